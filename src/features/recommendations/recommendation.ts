import { z } from "zod";
import { languageStatesInput } from "#i18n/language-state.ts";
import { claimKinds } from "#i18n/settled-text.ts";
import { source } from "#i18n/source.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { roman } from "#lib/roman.ts";
import { localizedText } from "#lib/texts.ts";
import { lineageKinds } from "./lineage.ts";

export const kinds = ["recommendation", "commitment"] as const;

/** The provenance of a text decides the mark that is shown with it. */
export const provenances = [
  "official",
  "attested-paraphrase",
  "attested-theme",
  "attested-heading",
  "sample",
  "no-text",
  "not-public",
  "declaration",
] as const;

/** Of these there are no words: the record does not hold them, or a source says that they are not public. */
export const wordless = ["no-text", "not-public"] as const satisfies readonly Provenance[];

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
export type Kind = (typeof kinds)[number];
export type Provenance = (typeof provenances)[number];
export type Status = (typeof statuses)[number];

/** A new one is of one of these kinds: samples come with a fill, and the Declaration's commitments stay as they are. */
export const newProvenances = [
  "official",
  "attested-paraphrase",
  "attested-theme",
  "attested-heading",
  ...wordless,
] as const satisfies readonly Provenance[];

export function isWordless(provenance: Provenance): provenance is (typeof wordless)[number] {
  return wordless.some((one) => one === provenance);
}

/**
 * Every move of the text axis: the verb, the states it may start from, the state it leads to. `null` is "not yet there".
 * The last six put right what was recorded wrongly: `reinstate` that it was superseded or closed, the others the decision
 * of a meeting, at that meeting, and they start from where that led. `before` is where the recommendation stood before it.
 */
export const moves = {
  draft: { from: [null], to: "drafted" },
  record: { from: [null], to: "unknown" },
  agree: { from: [null, "drafted", "returned"], to: "agreed" },
  forward: { from: ["agreed"], to: "forwarded" },
  endorse: { from: ["agreed", "forwarded", "unknown", "noted"], to: "endorsed" },
  /** endorsed with changes: the meeting's text takes the place of the text before it */
  amend: { from: ["agreed", "forwarded", "unknown", "noted"], to: "endorsed" },
  return: { from: ["agreed", "forwarded", "unknown"], to: "returned" },
  note: { from: ["agreed", "forwarded", "unknown"], to: "noted" },
  supersede: { from: ["agreed", "forwarded", "endorsed", "returned", "noted", "unknown"], to: "superseded" },
  close: { from: ["endorsed", "noted", "unknown"], to: "closed" },
  reinstate: { from: ["superseded", "closed"], to: "before" },
  "endorse-instead": { from: ["endorsed", "returned", "noted"], to: "endorsed" },
  "amend-instead": { from: ["endorsed", "returned", "noted"], to: "endorsed" },
  "return-instead": { from: ["endorsed", "noted"], to: "returned" },
  "note-instead": { from: ["endorsed", "returned"], to: "noted" },
  undecide: { from: ["endorsed", "returned", "noted"], to: "before" },
} as const satisfies Record<string, { from: readonly (Status | null)[]; to: Status | "before" }>;

export type Verb = keyof typeof moves;

/** The verbs of events about a recommendation: moves, and others that leave it where it stands. */
export const recommendationVerbs = [
  ...(Object.keys(moves) as Verb[]),
  ...(["record-commitment", "correct", "publish", "withdraw", "address"] as const),
  ...lineageKinds.flatMap((kind) => [`continue-${kind}`, `continued-${kind}`] as const),
  ...(["discontinue", "discontinued", "cleaned", "discard", "void", "restore", "renumber"] as const),
  ...claimKinds,
];

export type RecommendationVerb = (typeof recommendationVerbs)[number];

/** A policy meeting can do one of these with a recommendation. */
export const decisions = ["endorse", "amend", "return", "note"] as const satisfies readonly Verb[];

/** These take the place of a decision that was recorded wrongly; `null`: the meeting did not decide. */
const corrections = {
  "endorse-instead": "endorse",
  "amend-instead": "amend",
  "return-instead": "return",
  "note-instead": "note",
  undecide: null,
} as const satisfies Partial<Record<Verb, Decision | null>>;

export type Decision = (typeof decisions)[number];
export type Correction = keyof typeof corrections;
/** A move of its own, not one that puts another right. */
export type Step = Exclude<Verb, Correction | "reinstate">;

/** Every verb by which a meeting decides, or is put right. */
export const decidingVerbs: readonly Verb[] = [...decisions, ...(Object.keys(corrections) as Correction[])];

export function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(moves, verb);
}

export function isDecision(verb: string): verb is Decision {
  return decisions.includes(verb as Decision);
}

export function isCorrection(verb: string): verb is Correction {
  return Object.hasOwn(corrections, verb);
}

export function isStep(verb: string): verb is Step {
  return isVerb(verb) && !isCorrection(verb) && verb !== "reinstate";
}

/** The decision of a meeting as an event of it leaves it; `null` where it takes it back, or is none. */
export function decisionOf(verb: string): Decision | null {
  if (isCorrection(verb)) return corrections[verb];
  return isDecision(verb) ? verb : null;
}

export function move<V extends Verb>(from: Status | null, verb: V): Result<(typeof moves)[V]["to"], "moveNotAllowed"> {
  const rule: { from: readonly (Status | null)[]; to: (typeof moves)[V]["to"] } = moves[verb];
  return rule.from.includes(from) ? ok(rule.to) : fail("moveNotAllowed");
}

/** A meeting can only have agreed, decided or closed something if it was held; a text is drafted for it before. */
export function needsHeld(verb: Step): boolean {
  return verb === "agree" || verb === "close" || isDecision(verb);
}

/** An event as far as it can move a text; the events of one recommendation stand in the order in which they were recorded. */
export type Moving = { verb: string; meetingId?: number | null };

/**
 * The moves that count, each with the event that vouches for it: a decision that was put right counts as what it was put
 * right to, in its own place, and one that was taken back not at all; nor does it count to have been superseded or
 * closed, once that was taken back.
 */
export function standingMoves<E extends Moving>(events: readonly E[]): { verb: Step; event: E }[] {
  let standing: { verb: Step; event: E }[] = [];
  for (const event of events) {
    const { verb, meetingId } = event;
    if (isStep(verb)) standing.push({ verb, event });
    if (verb === "reinstate") {
      const taken = endingOf(standing);
      standing = standing.filter((one) => one !== taken);
    }
    if (!isCorrection(verb)) continue;
    const decision = corrections[verb];
    const isOfMeeting = (one: { verb: Step; event: E }) => isDecision(one.verb) && one.event.meetingId === meetingId;
    const wrong = standing.findLastIndex(isOfMeeting);
    if (decision === null) standing = standing.filter((one) => !isOfMeeting(one));
    else if (wrong >= 0) standing[wrong] = { verb: decision, event };
  }
  return standing;
}

/** Finds what ended it last, among moves that count: that it was superseded, or closed. */
export function endingOf<M extends { verb: Step }>(standing: readonly M[]): M | undefined {
  return standing.findLast(({ verb }) => verb === "supersede" || verb === "close");
}

/** Finds what endorsed it, among moves that count, whatever became of it later. */
export function endorsementOf<M extends { verb: Step }>(standing: readonly M[]): M | undefined {
  return standing.findLast(({ verb }) => moves[verb].to === "endorsed");
}

/** A text that experts alone have agreed, or that a policy meeting gave back to them, gives way as soon as they agree on another. */
export function givesWayToAgreed(status: Status | null): boolean {
  return status === "agreed" || status === "forwarded" || status === "returned";
}

/**
 * Adopted words are those that a policy meeting has endorsed, whatever became of them later, and those of a declaration. From
 * then on a meeting changes them, or an erratum.
 */
export function isAdopted({ kind }: { kind: string }, standing: readonly { verb: Step }[]): boolean {
  return kind === "commitment" || endorsementOf(standing) !== undefined;
}

/** Only a text in its own words can be official: not what others say of it, what condenses it, or what was invented. */
export function isInOwnWords(provenance: string): boolean {
  return provenance === "official";
}

/**
 * Whether a text takes the place of one that stands so and that it continues. One that a policy meeting has decided on,
 * or of whose fate no source tells, gives way to nothing but what a policy meeting has endorsed.
 */
export function takesPlace(older: Status | null, newer: Status | null, isEndorsed: boolean): boolean {
  return givesWayToAgreed(older) ? newer !== null && newer !== "drafted" : isEndorsed;
}

/** The text axis as the events tell it; those that move nothing leave it as it is. */
export function statusAfter(events: readonly Moving[]): Status | null {
  const last = standingMoves(events).at(-1);
  return last ? moves[last.verb].to : null;
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

/** So many numbers are entered together at most. */
export const mostAtOnce = 100;

/** In characters, of a recommendation in one language. */
export const longestText = 4000;

const words = localizedText(longestText);

export const recommendationText = z.object({
  text: words,
  textState: languageStatesInput,
  source,
});

export const recommendationInput = recommendationText.extend({
  code: z.string().regex(/^[A-Za-z0-9-]+$/),
  kind: z.enum(kinds),
  provenance: z.enum(provenances),
  pillar: z.number().int().nullable(),
  year: z.number().int().nullable(),
  position: z.number().int(),
  meeting: z.string().nullable(),
  /** codes of partners, groups of partners, bodies and programmes */
  addressees: z.array(z.string()),
  addresseesText: words.nullish(),
});

export type RecommendationInput = z.infer<typeof recommendationInput>;

/** Words are of some kind, and where there are none, that is said; that they are not public only a source can say. */
export function kindFits({
  text,
  source,
  provenance,
}: Pick<RecommendationInput, "text" | "source" | "provenance">): Result<
  true,
  "kindOfWordsMissing" | "textMissing" | "notPublicWithoutSource"
> {
  const hasWords = Boolean(text.en || text.ru);
  if (isWordless(provenance) === hasWords) return fail(hasWords ? "kindOfWordsMissing" : "textMissing");
  if (provenance === "not-public" && source.length === 0) return fail("notPublicWithoutSource");
  return ok(true);
}
