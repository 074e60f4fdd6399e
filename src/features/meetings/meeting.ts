import { z } from "zod";
import { policyMeetings } from "#features/decisions/decision.ts";
import { languageStatesInput } from "#i18n/language-state.ts";
import { claimKinds } from "#i18n/settled-text.ts";
import { someSource, source } from "#i18n/source.ts";
import { isZone } from "#lib/clocks/zone.ts";
import { dayToDate, firstDayOf, isPartialDate, lastDayOf } from "#lib/partial-date.ts";
import { roman } from "#lib/roman.ts";
import { localizedText, someText } from "#lib/texts.ts";
import { hosts } from "./meeting-hosts.ts";
import { type MeetingMove, meetingMoves } from "./meeting-state.ts";

export const meetingTypes = ["ministerial", "pcgm", "ewg", "consultation"] as const;
/** From all to fewest: everybody, partners, the unit, people whom it names. */
export const meetingAccess = ["public", "partners", "unit", "named"] as const;
export const formats = ["in-person", "online", "hybrid"] as const;
export const datePrecisions = ["day", "week", "month", "year", "within-range", "end-unknown", "unknown"] as const;
export const qualifiers = ["exactly", "stated", "moreThan", "atLeast", "about", "nearly"] as const;
export const attendanceKinds = [
  "participants",
  "inPerson",
  "states",
  "organisations",
  "statesAndOrganisations",
  "countries",
] as const;

/** Of so many recommendations a source tells: that experts agreed them at a meeting, or that a policy meeting endorsed them. */
export const reportedKinds = ["agreed", "endorsed"] as const;
export const reportedQualifiers = [...qualifiers, "unknown"] as const;

/** The verbs of events about a meeting. */
export const meetingVerbs = [
  ...(["record", "correct", "publish", "withdraw", "cleaned", "steps", "name"] as const),
  ...(["discard", "void", "restore", "renumber"] as const),
  ...claimKinds,
  ...(Object.keys(meetingMoves) as MeetingMove[]),
] as const;

export type MeetingVerb = (typeof meetingVerbs)[number];
export type MeetingType = (typeof meetingTypes)[number];
export type Qualifier = (typeof qualifiers)[number];

export const numberRange = { least: 1, most: 999 };
export const attendanceRange = { least: 0, most: 100_000 };
export const reportedRange = { least: 0, most: 999 };

/** In characters, of one language: as much as minutes take. */
export const longestOutcome = 20_000;

/** One reported number: it never travels without its qualifier and its source. */
export const attendance = z.object({
  what: z.enum(attendanceKinds),
  value: z.number().int().min(attendanceRange.least).max(attendanceRange.most),
  qualifier: z.enum(qualifiers),
  note: localizedText(500).nullish(),
  source: someSource,
});

/**
 * A source tells of so many recommendations: none is recorded by it, and none that is recorded is counted with it. Where the
 * source does not say how many, there is no value.
 */
export const reported = z
  .object({
    what: z.enum(reportedKinds),
    /** the pillar whose they were, where the source says so */
    pillar: z.number().int().min(1).max(99).nullable(),
    value: z.number().int().min(reportedRange.least).max(reportedRange.most).nullable(),
    qualifier: z.enum(reportedQualifiers),
    note: localizedText(500).nullish(),
    source: someSource,
  })
  .refine(({ value, qualifier }) => (value === null) === (qualifier === "unknown"), {
    path: ["value"],
    params: { problem: "staff:problem.reportedValue" },
  });

export const conflict = z.object({
  /** `year`: about all meetings of its year together, and shown with them too */
  scope: z.literal("year").optional(),
  heading: someText(200),
  statements: z.array(z.object({ source: someSource, text: someText(1000) })).min(2),
  note: localizedText(1000),
});

export type Attendance = z.infer<typeof attendance>;
export type Reported = z.infer<typeof reported>;
export type Conflict = z.infer<typeof conflict>;

const partialDate = z.string().refine(isPartialDate);

/** Rules about dates are asked beside other faults of the form, so that everything is said at once. */
function datesAreDates({ issues }: { issues: readonly { path?: readonly PropertyKey[] }[] }): boolean {
  return !issues.some(({ path }) => ["start", "end", "datePrecision"].includes(String(path?.[0])));
}

export const meetingInput = z
  .object({
    code: z.string().regex(/^[A-Za-z0-9-]+$/),
    type: z.enum(meetingTypes),
    number: z.number().int().min(numberRange.least).max(numberRange.most).nullable(),
    pillar: z.number().int().min(1).max(99).nullable(),
    title: someText(500),
    titleState: languageStatesInput,
    start: partialDate.nullable(),
    end: partialDate.nullable(),
    datePrecision: z.enum(datePrecisions),
    city: localizedText(200).nullish(),
    place: z.string().length(3).nullable(),
    format: z.enum(formats).nullable(),
    zone: z.string().refine(isZone).nullish(),
    hosts: hosts.optional(),
    /** as it was, or for everybody, where nobody says it */
    access: z.enum(meetingAccess).optional(),
    outcome: localizedText(longestOutcome).nullish(),
    attendance: z.array(attendance),
    reported: z.array(reported),
    conflicts: z.array(conflict),
    source: source.optional(),
  })
  .refine((meeting) => !meeting.end || (meeting.start && lastDayOf(meeting.end) >= firstDayOf(meeting.start)), {
    path: ["end"],
    params: { problem: "staff:problem.endsBeforeItBegins" },
    when: datesAreDates,
  })
  .refine(({ start, datePrecision }) => datePrecision !== "week" || start?.length === 7, {
    path: ["datePrecision"],
    params: { problem: "staff:problem.weekOfAMonth" },
    when: datesAreDates,
  })
  .refine(({ start, end, datePrecision }) => datePrecision !== "within-range" || (start && end), {
    path: ["datePrecision"],
    params: { problem: "staff:problem.rangeOfTwo" },
    when: datesAreDates,
  })
  .superRefine(({ type, reported: rows }, { addIssue }) => {
    if (policyMeetings.includes(type)) return;
    for (const [index, { what }] of rows.entries()) {
      const params = { problem: "staff:problem.reportedEndorsed" };
      if (what === "endorsed") addIssue({ code: "custom", path: ["reported", index, "what"], params });
    }
  });

export type MeetingInput = z.infer<typeof meetingInput>;

/** First and last day that a meeting can have had, for order and for the rule on decisions; `null` while unknown. */
export function daysOf(meeting: Pick<MeetingInput, "start" | "end">): { from: string; on: string } | null {
  if (!meeting.start) return null;
  return { from: firstDayOf(meeting.start), on: lastDayOf(meeting.end ?? meeting.start) };
}

/** The number of days that a meeting has, where both its first and its last are known. */
export function daysCounted({
  datePrecision,
  firstDay,
  lastDay,
}: {
  datePrecision: string;
  firstDay: string | null;
  lastDay: string | null;
}): number | null {
  if (datePrecision !== "day" || !firstDay || !lastDay) return null;
  return Math.round((dayToDate(lastDay).getTime() - dayToDate(firstDay).getTime()) / 86_400_000) + 1;
}

/** The dates themselves say how precise they are; a week or a range is said by the person. */
export function precisionOfDates(start: string | null, end: string | null): MeetingInput["datePrecision"] {
  if (!start) return "unknown";
  if (start.length === 4) return "year";
  if (start.length === 7) return "month";
  return end ? "day" : "end-unknown";
}

export const codePrefixes: Record<MeetingType, string> = {
  ministerial: "MIN",
  pcgm: "PCGM",
  ewg: "EWG",
  consultation: "CON",
};

/**
 * The address of a new meeting: `PCGM-16`, `EWG-2022-II`, a second one of the year `EWG-2022-II-2`.
 * Numbers below ten are written with two digits, as in the record.
 */
export function newMeetingCode(
  meeting: { type: MeetingType; number: number | null; pillar: number | null; start: string | null },
  taken: readonly string[],
): string {
  const prefix = codePrefixes[meeting.type];
  const year = meeting.start?.slice(0, 4) ?? "undated";
  const base =
    meeting.number !== null && meeting.type !== "ewg"
      ? `${prefix}-${meeting.type === "pcgm" ? String(meeting.number).padStart(2, "0") : meeting.number}`
      : [prefix, year, meeting.pillar ? roman(meeting.pillar) : null].filter(Boolean).join("-");
  if (!taken.includes(base)) return base;
  for (let count = 2; ; count += 1) {
    if (!taken.includes(`${base}-${count}`)) return `${base}-${count}`;
  }
}
