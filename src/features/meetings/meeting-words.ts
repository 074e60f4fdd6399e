import { formatDates } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { MeetingItem } from "./meeting-queries.ts";

type Named = Pick<MeetingItem, "type" | "pillar" | "start" | "end" | "datePrecision">;

export function pillarWord(pillar: number, locale: Locale): string {
  return translator(locale)("meetings:pillar", { numeral: roman(pillar) });
}

/** "Pillar III", "Policy meeting": which meeting, in a line that has no room for its title. */
export function shortName({ type, pillar }: Pick<MeetingItem, "type" | "pillar">, locale: Locale): string {
  return type === "ewg" && pillar !== null ? pillarWord(pillar, locale) : translator(locale)(`meetings:short.${type}`);
}

/** "Pillar III, 28–29 Oct", with the year where it is another than `year`. */
export function shortNameWithDates(meeting: Named, locale: Locale, year?: string): string {
  const dates = formatDates(meeting, locale, { short: true, year: meeting.start?.slice(0, 4) !== year });
  return `${shortName(meeting, locale)}, ${dates}`;
}

/** City and country as they were called then: "Ankara, Turkey". Empty where no source names a place. */
export function placeParts(meeting: Pick<MeetingItem, "city" | "place">, locale: Locale) {
  return [inLanguage(meeting.city, locale), inLanguage(meeting.place?.nameThen, locale)].filter(
    (part) => part !== null,
  );
}

/** The title, for what has no room for marks: crumbs, head of the document, calendars. */
export function titleText(meeting: Pick<MeetingItem, "title" | "code">, locale: Locale): string {
  return plainWords(meeting.title, locale) ?? meeting.code;
}

/** Whether title, host, agenda and outcome of this language are somebody's translation that nobody has confirmed. */
export function isUnconfirmed({ title }: Pick<MeetingItem, "title">, locale: Locale): boolean {
  return isUnsettled(title.state[locale]);
}
