import type { Meeting, Prisma, Recommendation } from "#generated/prisma/client.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { type Telling, textStatesAfter, textStatesOf, wordsOf } from "#i18n/record-text.ts";
import type { Stated } from "#i18n/settled-text.ts";
import type { Source } from "#i18n/source.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, noneOf, ok, type Result, together } from "#lib/result.ts";
import { type Actor, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { KeptBeside } from "#server/snapshot.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import type { LineageInput } from "./lineage.ts";
import {
  move,
  needsHeld,
  newCode,
  nextNumber,
  type RecommendationInput,
  type RecommendationVerb,
  type Status,
  type Step,
} from "./recommendation.ts";

export type RecommendationRefusal =
  | "notAllowed"
  | "notFound"
  | "codeTaken"
  | "changedMeanwhile"
  | "moveNotAllowed"
  | "notAPolicyMeeting"
  | "meetingDateUnknown"
  | "meetingNotBegun"
  | "meetingNotHeld"
  | "heldAfterMeeting"
  | "nothingChosen"
  | "nothingToPublish"
  | "nothingToWithdraw"
  | "draftNotPublic"
  | "meetingNotPublic"
  | "meetingWithoutPillar"
  | "meetingWithoutYear"
  | "textMissing"
  | "textUnchanged"
  | "kindOfWordsMissing"
  | "notPublicWithoutSource"
  | "numbersTaken"
  | "publicWordsMissing"
  | "textSettled"
  | "originalForUnit"
  | "officialAlone"
  | "officialInOthersWords"
  | "laterMoveStands"
  | "laterDecisionStands"
  | "returnReasonMissing"
  | "dayToCome"
  | "closingBehindMissing"
  | "closedBeforeMove"
  | "reasonMissing"
  | "unknownAddressee"
  | "groupEmpty"
  | "reportedOn"
  | "decidedOn"
  | "lineageOf"
  | "citedAlready"
  | "citedNever"
  | "rightUnknown"
  | "meetingTakenBack";

/** A source or a person tells what happened; the day is the meeting's, where there is a meeting. */
export type Happening = {
  verb: Step;
  meeting: Meeting | null;
  /** "YYYY-MM-DD", where it happened outside a meeting; or the first and the last day that it can have been */
  on?: string | { from: string; on: string } | null;
  reason?: Localized | null;
  source?: Source | null;
  /** the lineage that it follows from, named in the event */
  lineage?: LineageInput;
  /** the part that the row does not tell, kept in the snapshot beside it */
  also?: KeptBeside;
};

/** `version` is the one that the person saw. */
export type Seen = { code: string; version: number };

export type WithMeeting = Recommendation & { meeting: Meeting | null };

/** The same for each of the chosen, or for none. */
export async function changeEach(
  actor: Actor,
  chosen: readonly Seen[],
  work: (tx: Transaction, row: WithMeeting) => Promise<Result<Recommendation, RecommendationRefusal>>,
): Promise<Result<Recommendation[], RecommendationRefusal>> {
  if (chosen.length === 0) return fail("nothingChosen");
  return change(async (tx) => {
    const rows = await hold(tx, actor, chosen);
    return rows.ok ? together(rows.value, codeOf, (row) => work(tx, row)) : rows;
  });
}

/**
 * Holds all rows before the first event is written, in one order: events are written one change at a time, and whoever
 * waited for a row while others waited to write would keep them waiting for ever. Nobody works on what is not for them.
 */
export async function hold(
  tx: Transaction,
  actor: Actor,
  chosen: readonly Seen[],
): Promise<Result<WithMeeting[], "notFound" | "changedMeanwhile">> {
  const codes = chosen.map(({ code }) => code);
  await lockRows(tx, codes);
  const rows = await tx.recommendation.findMany({
    where: { code: { in: codes }, ...kept, ...readable.leveled(actor) },
    include: { meeting: true },
    orderBy: { id: "asc" },
  });
  const versions = new Map(chosen.map(({ code, version }) => [code, version]));
  if (rows.length !== versions.size) return fail("notFound");
  const changed = rows.filter(({ code, version }) => versions.get(code) !== version);
  const refused = changed.map(({ code }) => ({ item: code, error: "changedMeanwhile" as const }));
  const none = noneOf(refused, rows.length);
  return none ? { ...none, details: { codes: codesOf(changed) } } : ok(rows);
}

export function codeOf({ code }: { code: string }): string {
  return code;
}

export async function lockRows(tx: Transaction, codes: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM recommendation WHERE code = ANY(${[...codes]}) ORDER BY id FOR UPDATE`;
}

export function codesOf(rows: readonly { code: string }[]): string {
  return rows.map(({ code }) => code).join(", ");
}

/** Words as the row keeps them, and how far they have come in each language. */
export type Written = {
  data: Prisma.RecommendationUncheckedUpdateManyInput;
  texts?: Texts<"recommendation">;
  /** it comes back into the record; nothing else is written of what was taken back */
  isTakenBack?: true;
};

/** `written`: what changes with the state, as the words do where a meeting has changed them. */
export async function applyMove(
  tx: Transaction,
  actor: Actor,
  row: Recommendation,
  { verb, ...how }: Happening,
  written: Written = { data: {} },
): Promise<Result<Recommendation, RecommendationRefusal>> {
  const moved = move(row.status as Status | null, verb);
  if (!moved.ok) return fail("moveNotAllowed", { codes: row.code });
  const { meeting } = how;
  if (meeting && meeting.state !== "held" && needsHeld(verb)) {
    return fail("meetingNotHeld", { codes: row.code, meeting: meeting.code });
  }
  const after = await guardedUpdate(tx, row, row.version, {
    ...written,
    data: { ...written.data, status: moved.value },
  });
  if (!after) return fail("changedMeanwhile", { codes: row.code });
  await recordChange(tx, actor, after, verb, { before: row, ...how });
  return ok(after);
}

export async function guardedUpdate(
  tx: Transaction,
  row: { id: number },
  version: number,
  { data, texts, isTakenBack }: Written,
): Promise<Recommendation | null> {
  const { count } = await tx.recommendation.updateMany({
    where: { id: row.id, version, ...(!isTakenBack && kept) },
    data: { ...data, version: version + 1 },
  });
  if (count === 1 && texts) await writeTextStates(tx, "recommendation", [{ id: row.id, texts }]);
  return count === 1 ? tx.recommendation.findUniqueOrThrow({ where: { id: row.id } }) : null;
}

export async function recordChange(
  tx: Transaction,
  actor: Actor,
  row: Recommendation,
  verb: RecommendationVerb,
  how: Partial<Omit<Happening, "verb">> & { before?: Recommendation; called?: string },
): Promise<void> {
  const { meeting } = how;
  await recordEvent(tx, actor, {
    subject: "recommendation",
    subjectId: row.id,
    subjectCode: how.called ?? row.code,
    verb,
    meetingId: meeting?.id,
    occurred:
      meeting?.firstDay && meeting.lastDay
        ? { from: dateToDay(meeting.firstDay), on: dateToDay(meeting.lastDay) }
        : typeof how.on === "string"
          ? { from: how.on, on: how.on }
          : (how.on ?? null),
    reason: how.reason,
    source: how.source,
    snapshot: { ...keptStates("recommendation", row), ...(how.lineage && { lineage: how.lineage }), ...how.also },
    visible: [how.before, row].some((state) => state && (state.publishedEnAt || state.publishedRuAt || state.voidedAt)),
  });
}

/** The words of a text where they stand. `before` is the row in which they take the place of others, `telling` what is said of them. */
export function writtenText(
  { text, textState, source }: Pick<RecommendationInput, "text" | "textState" | "source">,
  before?: Recommendation,
  telling?: Telling,
) {
  return {
    data: { ...columns("text", text), source },
    texts: {
      text: textStatesAfter(text, textState, before ? textStanding(before) : null, { at: new Date(), ...telling }),
    },
  };
}

/** The words of the row with what is known of each language. */
export function textStanding(row: Recommendation): Stated {
  return { words: wordsOf(row, "text"), states: textStatesOf(row, "text") };
}

type Numbered = { year: number; pillar: number; meeting: number | null };

/**
 * The next number of a year and pillar, and its place among those of its meeting (id). Two colleagues who enter at once get
 * two numbers, be it for two meetings of one group: the pillar is theirs in turn.
 */
export async function numberAmong(tx: Transaction, { year, pillar, meeting }: Numbered) {
  await holdNumbers(tx, pillar);
  const ofYear = await tx.recommendation.findMany({ where: { year, pillarNumber: pillar }, select: { code: true } });
  const codes = ofYear.map(({ code }) => code);
  return { code: newCode(year, pillar, nextNumber(codes, year, pillar)), position: await nextPlace(tx, meeting) };
}

/** The place after all that were ever entered at that meeting (id). */
async function nextPlace(tx: Transaction, meeting: number | null): Promise<number> {
  const { _max } = await tx.recommendation.aggregate({ where: { meetingId: meeting }, _max: { position: true } });
  return (_max.position ?? 0) + 1;
}

/** The place among those of its meeting at which one stands that is given this number. */
export async function placeOfNumber(tx: Transaction, row: Recommendation, number: number): Promise<number> {
  const { id, meetingId, year, pillarNumber } = row;
  const others = await tx.recommendation.findMany({
    where: { id: { not: id }, meetingId, year, pillarNumber, ...kept },
    select: { code: true, position: true },
  });
  const before = others.filter(({ code }) => Number(code.split("-").at(-1)) < number);
  if (before.length > 0) return Math.max(...before.map(({ position }) => position)) + 1;
  return others.length > 0 ? Math.min(...others.map(({ position }) => position)) - 1 : row.position;
}

export async function holdNumbers(tx: Transaction, pillar: number): Promise<void> {
  await tx.$queryRaw`SELECT number FROM pillar WHERE number = ${pillar} FOR UPDATE`;
}
