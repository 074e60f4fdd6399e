import { type Locale, locales } from "./locale.ts";
import { formatNumber, signsOf, writeNumber } from "./number.ts";
import type { T } from "./t.ts";

/** Why a text is no number, with the text as it was typed. Each of the `readings` can be read in one way only. */
export type NumberProblem =
  | { name: "notANumber" | "notOneNumber" | "severalCells"; text: string; example: string }
  | ({ name: "notAYear" | "outOfRange"; text: string } & NumberRange)
  | { name: "twoReadings" | "notWhole"; text: string; readings: { whole: string; part: string } }
  | { name: "tooLarge"; text: string; count: number }
  | { name: "tooExact"; text: string; count: number; kept: string };

export type NumberRange = { least: number; most: number };

/** `decimals`: how many digits after the sign are kept; without it only a whole number can stand. */
export type NumberLimits = { decimals?: number; range?: NumberRange };

/** The value is `null` where nothing was typed. */
export type NumberReading = { ok: true; value: number | null } | { ok: false; problem: NumberProblem };

type Signs = { group: string; decimal: string };

/** In all usages that our readers know. */
const usages: readonly Signs[] = [
  { group: " ", decimal: "." },
  { group: " ", decimal: "," },
  { group: ",", decimal: "." },
  { group: ".", decimal: "," },
];

const ownUsage = Object.fromEntries(locales.map((locale) => [locale, signsOf(locale)])) as Record<Locale, Signs>;

/** Before the decimal sign; and in all, so many as a number in the memory of a computer keeps exactly. */
const mostWholeDigits = 12;
const mostDigits = 15;

/**
 * Reads the number that a person typed on a page of this language. Nothing is guessed and nothing rounded. Signs stand
 * where some usage has them; where usages differ ("1.250") the person is asked, unless the language of the page groups
 * thousands so. Spaces of every kind group digits, but a tab or a line break stands between two cells.
 */
export function readNumber(typed: string, locale: Locale, limits: NumberLimits = {}): NumberReading {
  const { decimals = 0, range } = limits;
  const text = trimmed(typed);
  if (text === "") return { ok: true, value: null };
  const minus = /^[-−–]/.test(text) ? "-" : "";
  const unsigned = text.slice(minus.length).replace(/\p{Zs}/gu, " ");

  const readings = [...new Set(usages.flatMap((signs) => readAs(unsigned, signs) ?? []))];
  const [reading] = readings;
  if (reading === undefined) {
    const whole = range && range.most < 12_500 ? 12 : 12_500;
    return refused({ name: unlike(text), text, example: formatNumber(decimals > 0 ? 12_500.5 : whole, locale) });
  }
  if (reading.split(".", 1).join().length > mostWholeDigits) {
    return refused({ name: "tooLarge", text, count: mostWholeDigits });
  }
  const inOwnGroups = readings.find((one) => isWhole(one) && one === readAs(unsigned, ownUsage[locale]));
  const meant = readings.length === 1 ? reading : inOwnGroups;
  if (meant === undefined || (decimals === 0 && !isWhole(meant))) {
    const written = (digits: string) => writeNumber(`${minus}${digits}` as `${number}`, locale);
    const part = written(readings.find((one) => !isWhole(one)) ?? reading);
    const whole = written(unsigned.replace(/\D/g, ""));
    return refused({ name: decimals === 0 ? "notWhole" : "twoReadings", text, readings: { whole, part } });
  }
  const room = Math.min(decimals, mostDigits - meant.split(".", 1).join().length);
  const kept = rounded(meant, room);
  if (kept !== rounded(meant, 100)) {
    const written = writeNumber(`${minus}${kept}` as `${number}`, locale);
    return refused({ name: "tooExact", text, count: room, kept: written });
  }
  const value = Number(kept) && Number(`${minus}${kept}`);
  return range && !isIn(range, value) ? refused({ name: "outOfRange", text, ...range }) : { ok: true, value };
}

/** A year has four digits and no signs. */
export function readYear(typed: string, range: NumberRange): NumberReading {
  const text = trimmed(typed);
  if (text === "") return { ok: true, value: null };
  const value = /^\d{4}$/.test(text) ? Number(text) : 0;
  return isIn(range, value) ? { ok: true, value } : refused({ name: "notAYear", text, ...range });
}

/** The sentence beside the field, in the language of the page. */
export function numberProblem(problem: NumberProblem, t: T): string {
  const text = problem.text.length > 60 ? `${problem.text.slice(0, 60)}…` : problem.text;
  switch (problem.name) {
    case "notAYear":
      return t("numbers:notAYear", { text, leastYear: problem.least, mostYear: problem.most });
    case "outOfRange":
      return t("numbers:outOfRange", { text, least: problem.least, most: problem.most });
    case "tooLarge":
      return t("numbers:tooLarge", { text, count: problem.count });
    case "tooExact":
      return t("numbers:tooExact", { text, count: problem.count, kept: problem.kept });
    case "twoReadings":
    case "notWhole":
      return t(`numbers:${problem.name}`, { text, ...problem.readings });
    default:
      return t(`numbers:${problem.name}`, { text, example: problem.example });
  }
}

/** The number in plain digits with a decimal point, its decimals as they stand; `null` where these signs have no such number. */
function readAs(text: string, { group, decimal }: Signs): string | null {
  const [whole = "", decimals, ...more] = text.split(decimal);
  const [first = "", ...groups] = whole.split(group);
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && groups.every((digits) => /^\d{3}$/.test(digits));
  if (!(groups.length === 0 ? /^\d+$/.test(first) : isGrouped)) return null;
  if (more.length > 0 || !/^\d+$/.test(decimals ?? "0")) return null;
  const digits = [first, ...groups].join("").replace(/^0+(?=\d)/, "");
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/** A tab looks like the space that it is not, and a sign in the wrong place like the right one: each is told. */
function unlike(text: string): "notANumber" | "notOneNumber" | "severalCells" {
  if (/\d.*[\t\n\v\f\r].*\d/s.test(text)) return "severalCells";
  return /^[-−–]?\d[\d\p{Zs}.,]*$/u.test(text) ? "notOneNumber" : "notANumber";
}

function isIn({ least, most }: NumberRange, value: number): boolean {
  return least <= value && value <= most;
}

function isWhole(reading: string): boolean {
  return !reading.includes(".");
}

/** Rounds the digits themselves, not the nearest binary number, and takes zeros off their end. */
function rounded(reading: string, decimals: number): string {
  return new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: decimals }).format(
    reading as `${number}`,
  );
}

/** A copy brings spaces, line breaks and invisible marks along. */
function trimmed(typed: string): string {
  return typed.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "");
}

function refused(problem: NumberProblem): NumberReading {
  return { ok: false, problem };
}
