import { fold } from "#features/partners/partner.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { locales } from "#i18n/locale.ts";
import { formatMonths } from "#i18n/months.ts";
import type { T } from "#i18n/t.ts";
import type { SheetCell } from "#lib/sheets/sheet.ts";
import type { SheetField } from "#lib/sheets/table-finding.ts";
import { type Mode, type Service, services } from "./delegation.ts";

/** In headings of lists of participants, as `fold` writes them: without accents, "й" as "и". */
const headings: Record<string, RegExp> = {
  partner:
    /^(partner|country|state|delegation|country organi[sz]ation|partner organi[sz]ation|organi[sz]ation|participating state|member state|name of (the )?(partner|country)|партнер|страна|государство|делегация|страна организация|организация|государство участник|наименование (партнера|страны))s?$/,
  family: /^(family name|last name|surname|фамилия)$/,
  given: /^(given names?|first names?|forenames?|имя)$/,
  patronymic: /^(patronymic|middle names?|отчество)$/,
  name: /^((full )?name|names?|participant|name of (the )?(participant|delegate|person)|delegate|person|name and surname|surname and name|name surname|ф и о|фио|имя и фамилия|фамилия и имя|фамилия имя( отчество)?|участник|делегат|имя фамилия)s?$/,
  function:
    /^(function|functional title|title|position|job title|post|function title|position title|rank and position|должность|функция|звание и должность|должность звание)$/,
  service: /^(service|agency|authority|ministry|body|institution|служба|ведомство|орган|министерство|учреждение)$/,
  head: /^(head|head of (the )?delegation|role|hod|role in (the )?delegation|глава|глава делегации|роль|роль в делегации)$/,
  mode: /^(mode|participation|mode of participation|attendance|format|mode of attendance|in person online|форма участия|участие|формат участия|формат|присутствие)$/,
};

const dayPrefix = "day:";

export function dayField(day: string): string {
  return dayPrefix + day;
}

export function dayOfField(field: string): string | null {
  return field.startsWith(dayPrefix) ? field.slice(dayPrefix.length) : null;
}

/** The columns that a list of participants of a meeting on these days may have. */
export function delegationColumns(
  days: readonly string[],
  t: T,
  locale: Locale,
): readonly (SheetField & { label: string })[] {
  const plain = Object.entries(headings).map(([key, pattern]) => ({
    key,
    label: t(`delegations:columns.${key as "partner"}`),
    recognises: ({ text }: SheetCell) => pattern.test(words(text)),
  }));
  const ofDays = days.map((day, index) => ({
    key: dayField(day),
    label: formatDate(day, locale),
    recognises: (cell: SheetCell) => isDayHeading(cell, day, index),
  }));
  return [...ofDays, ...plain];
}

/** A partner with a name: without both, no row says who comes for whom. */
export function isWholeList(keys: ReadonlySet<string>): boolean {
  return keys.has("partner") && (keys.has("name") || keys.has("family"));
}

function words(text: string): string {
  return (
    fold(text.replace(/\([^)]*\)/g, " "))
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}

/** "28 Oct", "Oct 28, 2021", "28.10", "28/10/2021", "28 октября", "Thursday 28 October", "Day 1", "2021-10-28". */
function isDayHeading({ text, odd }: SheetCell, day: string, index: number): boolean {
  if (odd?.is === "day") return text === day;
  const [year = "", month = "", number = ""] = day.split("-");
  const folded = words(text).replace(/(?<=\d)(st|nd|rd|th)\b/g, "");
  if (folded === `day ${index + 1}` || folded === `день ${index + 1}` || folded === `${index + 1} день`) return true;
  const parts = folded.split(" ").filter((part) => !weekdays.test(part));
  const numbers = parts.filter((part) => /^\d+$/.test(part)).map(Number);
  const named = parts.filter((part) => !/^\d+$/.test(part));
  const withoutYear = numbers.filter((one) => one !== Number(year) && one !== Number(year) % 100);
  if (named.length === 1) {
    const isMonth = monthWords[Number(month) - 1]?.some((name) => isBegunBy(name, named[0] ?? ""));
    return isMonth === true && numbers[0] !== undefined && withoutYear.length <= 1 && numbers.includes(Number(number));
  }
  if (named.length > 0 || numbers.length < 2) return false;
  // The year first, or the day: no list of the Initiative writes the month before it.
  const [first, second, third] = numbers;
  if (first === Number(year)) return second === Number(month) && third === Number(number);
  const isYear = third === undefined || third === Number(year) || third === Number(year) % 100;
  return first === Number(number) && second === Number(month) && isYear;
}

const weekdays =
  /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$|^(пн|вт|ср|чт|пт|сб|вс)$|^(понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$|^(г|год|года|of|the)$/;

const monthWords: readonly string[][] = Array.from({ length: 12 }, (_, month) =>
  locales.flatMap((locale) => {
    const name = fold(formatMonths(locale)[month] ?? "");
    const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(
      Date.UTC(2021, month, 1),
    );
    return [name, ...(fold(day).match(/\p{L}+/gu) ?? [])];
  }),
);

/** "oct" of "october"; "мая" of "мая". */
function isBegunBy(name: string, typed: string): boolean {
  return name === typed || (typed.length >= 3 && name.startsWith(typed)) || (typed === "sept" && name === "september");
}

const modeWords: readonly [Mode | "unstated" | "yes", RegExp][] = [
  ["unstated", /^(|tbc|tbd|n a|not stated|unknown|не указано|неизвестно|уточняется)$/],
  [
    "absent",
    /^(absent|no|not attending|does not attend|apologies|no show|нет|отсутствует|отсутствовала?|не участвует|не участвовала?)$/,
  ],
  [
    "online",
    /^(on ?line|remote|remotely|virtual|virtually|zoom|teams|webex|interprefy|video|онлаин|он лаин|дистанционно|удаленно|виртуально|видеосвязь|по видеосвязи)$/,
  ],
  [
    "room",
    /^(room|in (the )?room|in person|inperson|on ?site|physical|physically|vienna|f2f|очно|лично|в зале|зал|очная)$/,
  ],
  ["yes", /^(yes|y|x|х|v|да|есть|attends|attending|present|присутствует|участвует|1)$/],
];

/** "yes" says that somebody comes, and not how; `null` is a word that says none of this. */
export function modeIn(text: string): Mode | "unstated" | "yes" | null {
  const typed = words(text);
  if (typed === "" && text.trim() !== "")
    return /^[✓✔☑+]+$/u.test(text.trim()) ? "yes" : /^[?]+$/.test(text.trim()) ? "unstated" : null;
  return modeWords.find(([, pattern]) => pattern.test(typed))?.[0] ?? null;
}

export function isHeadIn(text: string): boolean | null {
  const typed = words(text);
  if (
    /^(head|head of (the )?delegation|hod|chief|leader|yes|y|x|х|да|глава|глава делегации|руководитель|руководитель делегации)$/.test(
      typed,
    )
  )
    return true;
  if (
    /^(|no|member|delegate|adviser|advisor|expert|participant|нет|член|член делегации|делегат|советник|эксперт|участник)$/.test(
      typed,
    )
  )
    return false;
  return /^[✓✔☑+]+$/u.test(text.trim()) ? true : null;
}

const serviceWords: readonly [Service, RegExp][] = [
  [
    "financial-intelligence",
    /financial (intelligence|monitoring)|\bfiu\b|money laundering|финансов\p{L}* (разведк|мониторинг)|отмывани/u,
  ],
  [
    "drug-control",
    /drug (control|enforcement|policy)|counter ?narcotics|anti ?narcotics|narcotics|наркоконтрол|по контролю (за )?нарко|наркотик/u,
  ],
  ["customs", /customs|таможен|таможн/u],
  ["border", /border|пограничн/u],
  ["prosecution", /prosecut|attorney general|прокур/u],
  ["justice", /justice|court|judicia|юстици|(^| )суд/u],
  [
    "foreign-affairs",
    /foreign affairs|external relations|embassy|permanent mission|\bmfa\b|иностранных дел|посольств|представительств|\bмид\b/u,
  ],
  ["health", /health|medicin|здравоохранени|медицин/u],
  ["security", /security|intelligence|безопасности|разведк/u],
  [
    "police",
    /police|ministry of (the )?interior|internal affairs|\bmoi\b|gendarmerie|law enforcement|полици|внутренних дел|(^| )мвд( |$)|милици/u,
  ],
  ["research", /universit|academ|institute|research|университет|академи|институт|исследован/u],
];

/** A service by its name in the list, or by what people call it; `other` where it is none of these, `null` where nothing is said. */
export function serviceIn(text: string, said: Readonly<Record<Service, readonly string[]>>): Service | null {
  const typed = words(text);
  if (typed === "") return null;
  const named = services.find((service) => said[service].some((name) => words(name) === typed));
  return named ?? serviceWords.find(([, pattern]) => pattern.test(typed))?.[0] ?? "other";
}
