import { z } from "zod";
import { dateToDay } from "../../lib/partial-date.ts";
import { fail, ok, type Result } from "../../lib/result.ts";
import { roman } from "../../lib/roman.ts";
import { localizedText } from "../../lib/texts.ts";

export const kinds = ["recommendation", "commitment"] as const;

/** Where the text comes from; decides the mark that is shown with it. */
export const provenances = [
  "official",
  "attested-paraphrase",
  "attested-theme",
  "attested-heading",
  "sample",
  "no-text",
  "declaration",
] as const;

/** The text axis, in the order in which a text travels. */
export const statuses = [
  "drafted",
  "agreed",
  "forwarded",
  "endorsed",
  "returned",
  "noted",
  "superseded",
  "closed",
  "unknown",
] as const;

/** The language axis, per language. */
export const languageStates = [
  "original",
  "missing",
  "machine",
  "draft",
  "unofficial",
  "reviewed",
  "official",
] as const;

export type Kind = (typeof kinds)[number];
export type Provenance = (typeof provenances)[number];
export type Status = (typeof statuses)[number];
export type LanguageState = (typeof languageStates)[number];

/** Every move of the text axis: the verb, the states it may start from, the state it leads to. `null` is "not yet there". */
export const moves = {
  draft: { from: [null], to: "drafted" },
  record: { from: [null], to: "unknown" },
  agree: { from: [null, "drafted", "returned"], to: "agreed" },
  forward: { from: ["agreed"], to: "forwarded" },
  endorse: { from: ["agreed", "forwarded", "unknown", "noted"], to: "endorsed" },
  return: { from: ["agreed", "forwarded", "unknown"], to: "returned" },
  note: { from: ["agreed", "forwarded", "unknown"], to: "noted" },
  supersede: { from: ["agreed", "forwarded", "endorsed", "returned", "noted", "unknown"], to: "superseded" },
  close: { from: ["endorsed", "noted", "unknown"], to: "closed" },
} as const satisfies Record<string, { from: readonly (Status | null)[]; to: Status }>;

export type Verb = keyof typeof moves;

/** What a policy meeting can do with a recommendation. */
export const decisions = ["endorse", "return", "note"] as const satisfies readonly Verb[];

export type Decision = (typeof decisions)[number];

export function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(moves, verb);
}

export function isDecision(verb: string): verb is Decision {
  return decisions.includes(verb as Decision);
}

export function move(from: Status | null, verb: Verb): Result<Status, "moveNotAllowed"> {
  const rule: { from: readonly (Status | null)[]; to: Status } = moves[verb];
  return rule.from.includes(from) ? ok(rule.to) : fail("moveNotAllowed");
}

/** The text axis as the events tell it, in the order in which they were recorded; other events leave it as it is. */
export function statusAfter(verbs: readonly string[]): Status | null {
  return verbs.reduce<Status | null>((status, verb) => (isVerb(verb) ? moves[verb].to : status), null);
}

export type MeetingOfDecision = { type: string; firstDay: Date | null; lastDay: Date | null };

/**
 * Whether this meeting can decide on a recommendation born at that one. It must be a policy meeting that has begun, and
 * must not have been over before the recommendation was born: the eight of Moscow, December 2021, were not before the
 * 15th policy meeting of November.
 */
export function canDecideAt(
  meeting: MeetingOfDecision,
  bornAt: MeetingOfDecision | null,
  today: Date,
): Result<true, "notAPolicyMeeting" | "meetingDateUnknown" | "meetingNotBegun" | "heldAfterMeeting"> {
  if (!policyMeetings.includes(meeting.type)) return fail("notAPolicyMeeting");
  if (!meeting.firstDay || !meeting.lastDay) return fail("meetingDateUnknown");
  if (dateToDay(meeting.firstDay) > dateToDay(today)) return fail("meetingNotBegun");
  if (bornAt?.firstDay && bornAt.firstDay > meeting.lastDay) return fail("heldAfterMeeting");
  return ok(true);
}

const policyMeetings = ["pcgm", "ministerial"];

/**
 * The last policy meeting that was over before a recommendation was born on `bornOn`, and the first that could decide on
 * it, as far as they had begun by `until`. Days are "YYYY-MM-DD".
 */
export function policyMeetingsAround<M extends { type: string; firstDay: string | null; lastDay: string | null }>(
  meetings: readonly M[],
  bornOn: string,
  until: string,
): { before: M | null; since: M | null } {
  const begun = meetings
    .filter(({ type, firstDay }) => policyMeetings.includes(type) && firstDay !== null && firstDay <= until)
    .toSorted((a, b) => (a.lastDay ?? "").localeCompare(b.lastDay ?? ""));
  const isOver = ({ lastDay }: M) => lastDay !== null && lastDay < bornOn;
  return { before: begun.findLast(isOver) ?? null, since: begun.find((meeting) => !isOver(meeting)) ?? null };
}

/** Year, pillar and number: `2021-III-4`. Stored once, never computed again. */
export function newCode(year: number, pillar: number, number: number): string {
  return `${year}-${roman(pillar)}-${number}`;
}

/** The number that follows those already given in a year and pillar: a second meeting of a group goes on counting. */
export function nextNumber(codes: readonly string[], year: number, pillar: number): number {
  const prefix = `${year}-${roman(pillar)}-`;
  const numbers = codes.filter((code) => code.startsWith(prefix)).map((code) => Number(code.slice(prefix.length)));
  return Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
}

const words = localizedText(4000);

export const recommendationText = z.object({
  text: words,
  textState: z.object({ en: z.enum(languageStates), ru: z.enum(languageStates) }),
  source: words,
});

export const recommendationInput = recommendationText.extend({
  code: z.string().regex(/^[A-Za-z0-9-]+$/),
  kind: z.enum(kinds),
  provenance: z.enum(provenances),
  pillar: z.number().int().nullable(),
  year: z.number().int().nullable(),
  position: z.number().int(),
  meeting: z.string().nullable(),
  addressees: z.union([z.literal("all"), z.array(z.string())]),
  addresseesText: words.nullish(),
});

export type RecommendationInput = z.infer<typeof recommendationInput>;
