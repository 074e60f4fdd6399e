import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { MeetingInput } from "./meeting.ts";
import { type MeetingListQuery, parseMeetingQuery } from "./meeting-filter.ts";

type Kind = Pick<MeetingInput, "type" | "pillar">;
type Days = { firstDay: string | null; lastDay: string | null };
type Member = Kind & Days & { code: string; number: number | null; start: string | null };

/** Meetings that follow one another: the conferences, the policy meetings, the expert groups of a pillar. Others stand alone. */
export function isOfSeries(one: Kind, other: Kind): boolean {
  if (one.type === "consultation" || one.type !== other.type) return false;
  return one.type === "ewg" ? one.pillar !== null && one.pillar === other.pillar : true;
}

/** The list of a series is the list of all meetings, filtered. */
export function askedForSeries({ type, pillar }: Kind): MeetingListQuery {
  return { ...parseMeetingQuery(new URLSearchParams()), type: [type], pillar: pillar === null ? [] : [String(pillar)] };
}

/**
 * The one before and the one after in its series. A number tells the place of a meeting whose days nobody knows, and of
 * meetings that may have been at the same time none was before the other.
 */
export function neighboursInSeries<M extends Member>(
  meeting: M,
  all: readonly M[],
): { before: M | null; after: M | null } {
  const others = all.filter((other) => other.code !== meeting.code && isOfSeries(meeting, other));
  const before = others.filter((other) => isBefore(other, meeting));
  const after = others.filter((other) => isBefore(meeting, other));
  return {
    before: before.find((one) => !before.some((other) => isBefore(one, other))) ?? null,
    after: after.find((one) => !after.some((other) => isBefore(other, one))) ?? null,
  };
}

function isBefore(one: Member, other: Member): boolean {
  if (one.number !== null && other.number !== null) return one.number < other.number;
  return one.lastDay !== null && other.firstDay !== null && one.lastDay < other.firstDay;
}

/** The number of the next one of a numbered series: expert groups and consultations are told apart by year. */
export function nextNumber(meeting: Kind, all: readonly Member[]): number | null {
  if (meeting.type === "ewg") return null;
  const numbers = all.flatMap((other) => (isOfSeries(meeting, other) ? (other.number ?? []) : []));
  return numbers.length > 0 ? Math.max(...numbers) + 1 : null;
}

type Named = { number: number | null; start: string | null };

/** Its title as the next one is called: its number and its year, where they stand in it as figures. */
export function titleOfNext(title: Localized, { number, start }: Named, next: number | null): Localized {
  const year = Number(start?.slice(0, 4)) || null;
  const called = (locale: Locale) => {
    const numbered = number === null || next === null ? title[locale] : withNumber(title[locale], locale, number, next);
    return year === null ? numbered : (numbered?.replaceAll(wordOf(year), String(year + 1)) ?? null);
  };
  return Object.fromEntries(locales.map((locale) => [locale, called(locale)])) as Localized;
}

/** "15th" is "16th", and "21st" after "20th": the ending is that of the language. */
const endings: Record<Locale, { of: string; after: (number: number) => string | null }> = {
  en: { of: "(?:st|nd|rd|th)", after: (number) => englishEndings[new Intl.PluralRules("en", ordinal).select(number)] },
  ru: { of: "-[а-я]+", after: () => null },
};
const ordinal = { type: "ordinal" } as const;
const englishEndings: Record<Intl.LDMLPluralRule, string> = {
  ...{ one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" },
};

function withNumber(title: string | null, locale: Locale, number: number, next: number): string | null {
  const { of, after } = endings[locale];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${number}(${of})`, "gu");
  return title?.replace(found, (_, ending: string) => `${next}${after(next) ?? ending}`) ?? null;
}

function wordOf(year: number): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${year}(?![\\p{L}\\p{N}])`, "gu");
}
