import { z } from "zod";
import { tellings } from "#desk/text-telling.tsx";
import {
  attendanceRange,
  type MeetingType,
  meetingInput,
  newMeetingCode,
  numberRange,
  precisionOfDates,
  reportedRange,
} from "#features/meetings/meeting.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { nextNumber, titleOfNext } from "#features/meetings/meeting-series.ts";
import { statesOfWords, statesToFill } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { citation, isNamed } from "#i18n/source.ts";
import { citations, citing, number, pair, partialDate, rows, states, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** Everything that a meeting's page shows, in its order. */
const fields = (locale: Locale) =>
  z.object({
    type: words({ label: "staff:meeting.type" }),
    access: words({ label: "life:access.label", problem: "staff:problem.choose" }),
    title: pair({ label: "staff:pair.title", problem: "staff:problem.title" }),
    pillar: number(locale, { label: "staff:meeting.pillar" }),
    number: number(locale, { label: "staff:meeting.number", range: numberRange }),
    titleTold: tellings(),
    titleState: states({ en: "staff:meeting.titleState.en", ru: "staff:meeting.titleState.ru" }),
    start: partialDate({ label: "staff:meeting.start", problem: "staff:problem.date" }),
    end: partialDate({ label: "staff:meeting.end", problem: "staff:problem.date" }),
    place: words({ label: "staff:meeting.place" }),
    city: pair({ label: "staff:pair.city" }),
    datePrecision: words({ label: "staff:meeting.precision" }),
    format: words({ label: "staff:meeting.format" }),
    zone: words({ label: "staff:meeting.zone" }),
    hosts: rows(
      z.object({
        role: words({ label: "staff:meeting.hostRole", preset: true }),
        partner: words({ label: "staff:meeting.hostPartner", problem: "staff:problem.host" }),
        name: pair({ label: "staff:pair.host", problem: "staff:problem.host" }),
      }),
      { row: "staff:meeting.hostRow", spare: 1 },
    ),
    attendance: rows(
      z.object({
        what: words({ label: "staff:meeting.what", preset: true }),
        qualifier: words({ label: "staff:meeting.qualifier", preset: true }),
        value: number(locale, {
          label: "staff:meeting.value",
          problem: "staff:problem.value",
          range: attendanceRange,
        }),
        source: citations({ problem: "staff:problem.source" }),
        note: pair({ label: "staff:pair.note" }),
      }),
      { row: "staff:meeting.attendanceRow", spare: 2 },
    ),
    reported: rows(
      z.object({
        what: words({ label: "staff:meeting.reportedWhat", preset: true }),
        pillar: number(locale, { label: "staff:meeting.reportedPillar", preset: true }),
        qualifier: words({ label: "staff:meeting.qualifier", preset: true }),
        value: number(locale, {
          label: "staff:meeting.value",
          problem: "staff:problem.reportedValue",
          range: reportedRange,
        }),
        source: citations({ problem: "staff:problem.source" }),
        note: pair({ label: "staff:pair.note" }),
      }),
      { row: "staff:meeting.reportedRow", spare: 1 },
    ),
    outcome: pair({ label: "staff:pair.outcome" }),
    outcomeTold: tellings(),
    source: citations(),
    conflicts: rows(
      z.object({
        heading: pair({ label: "staff:pair.heading", problem: "staff:problem.heading" }),
        statements: rows(
          z.object({
            text: pair({ label: "staff:pair.text", problem: "staff:problem.statement" }),
            source: citations({ problem: "staff:problem.statementSource" }),
          }),
          { row: "staff:meeting.statementRow", problem: "staff:problem.statements", least: 2 },
        ),
        note: pair({ label: "staff:pair.note" }),
        scope: words({ label: "staff:meeting.scope", preset: true }),
      }),
      { row: "staff:meeting.conflictRow" },
    ),
  });

export const meetingForm = defineForm(fields);

/** A meeting that is just being recorded has a state, too: later it changes by what is told of it, not by a correction. */
export const newMeetingForm = defineForm((locale) =>
  fields(locale).extend({
    told: words({ label: "staff:meeting.told", problem: "staff:problem.choose" }),
    /** the code of a meeting whose agenda it begins with */
    agendaOf: words(),
  }),
);

const newMeetingInput = meetingInput
  .safeExtend({ told: z.enum(["plan", "hold"]), agendaOf: z.string().nullable() })
  .refine(({ told, source }) => told === "plan" || isNamed(source), {
    path: ["source"],
    params: { problem: "staff:problem.stateSource" },
    when: () => true,
  });

type Fields = z.output<ReturnType<typeof meetingForm>["fields"]>;

/** A meeting as the form holds it: dates that say themselves how precise they are leave that to be said. */
export function meetingFields({ place, title, datePrecision, ...meeting }: MeetingItem): Fields {
  const isSaid = datePrecision === "week" || datePrecision === "within-range";
  return {
    ...meeting,
    ...{ title, titleState: statesToFill(title.state), titleTold: [], outcomeTold: [] },
    datePrecision: isSaid ? datePrecision : null,
    place: place?.code ?? null,
    zone: meeting.zone.said,
    hosts: meeting.hosts.map(({ role, partner, name }) => ({
      ...{ role, partner: partner?.code ?? null, name: name ?? none },
    })),
    attendance: meeting.attendance.map((row) => ({ ...row, note: row.note ?? none, source: citing(row.source) })),
    reported: meeting.reported.map((row) => ({ ...row, note: row.note ?? none, source: citing(row.source) })),
    source: citing(meeting.source),
    conflicts: meeting.conflicts.map((row) => ({
      ...{ ...row, scope: row.scope ?? null },
      statements: row.statements.map((one) => ({ ...one, source: citing(one.source) })),
    })),
  };
}

/** The form of a meeting that is recorded, with what its author is shown. */
export function meetingValues(meeting: MeetingItem, locale: Locale): FormValues {
  return { code: meeting.code, ...withShown(meetingForm(locale).values(meetingFields(meeting))) };
}

const none = { en: null, ru: null };

/** Before anybody has typed: a meeting of experts whose title is written in English first. */
export function newMeetingValues(locale: Locale): FormValues {
  return newMeetingForm(locale).values({
    ...{ told: "plan", access: "public", agendaOf: null, titleTold: [], outcomeTold: [] },
    ...{ title: none, titleState: { en: "original", ru: "draft" }, type: "ewg", number: null, pillar: null },
    ...{ start: null, end: null, datePrecision: null, place: null, city: none, format: null, zone: null, hosts: [] },
    ...{ attendance: [], reported: [], outcome: none, source: citing([]), conflicts: [] },
  });
}

/** The next of its series, to be corrected: how it was called and who came together where, what was talked of, and no day. */
export function nextMeetingValues(meeting: MeetingItem, all: readonly MeetingItem[], locale: Locale): FormValues {
  const number = nextNumber(meeting, all);
  const { type, access, pillar, place, city, format, zone, hosts } = meetingFields(meeting);
  const isRussianFirst = meeting.title.state.ru === "original" && meeting.title.state.en !== "original";
  const untold = { titleTold: [], outcomeTold: [], attendance: [], reported: [], conflicts: [] };
  return newMeetingForm(locale).values({
    ...{
      ...untold,
      told: "plan",
      agendaOf: meeting.code,
      title: titleOfNext(meeting.title, meeting, number),
      ...{ type, access, number },
      pillar,
    },
    titleState: isRussianFirst ? { en: "draft", ru: "original" } : { en: "original", ru: "draft" },
    ...{
      start: null,
      end: null,
      datePrecision: null,
      place,
      city,
      format,
      zone,
      hosts,
      outcome: none,
      source: citing([]),
    },
  });
}

/** Reads tidy values of a meeting that has this code. */
export function readMeeting(values: FormValues, locale: Locale, code: string) {
  return meetingForm(locale).read(values, meetingInput, (fields) => ({ ...inputOf(fields), code }));
}

/** Reads tidy values of a new one, which is given a code that none of those `taken` has. */
export function readNewMeeting(values: FormValues, locale: Locale, taken: readonly string[]) {
  return newMeetingForm(locale).read(values, newMeetingInput, (fields) => {
    const { type, number, pillar, start } = fields;
    const named = { type: type as MeetingType, number: number ?? null, pillar: pillar ?? null, start };
    return { ...inputOf(fields), told: fields.told, agendaOf: fields.agendaOf, code: newMeetingCode(named, taken) };
  });
}

/** Of a number, a topic or a statement, this choice among its sources stands for the source of the meeting, typed in the same form. */
export const ownSource = "own";

/** Faults of that source are said where it is typed, and there alone: for them anything stands here that is none. */
function withOwn({ chosen, typed }: Fields["source"], own: Fields["source"]): Fields["source"] {
  if (!chosen.includes(ownSource)) return { chosen, typed };
  const faultless = { text: { en: ownSource, ru: null }, address: null, seenOn: null, language: null };
  return {
    chosen: [...chosen.filter((key) => key !== ownSource), ...own.chosen],
    typed: [...typed, ...own.typed.map((one) => (citation.safeParse(one).success ? one : faultless))],
  };
}

function inputOf({ title, titleState, start, end, datePrecision, ...fields }: Fields) {
  const cited = <Row extends { source: Fields["source"] }>(row: Row) => ({
    ...row,
    source: withOwn(row.source, fields.source),
  });
  return {
    ...{ ...fields, title, start, end },
    titleState: statesOfWords(title, titleState),
    datePrecision: datePrecision ?? precisionOfDates(start, end),
    attendance: fields.attendance.map(cited).map((row) => ({ ...row, note: noneIfEmpty(row.note) })),
    reported: fields.reported.map(cited).map((row) => ({ ...row, note: noneIfEmpty(row.note) })),
    conflicts: fields.conflicts.map((row) => ({
      ...{ ...row, scope: row.scope ?? undefined },
      statements: row.statements.map(cited),
    })),
  };
}

function noneIfEmpty<L extends { en: string | null; ru: string | null }>(value: L): L | null {
  return value.en || value.ru ? value : null;
}
