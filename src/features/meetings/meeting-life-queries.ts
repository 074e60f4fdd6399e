import { dayOf } from "#i18n/format.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import type { MeetingDays } from "./meeting-life.ts";

export type Said = { at: Date; by: string | null };

export type MeetingLife = MeetingDays & {
  /** the day since which anybody reads it */
  publicOn: string | null;
  /** each of these days was said by somebody, at a moment; of a day that nobody has said there is nothing */
  said: Partial<Record<keyof MeetingDays, Said>>;
};

/** The days of a meeting beside its own, for those who may read it. */
export async function findLife(actor: Actor, id: number): Promise<MeetingLife | null> {
  const row = await database().meeting.findFirst({ where: { AND: [readable.meetings(actor), { id }] } });
  if (!row) return null;
  const day = (date: Date | null) => date && dateToDay(date);
  const days: MeetingDays = {
    ...{ invitedOn: day(row.invitedOn), reviewFrom: day(row.reviewFrom) },
    ...{ registrationFrom: day(row.registrationFrom), registrationUntil: day(row.registrationUntil) },
  };
  const [first] = [row.publishedEnAt, row.publishedRuAt].filter((at) => at !== null).sort((a, b) => +a - +b);
  return { ...days, publicOn: first ? dayOf(first) : null, said: await saidOf(id, days) };
}

async function saidOf(id: number, days: MeetingDays): Promise<MeetingLife["said"]> {
  const events = await database().event.findMany({
    where: { subject: "meeting", subjectId: id, verb: "steps" },
    orderBy: { id: "asc" },
    select: { version: true, snapshot: true, recordedAt: true, actor: { select: { name: true } } },
  });
  const told = events.map((event) => ({ event, kept: keptIn("meeting", event) }));
  const said = (name: keyof MeetingDays) => {
    // Said by whoever changed it last: a later save of other days leaves it.
    const first = told.findLastIndex(({ kept }) => kept[name]?.slice(0, 10) !== days[name]) + 1;
    const found = days[name] === null ? undefined : told[first]?.event;
    return found ? [[name, { at: found.recordedAt, by: found.actor?.name ?? null }] as const] : [];
  };
  return Object.fromEntries((Object.keys(days) as (keyof MeetingDays)[]).flatMap(said));
}
