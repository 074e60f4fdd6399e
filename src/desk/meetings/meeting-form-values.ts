import type { z } from "zod";
import {
  attendanceRange,
  type MeetingType,
  newMeetingCode,
  numberRange,
  precisionOfDates,
} from "#features/meetings/meeting.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { LanguageStates } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type NumberRange, numberProblem, readNumber } from "#i18n/number-reading.ts";
import { translator } from "#i18n/t.ts";
import { rowsOf, withRows } from "#ui/form/form-row-values.ts";
import {
  type FormValues,
  idOf,
  localizedOf,
  localizedValues,
  type Problem,
  partialDateOf,
  partialDateValues,
  textOf,
} from "#ui/form/form-state.ts";

/** Empty rows that wait for the next topic or number. */
const spareRows = 2;

type Editable = Omit<
  MeetingItem,
  "id" | "firstDay" | "lastDay" | "place" | "sample" | "published" | "datePrecision" | "type" | "title" | "outcome"
> & {
  type: string;
  datePrecision: string;
  place: { code: string } | null;
  title: Localized & { state: LanguageStates };
  outcome: Localized;
};

/** Gives the controls of the meeting form their values. */
export function meetingValues(meeting: Editable): FormValues {
  const { start, end, datePrecision, title } = meeting;
  const values: FormValues = {
    code: meeting.code,
    version: String(meeting.version),
    type: meeting.type,
    number: meeting.number === null ? "" : String(meeting.number),
    pillar: meeting.pillar === null ? "" : String(meeting.pillar),
    ...localizedValues("title", meeting.title),
    ...localizedValues("titleState", { en: stateOf(title.state.en), ru: stateOf(title.state.ru) }),
    ...partialDateValues("start", start),
    ...partialDateValues("end", end),
    precision: datePrecision === "week" || datePrecision === "within-range" ? datePrecision : "",
    ...localizedValues("city", meeting.city),
    place: meeting.place?.code ?? "",
    format: meeting.format ?? "",
    ...localizedValues("host", meeting.host),
    ...localizedValues("outcome", meeting.outcome),
    ...localizedValues("source", meeting.source),
  };
  const attendance = meeting.attendance.map((row) => ({
    what: row.what,
    qualifier: row.qualifier,
    value: String(row.value),
    ...localizedValues("source", row.source),
    ...localizedValues("note", row.note),
  }));
  const topics = meeting.topics.map((row, index) => ({
    ...localizedValues("text", row.text),
    ...localizedValues("source", row.source),
    position: String(index + 1),
  }));
  const conflicts = meeting.conflicts.map((row) =>
    withRows(
      {
        ...(row.scope && { scope: row.scope }),
        ...localizedValues("heading", row.heading),
        ...localizedValues("note", row.note),
      },
      "statements",
      row.statements.map(({ source, text }) => ({
        ...localizedValues("source", source),
        ...localizedValues("text", text),
      })),
    ),
  );
  return withSpareRows(
    withRows(withRows(withRows(values, "attendance", attendance), "topics", topics), "conflicts", conflicts),
  );
}

/** A title that is missing is a draft from its first letter on. */
function stateOf(state: string): string {
  return state === "missing" ? "draft" : state;
}

export const newMeetingValues: FormValues = meetingValues({
  ...{
    code: "",
    version: 0,
    type: "ewg",
    number: null,
    pillar: null,
    start: null,
    end: null,
    datePrecision: "unknown",
  },
  title: { en: null, ru: null, state: { en: "original", ru: "draft" } },
  city: { en: null, ru: null },
  ...{ place: null, format: null },
  host: { en: null, ru: null },
  outcome: { en: null, ru: null },
  source: { en: null, ru: null },
  ...{ attendance: [], topics: [], conflicts: [] },
});

/** Emptied rows are taken out, topics stand in the order of their numbers, and some empty rows follow. */
export function tidyMeetingValues(values: FormValues, locale: Locale): FormValues {
  return withSpareRows(withRows(values, "topics", inOrder(filled(values, "topics"), locale)));
}

function withSpareRows(values: FormValues): FormValues {
  const [attendance, topics] = [filled(values, "attendance"), filled(values, "topics")];
  const conflicts = filled(values, "conflicts").map((row) => withRows(row, "statements", filled(row, "statements"), 2));
  let tidy = withRows(values, "attendance", attendance, attendance.length + spareRows);
  tidy = withRows(tidy, "topics", topics, topics.length + spareRows);
  return withRows(tidy, "conflicts", conflicts);
}

/** Tidies the values for the schema, so that the rows of its answer are those of the form. */
export function meetingOf(values: FormValues, taken: readonly string[], locale: Locale) {
  const type = textOf(values, "type") as MeetingType;
  const [start, end] = [partialDateOf(values, "start"), partialDateOf(values, "end")];
  const number = numberIn(textOf(values, "number"), locale, numberRange);
  const pillar = textOf(values, "pillar") === "" ? null : idOf(values, "pillar");
  const title = localizedOf(values, "title");
  return {
    code: textOf(values, "code") || newMeetingCode({ type, number, pillar, start }, taken),
    ...{ type, number, pillar, title, start, end },
    titleState: Object.fromEntries(
      locales.map((locale) => [locale, title[locale] ? textOf(values, `titleState.${locale}`) : "missing"]),
    ),
    datePrecision: textOf(values, "precision") || precisionOfDates(start, end),
    city: localizedOf(values, "city"),
    place: textOf(values, "place") || null,
    format: textOf(values, "format") || null,
    host: localizedOf(values, "host"),
    outcome: localizedOf(values, "outcome"),
    source: localizedOf(values, "source"),
    attendance: filled(values, "attendance").map((row) => ({
      what: textOf(row, "what"),
      qualifier: textOf(row, "qualifier"),
      value: numberIn(textOf(row, "value"), locale, attendanceRange),
      source: localizedOf(row, "source"),
      note: noneIfEmpty(localizedOf(row, "note")),
    })),
    topics: filled(values, "topics").map((row) => ({
      text: localizedOf(row, "text"),
      source: noneIfEmpty(localizedOf(row, "source")),
    })),
    conflicts: filled(values, "conflicts").map((row) => ({
      ...(textOf(row, "scope") && { scope: textOf(row, "scope") }),
      heading: localizedOf(row, "heading"),
      statements: filled(row, "statements").map((statement) => ({
        source: localizedOf(statement, "source"),
        text: localizedOf(statement, "text"),
      })),
      note: localizedOf(row, "note"),
    })),
  };
}

/** Every problem at its control, in the words of the page. */
export function meetingProblems(issues: readonly z.core.$ZodIssue[], values: FormValues, locale: Locale): Problem[] {
  const t = translator(locale);
  const unread = numberProblems(values, locale);
  const isUnread = ({ path }: z.core.$ZodIssue) => unread.some(({ field }) => field === path.join("."));
  const others = issues
    .filter((issue) => !isUnread(issue))
    .map((issue): Problem => {
      const path = issue.path.map(String);
      const field = (path.join(".") || "title").replace(/^datePrecision/, "precision");
      if (issue.code === "too_big" && issue.origin === "string") {
        return { field, message: t("staff:problem.tooLong", { count: Number(issue.maximum) }) };
      }
      const problem = issue.code === "custom" && String(issue.params?.problem ?? "");
      if (problem === "twoOriginals") return { field: "titleState.ru", message: t("staff:problem.twoOriginals") };
      if (problem === "endsBeforeItBegins" || problem === "weekOfAMonth" || problem === "rangeOfTwo") {
        return { field, message: t(`staff:problem.${problem}`) };
      }
      const place = path.filter((part) => !/^\d+$/.test(part)).join(".");
      const message = messages[place as keyof typeof messages];
      return { field, message: t(`staff:problem.${message ?? "choose"}`) };
    });
  return [...unread, ...others];
}

/** Of each number that was typed and is none, the sentence that says why. */
function numberProblems(values: FormValues, locale: Locale): Problem[] {
  const inRows = (rows: string, name: string, range: NumberRange) =>
    rowsOf(values, rows).map((_, index) => ({ field: `${rows}.${index}.${name}`, range }));
  const numbers = [
    { field: "number", range: numberRange },
    ...inRows("attendance", "value", attendanceRange),
    ...inRows("topics", "position", places),
  ];
  return numbers.flatMap(({ field, range }) => {
    const reading = readNumber(textOf(values, field), locale, { range });
    return reading.ok ? [] : [{ field, message: numberProblem(reading.problem, translator(locale)) }];
  });
}

const messages = {
  title: "title",
  start: "date",
  end: "date",
  "attendance.value": "value",
  "attendance.source": "source",
  "topics.text": "topic",
  "conflicts.heading": "heading",
  "conflicts.statements": "statements",
  "conflicts.statements.text": "statement",
  "conflicts.statements.source": "statementSource",
} as const;

/** A row holds this before anybody has typed anything. */
const preset = /^(what|qualifier|position|scope|statements\.rows)$/;

function filled(values: FormValues, name: string): FormValues[] {
  return rowsOf(values, name).filter((row) =>
    Object.entries(row).some(([key, value]) => !preset.test(key) && [value].flat().some((text) => text.trim() !== "")),
  );
}

/** A form holds at most so many rows. */
const places: NumberRange = { least: 1, most: 200 };

/** A topic given another place stands before the one that had it if it moved up, after it if it moved down. */
function inOrder(topics: readonly FormValues[], locale: Locale): FormValues[] {
  return topics
    .map((row, index) => {
      const reading = readNumber(textOf(row, "position"), locale, { range: places });
      const was = index + 1;
      const place = (reading.ok && reading.value) || was;
      return { row, place: place + Math.sign(place - was) / 2, isRead: reading.ok };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ row, isRead }, index) => (isRead ? { ...row, position: String(index + 1) } : row));
}

/** The schema refuses a number that is none. */
function numberIn(typed: string, locale: Locale, range: NumberRange): number | null {
  const reading = readNumber(typed, locale, { range });
  return reading.ok ? reading.value : Number.NaN;
}

function noneIfEmpty<L extends { en: string | null; ru: string | null }>(value: L): L | null {
  return value.en || value.ru ? value : null;
}
