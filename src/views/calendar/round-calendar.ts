import { listRounds, type Round } from "#features/rounds/round-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { dayAfter } from "#lib/partial-date.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { dayText, momentText, textLine } from "./calendar-lines.ts";

export type RoundMark = { uid: string; changedAt: Date; changes: number };

/** The days of rounds for those who are told of rounds: when reports begin to be asked for, and when they are due. */
export async function roundLinesFor(actor: Actor, locale: Locale): Promise<string[]> {
  const rounds = await listRounds(actor);
  const events = await database().event.findMany({
    where: { subject: "round", subjectId: { in: rounds.map(({ year }) => year) } },
    orderBy: { id: "asc" },
    select: { subjectId: true, hash: true, recordedAt: true },
  });
  const byYear = Map.groupBy(events, ({ subjectId }) => subjectId);
  return rounds.flatMap((round) => {
    const own = byYear.get(round.year) ?? [];
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    return roundLines(round, { uid: first.hash, changedAt: last.recordedAt, changes: own.length }, locale);
  });
}

export function roundLines(
  { year, opensOn, dueOn }: Pick<Round, "year" | "opensOn" | "dueOn">,
  { uid, changedAt, changes }: RoundMark,
  locale: Locale,
): string[] {
  const t = translator(locale);
  const entry = (what: "opens" | "due", day: string) => [
    "BEGIN:VEVENT",
    `UID:${uid}-${what}`,
    `DTSTAMP:${momentText(changedAt)}`,
    `SEQUENCE:${changes - 1}`,
    "STATUS:CONFIRMED",
    `DTSTART;VALUE=DATE:${dayText(day)}`,
    `DTEND;VALUE=DATE:${dayText(dayAfter(day))}`,
    textLine("SUMMARY", t(`rounds:calendar.${what}`, { year }), locale),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
  return [...entry("opens", opensOn), ...entry("due", dueOn)];
}
