import { dateMeaning, precisionOf } from "#lib/partial-date.ts";
import { datesOfPart, type Period, yearOfPeriod } from "#lib/period.ts";
import type { Locale } from "./locale.ts";
import { usage } from "./number.ts";
import { resources } from "./resources.ts";
import { translator } from "./t.ts";
import { typeset } from "./typeset.ts";

export { formatNumber } from "./number.ts";
export { typeset } from "./typeset.ts";

/** `start` and `end` are partial dates: "2021", "2008-12" or "2021-11-15". */
export type Dates = { start: string | null; end: string | null; datePrecision: string };

export type Quantity = { value: number; qualifier: string };

/**
 * "16 November 2021", "ноябрь 2019 года", "2008"; `short` abbreviates the month: "16 Nov 2021". `of` is the case after
 * "since" and "until": "с ноября 2019 года".
 */
export function formatDate(date: string | null, locale: Locale, { short = false, of = false } = {}): string {
  if (!date) return translator(locale)("ui:date.unknown");
  return typeset(write(date, { locale, short, of, year: true }), locale);
}

/**
 * "15–16 November 2021", "15–16 ноября 2021 года"; says what is not known. `short`, for leaders and tables, abbreviates
 * the month and leaves out the year unless `year` asks for it.
 */
export function formatDates(
  { start, end, datePrecision }: Dates,
  locale: Locale,
  options: { short?: boolean; year?: boolean } = {},
): string {
  const t = translator(locale);
  const { short = false, year = !short } = options;
  if (!start || datePrecision === "unknown") return t("ui:date.unknown");
  const style = { locale, short, year };
  if (datePrecision === "week") return t("ui:date.week", { month: write(start.slice(0, 7), { ...style, of: true }) });
  if (datePrecision === "end-unknown") {
    const from = write(start, { ...style, of: true });
    return t(short ? "ui:date.shortEndUnknown" : "ui:date.endUnknown", { from });
  }
  if (!end || end === start) return typeset(write(start, style), locale);
  if (datePrecision === "within-range") {
    const from = write(start, { ...style, of: true, ...beforeEnd(start, end, style.year) });
    return t("ui:date.within", { from, to: write(end, style) });
  }
  return typeset(writeRange(start, end, style), locale);
}

/** The first and the last day that something can have happened: "16 November 2021", "May 2024", "between 3 and 9 May 2024". */
export function formatDays(days: { from: string; on: string }, locale: Locale): string {
  const date = dateMeaning(days);
  return date
    ? formatDate(date, locale)
    : formatDates({ start: days.from, end: days.on, datePrecision: "within-range" }, locale);
}

/** "2021", "January to September 2021", "as at 31 December 2017", "in total since 1 January 2012, as at 1 October 2020". */
export function formatPeriod(period: Period, locale: Locale): string {
  const t = translator(locale);
  const style = { locale, short: false, year: true };
  if (period.kind === "year") return formatDate(String(yearOfPeriod(period)), locale);
  if (period.kind === "part") {
    const { start, end } = datesOfPart(period);
    const from = write(start, { ...style, of: true, ...beforeEnd(start, end, true) });
    return typeset(t("ui:period.part", { from, to: write(end, style) }), locale);
  }
  const on = write(period.to, style);
  if (period.kind === "day") return typeset(t("ui:period.day", { on }), locale);
  const since = period.from && write(period.from, { ...style, of: true });
  return typeset(since ? t("ui:period.since", { since, on }) : t("ui:period.total", { on }), locale);
}

/** A whole day ("2021-11-16") as it is written into a form; what is no whole day stays as it was typed. */
export function formatTypedDay(typed: string, locale: Locale): string {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed) ?? [];
  return year ? translator(locale)("ui:date.typed", { year, month, day }) : typed;
}

/** A moment of the record, by the clock of Vienna, which it names beside a device's own: "23 November 2026, 14:32 Vienna time". */
/** The name of a day of the week, of a day ("YYYY-MM-DD"): "Thursday". */
export function formatWeekday(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(usage[locale], { weekday: "long", timeZone: "UTC" }).format(new Date(day));
}

/** Clocks as people call them, with how far they are from Greenwich; on a day, where it is known: "Eastern European Summer Time (UTC+3)". */
export function formatZone(zone: string, day: string | null, locale: Locale): string {
  const called = (timeZoneName: "long" | "longGeneric" | "shortOffset", locales: string) =>
    new Intl.DateTimeFormat(locales, { timeZone: zone, timeZoneName })
      .formatToParts(day ? new Date(`${day}T12:00Z`) : new Date())
      .find(({ type }) => type === "timeZoneName")?.value ?? zone;
  if (!day) return called("longGeneric", usage[locale]);
  return `${called("long", usage[locale])} (${called("shortOffset", "en").replace("GMT", "UTC")})`;
}

export function formatMoment(moment: Date, locale: Locale): string {
  const [date = "", time = ""] = viennaClock.format(moment).split(" ");
  return translator(locale)("ui:date.moment", { date: formatDate(date, locale), time });
}

/** The day of a moment, by the clock of Vienna, as a partial date. */
export function dayOf(moment: Date): string {
  return viennaClock.format(moment).slice(0, 10);
}

/** The year of a moment, by the clock of Vienna: what "this year" is. */
export function yearOf(moment: Date): number {
  return Number(dayOf(moment).slice(0, 4));
}

/** "more than 150", "более 150"; an unknown qualifier is an error, not a number without one. */
export function formatQuantity({ value, qualifier }: Quantity, locale: Locale): string {
  return translator(locale)(`ui:quantity.${qualifier as Qualifier}`, { count: value }).replaceAll(" ", "\u00A0");
}

/** Whether the noun after this qualifier stands in the genitive: "более 101 участника", but "почти 101 участник". */
export function takesGenitive(qualifier: string): boolean {
  return qualifier === "moreThan" || qualifier === "atLeast" || qualifier === "about";
}

/** "Austria, Italy and Spain". */
export function formatList(items: readonly string[], locale: Locale): string {
  return typeset(new Intl.ListFormat(usage[locale], { type: "conjunction" }).format(items), locale);
}

/** The same for items that are more than words: what stands before each of `count` items. */
export function betweenItems(count: number, locale: Locale): string[] {
  const items = Array.from({ length: count }, () => "-");
  const parts = new Intl.ListFormat(usage[locale], { type: "conjunction" }).formatToParts(items);
  return parts.flatMap(({ type }, index) => {
    const before = parts[index - 1];
    return type === "element" ? [before?.type === "literal" ? before.value : ""] : [];
  });
}

/** With a capital first letter, as a label begins. */
export function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(usage[locale]) + text.slice(1);
}

type Qualifier = keyof typeof resources.en.ui.quantity;

/** `of` is the case after "from": "с 26 ноября", "с ноября". */
type Style = { locale: Locale; short: boolean; year: boolean; month?: boolean; of?: boolean };

const viennaClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Vienna",
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
});

function write(date: string, style: Style): string {
  const [year = "", month, day] = date.split("-");
  const { short, of = false } = style;
  const t = translator(style.locale);
  if (!month) return short ? year : t(of ? "ui:date.ofYear" : "ui:date.year", { year });
  const names = resources[style.locale].ui.months;
  // A month that stands alone is written out.
  const oblique = short ? names.shortOf : names.of;
  const name = (day || of ? oblique : names.name)[Number(month) - 1];
  const text = [day && Number(day), style.month !== false && name].filter(Boolean).join(" ");
  if (!style.year) return text;
  return short ? `${text} ${year}` : t("ui:date.withYear", { date: text, year });
}

function writeRange(start: string, end: string, style: Style): string {
  if (precisionOf(start) === "year" && precisionOf(end) === "year") {
    return style.short ? `${start}–${end}` : translator(style.locale)("ui:date.years", { from: start, to: end });
  }
  const from = write(start, { ...style, ...beforeEnd(start, end, style.year) });
  const to = write(end, style);
  return /[ \u00A0]/.test(from) ? `${from} – ${to}` : `${from}–${to}`;
}

/** Leaves out of the first date of a range what the last one says. */
function beforeEnd(start: string, end: string, year: boolean): { year: boolean; month: boolean } {
  const sameYear = start.slice(0, 4) === end.slice(0, 4);
  const sameMonth = start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7);
  return { year: year && !sameYear, month: !sameMonth };
}
