import type { Translation } from "#features/translations/translation.ts";
import { reasonTranslations } from "#features/translations/translation-queries.ts";
import { type Localized, localized, sourceShown } from "#i18n/localized.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { type Kept, keptIn } from "#server/snapshot.ts";
import type { MeetingItem } from "./meeting-queries.ts";
import { type MeetingState, type MeetingStep, meetingMoves, standingSteps } from "./meeting-state.ts";

export type MeetingDates = Pick<MeetingItem, "start" | "end" | "datePrecision" | "firstDay" | "lastDay">;

/** A source told this of a meeting, and nobody has taken it back. */
export type StateTold = {
  verb: MeetingStep;
  state: MeetingState;
  /** the first and the last day that it can have been; that it was held happened on the days that it has now */
  occurred: { from: string; on: string } | null;
  source: Source;
  reason: Localized;
  reasonTranslation: Translation | null;
  /** the days that it had until it was postponed */
  before: MeetingDates | null;
};

/** Everything that is told of each of these meetings, by its id, in the order in which it was recorded. */
export async function statesTold(actor: Actor, meetings: readonly { id: number }[]): Promise<Map<number, StateTold[]>> {
  const ids = meetings.map(({ id }) => id);
  const rows = await database().meeting.findMany({
    where: { AND: [readable.meetings(actor), { id: { in: ids } }] },
    select: {
      ...{ id: true, firstDay: true, lastDay: true },
      ...{ publishedEnAt: true, publishedRuAt: true, discardedAt: true, voidedAt: true, access: true, named: true },
    },
  });
  const events = await database().event.findMany({
    where: { subject: "meeting", subjectId: { in: ids }, verb: { in: Object.keys(meetingMoves) } },
    orderBy: { id: "asc" },
    omit: { snapshot: true },
  });
  const translationOf = await reasonTranslations(actor, events);
  const bySubject = Map.groupBy(events, ({ subjectId }) => subjectId);
  const told = rows.map(async (row) => {
    const standing = standingSteps(bySubject.get(row.id) ?? []).map(async (event): Promise<StateTold> => {
      const own = event.verb === "hold" ? row : { firstDay: event.occurredFrom, lastDay: event.occurredOn };
      return {
        verb: event.verb,
        state: meetingMoves[event.verb].to,
        occurred: own.firstDay && own.lastDay ? { from: dateToDay(own.firstDay), on: dateToDay(own.lastDay) } : null,
        source: sourceShown(sourceIn(event), (words) => readable.words(actor, row, words)),
        reason: readable.words(actor, row, localized(event, "reason")),
        reasonTranslation: translationOf(event, [row]),
        before: event.verb === "postpone" ? await datesBefore(row.id, event.id) : null,
      };
    });
    return [row.id, await Promise.all(standing)] as const;
  });
  return new Map(await Promise.all(told));
}

async function datesBefore(id: number, event: bigint): Promise<MeetingDates | null> {
  const before = await database().event.findFirst({
    where: { subject: "meeting", subjectId: id, id: { lt: event } },
    orderBy: { id: "desc" },
    select: { version: true, snapshot: true },
  });
  if (!before) return null;
  const { start, end, datePrecision, firstDay, lastDay } = keptIn("meeting", before);
  const day = (kept: string | null) => kept?.slice(0, 10) ?? null;
  return { start, end, datePrecision, firstDay: day(firstDay), lastDay: day(lastDay) };
}

/**
 * A meeting as it stood at the end of that day ("YYYY-MM-DD"): its state by what was told until then, and the days that it had
 * then. An event without a day counts on none, and a meeting of which nothing was told yet has no state.
 */
export function stateOn<M extends MeetingDates>(
  meeting: M,
  told: readonly StateTold[],
  day: string,
): M & { state: MeetingState | null } {
  const then = told.findLast(({ occurred }) => occurred !== null && occurred.on <= day);
  const postponed = told.find(({ before, occurred }) => before !== null && (occurred === null || occurred.on > day));
  return { ...meeting, ...postponed?.before, state: then?.state ?? null };
}

/** The name of an entry in calendars, its last change, and how many there were, as far as its reader saw any. */
export type CalendarMark = { uid: string; changedAt: Date; changes: number };

/**
 * The hash of the event with which a meeting was recorded names it in calendars: no other meeting of any portal has it, and
 * it stays whatever the meeting, or the portal, is called later. A change of what this reader may not see is none.
 */
export async function calendarMarks(
  actor: Actor,
  meetings: readonly { id: number }[],
): Promise<Map<number, CalendarMark>> {
  const events = await database().event.findMany({
    where: { subject: "meeting", subjectId: { in: meetings.map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { subjectId: true, hash: true, recordedAt: true, version: true, snapshot: true },
  });
  const marks = [...Map.groupBy(events, ({ subjectId }) => subjectId ?? 0)].flatMap(([id, own]) => {
    const entries = own.map((event) => entryThen(actor, keptIn("meeting", event)));
    const changes = own.filter((_, index) => entries[index] !== (entries[index - 1] ?? null));
    const [first, last] = [own[0], changes.at(-1)];
    return first && last
      ? [[id, { uid: first.hash, changedAt: last.recordedAt, changes: changes.length }] as const]
      : [];
  });
  return new Map(marks);
}

/** The part of it that a calendar told this reader then; `null` while it was not for this reader. */
function entryThen(actor: Actor, kept: Kept<"meeting">): string | null {
  const moment = (at: string | null) => (at === null ? null : new Date(at));
  const record = {
    ...{ discardedAt: moment(kept.discardedAt), voidedAt: moment(kept.voidedAt) },
    ...{ publishedEnAt: moment(kept.publishedEnAt), publishedRuAt: moment(kept.publishedRuAt) },
    ...{ access: kept.access, named: kept.named },
  };
  if (!can.readRecord(actor, record)) return null;
  const { code, type, start, end, datePrecision, state, placeCode } = kept;
  const title = readable.words(actor, record, { en: kept.titleEn, ru: kept.titleRu });
  const city = readable.words(actor, record, { en: kept.cityEn, ru: kept.cityRu });
  return JSON.stringify({ code, type, start, end, datePrecision, state, placeCode, title, city });
}
