import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import type { MeetingItem } from "./meeting-queries.ts";

type Texts = Pick<MeetingItem, "title" | "city" | "hosts" | "outcome" | "source" | "attendance" | "reported"> & {
  agenda: readonly { title: Localized }[];
};

export type Missing = {
  what: "title" | "city" | "hosts" | "outcome" | "source" | "agenda" | "attendance" | "reported" | "recommendations";
  count: number;
};

/** Finds what a language lacks that the other one has, and the title that every language needs. */
export function missingIn(
  language: Locale,
  meeting: Texts,
  recommendations: readonly { text: Localized }[],
): Missing[] {
  const lacks = (value: Localized | null | undefined) => !value?.[language] && Boolean(value?.[otherLocale(language)]);
  const lacksAny = (source: Source) => source.filter(({ text }) => lacks(text)).length;
  const counts: Record<Missing["what"], number> = {
    title: Number(!meeting.title[language]),
    city: Number(lacks(meeting.city)),
    hosts: meeting.hosts.filter(({ name }) => lacks(name)).length,
    outcome: Number(lacks(meeting.outcome)),
    source: lacksAny(meeting.source),
    agenda: meeting.agenda.filter(({ title }) => lacks(title)).length,
    attendance: meeting.attendance.filter(({ source }) => lacksAny(source) > 0).length,
    reported: meeting.reported.filter(({ source, note }) => lacksAny(source) > 0 || lacks(note)).length,
    recommendations: recommendations.filter(({ text }) => lacks(text)).length,
  };
  return Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [{ what: what as Missing["what"], count }] : [],
  );
}
