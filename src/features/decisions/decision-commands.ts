import {
  fromParagraphs,
  isSameText,
  paragraphsOf,
  provenanceAfterAmending,
  statesAfterAmending,
} from "#features/recommendations/amendment.ts";
import { lockWithContinued, settleContinued } from "#features/recommendations/lineage-changes.ts";
import {
  type Decision,
  isWordless,
  move,
  type Provenance,
  type Status,
  statusAfter,
} from "#features/recommendations/recommendation.ts";
import {
  applyMove,
  codesOf,
  guardedUpdate,
  hold,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  textStanding,
  type Written,
  writtenText,
} from "#features/recommendations/recommendation-changes.ts";
import { about, byRecommendation, movesOf } from "#features/recommendations/recommendation-events.ts";
import type { Meeting, Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { originalLanguage } from "#i18n/language-state.ts";
import { locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { recordText, type TextStates } from "#i18n/record-text.ts";
import { emptiedInPublic } from "#i18n/settled-text.ts";
import { cleanSource, type Source, sourceIn } from "#i18n/source.ts";
import { cleanTextThen } from "#i18n/text-snapshot.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { canDecideAt, correctionOf, laterDecision } from "./decision.ts";

/**
 * The meeting decided this on one; `text` are its words where it endorsed with changes (`amend`), in both languages.
 */
export type Decided = Seen & { decision: Decision; text?: Localized; reason?: Localized | null };

/** `decision` is what should have been recorded; `null`: the meeting did not decide. */
export type Corrected = Seen & { decision: Decision | null; text?: Localized };

type Words = { reason?: Localized | null; source?: Source | null };

/**
 * A policy meeting decides on many at once, on each what it decided: all of them or, if one cannot be decided there,
 * none. A refusal names the numbers that stand in the way. `reason` is that of all which have none of their own; a
 * returned one needs a reason.
 */
export async function decideRecommendations(
  actor: Actor,
  meetingCode: string,
  decided: readonly Decided[],
  { today = new Date(), reason, source }: Words & { today?: Date } = {},
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.decide(actor)) return fail("notAllowed");
  if (decided.length === 0) return fail("nothingChosen");
  return change<Recommendation[], Refusal>(async (tx) => {
    const meeting = await holdMeeting(tx, actor, meetingCode, decided);
    if (!meeting) return fail("notFound");
    await lockWithContinued(
      tx,
      decided.map(({ code }) => code),
    );
    const rows = await hold(tx, actor, decided);
    if (!rows.ok) return rows;
    if (rows.value.some(({ kind }) => kind !== "recommendation")) return fail("notFound");
    const refused = rows.value.flatMap((row) => {
      const allowed = canDecideAt(meeting, row.meeting, dayOf(today));
      return allowed.ok ? [] : [{ code: row.code, error: allowed.error }];
    });
    if (refused[0]) return fail(refused[0].error, { codes: codesOf(refused) });
    const chosen = rows.value.flatMap((row) => {
      const one = decided.find(({ code }) => code === row.code);
      return one ? [{ ...one, row, reason: isSaid(one.reason) ? one.reason : null }] : [];
    });
    const later = await decidedLater(tx, rows.value, meeting);
    if (later[0]) {
      const [{ meeting: by }] = later;
      return fail("laterDecisionStands", { codes: codesOf(later.filter((one) => one.meeting === by)), meeting: by });
    }
    const unmovable = chosen.filter(({ row, decision }) => !move(row.status as Status | null, decision).ok);
    if (unmovable.length > 0) return fail("moveNotAllowed", { codes: codesOf(unmovable) });
    const unexplained = chosen.filter(({ decision, reason: own }) => decision === "return" && !isSaid(own ?? reason));
    if (unexplained.length > 0) return fail("returnReasonMissing", { codes: codesOf(unexplained) });
    const amended = amendedWords(chosen, source);
    if (!amended.ok) return amended;

    const moved = await together(chosen, ofRow, ({ row: { meeting: _bornAt, ...row }, decision, reason: own }) => {
      const how = { verb: decision, meeting, reason: own ?? reason, source };
      return applyMove(tx, actor, row, how, amended.value.get(row.code));
    });
    if (!moved.ok) return moved;
    const settled = await settleContinued(tx, actor, moved.value);
    return settled.ok ? moved : settled;
  });
}

/**
 * Puts right what was recorded wrongly of a meeting, by an event at that meeting which follows the wrong one and leaves it
 * in place. Where a text had been changed that was not, the text before it comes back.
 */
export async function correctDecisions(
  actor: Actor,
  meetingCode: string,
  corrected: readonly Corrected[],
  { reason, source }: Words,
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.decide(actor)) return fail("notAllowed");
  if (corrected.length === 0) return fail("nothingChosen");
  if (!isSaid(reason)) return fail("reasonMissing");
  return change<Recommendation[], Refusal>(async (tx) => {
    const meeting = await holdMeeting(tx, actor, meetingCode, corrected);
    if (!meeting) return fail("notFound");
    await lockWithContinued(
      tx,
      corrected.map(({ code }) => code),
    );
    const rows = await hold(tx, actor, corrected);
    if (!rows.ok) return rows;
    const corrections = [];
    const refused: { code: string; error: "moveNotAllowed" | "laterMoveStands" }[] = [];
    for (const { meeting: _bornAt, ...row } of rows.value) {
      const one = corrected.find(({ code }) => code === row.code);
      const events = await movesOf(tx, row.id);
      const correction = correctionOf(events, meeting.id, one?.decision ?? null);
      if (correction.ok) corrections.push({ code: row.code, decision: null, ...one, row, events, ...correction.value });
      else refused.push({ code: row.code, error: correction.error });
    }
    if (refused[0]) {
      const { error } = refused[0];
      return fail(error, { codes: codesOf(refused.filter((one) => one.error === error)) });
    }
    const amended = amendedWords(corrections, source);
    if (!amended.ok) return amended;

    const moved = await together(corrections, ofRow, async ({ row, events, verb, wrong }) => {
      const words = wrong.verb === "amend" ? await wordsBefore(tx, row, wrong.event.id) : amended.value.get(row.code);
      const status = statusAfter([...events, { verb, meetingId: meeting.id }]);
      const after = await guardedUpdate(tx, row, row.version, { ...words, data: { ...words?.data, status } });
      if (!after) return fail("changedMeanwhile", { codes: row.code });
      await recordChange(tx, actor, after, verb, { before: row, meeting, reason, source });
      return ok(after);
    });
    if (!moved.ok) return moved;
    const settled = await settleContinued(tx, actor, moved.value, { reason, source });
    return settled.ok ? moved : settled;
  });
}

/**
 * Holds the meeting, and those where what it decides on was born or moved, so that none gets another date or type meanwhile; before
 * any recommendation, as who publishes a meeting does. Several may decide at once.
 */
async function holdMeeting(
  tx: Transaction,
  actor: Actor,
  code: string,
  chosen: readonly Seen[],
): Promise<Meeting | null> {
  const codes = chosen.map((one) => one.code);
  await tx.$queryRaw`
    SELECT id FROM meeting
    WHERE code = ${code}
      OR id IN (SELECT meeting_id FROM recommendation WHERE code = ANY(${codes}))
      OR id IN (
        SELECT event.meeting_id FROM event JOIN recommendation ON recommendation.id = event.subject_id
        WHERE event.subject = 'recommendation' AND recommendation.code = ANY(${codes}))
    ORDER BY id FOR SHARE`;
  return tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
}

function isSaid(words: Localized | null | undefined): boolean {
  return Boolean(words?.en || words?.ru);
}

/** Those on which a later meeting has decided, with the code of that meeting. */
async function decidedLater(tx: Transaction, rows: readonly Recommendation[], { lastDay }: { lastDay: Date | null }) {
  const events = await tx.event.findMany({
    where: about(rows.map(({ id }) => id)),
    orderBy: { id: "asc" },
    select: {
      subjectId: true,
      verb: true,
      meetingId: true,
      occurredOn: true,
      meeting: { select: { code: true, lastDay: true } },
    },
  });
  const eventsOf = byRecommendation(events);
  return rows.flatMap(({ id, code }) => {
    const later = laterDecision(eventsOf.get(id) ?? [], { lastDay });
    return later?.meeting ? [{ code, meeting: later.meeting.code }] : [];
  });
}

type Amending = { decision: Decision | null; text?: Localized; row: Recommendation };

/** The words of all that were endorsed with changes, by their number; `source` is where it is written what the meeting decided. */
function amendedWords(
  chosen: readonly Amending[],
  source: Source | null | undefined,
): Result<Map<string, Written>, "textMissing" | "textUnchanged" | "publicWordsMissing"> {
  const amending = chosen.filter(({ decision }) => decision === "amend");
  const words = amending.map(({ row, text }) => ({
    row,
    text: { en: fromParagraphs(paragraphsOf(text?.en)), ru: fromParagraphs(paragraphsOf(text?.ru)) },
  }));
  const missing = words.filter(({ row, text }) => {
    const before = recordText("recommendation", row, "text");
    const original = originalLanguage(before.state);
    return (!text.en && !text.ru) || (before[original] && !text[original]);
  });
  if (missing.length > 0) return fail("textMissing", { codes: codesOf(missing.map(({ row }) => row)) });
  const emptied = words.filter(({ row, text }) => emptiedInPublic(row, textStanding(row).words, text).length > 0);
  if (emptied.length > 0) return fail("publicWordsMissing", { codes: codesOf(emptied.map(({ row }) => row)) });
  const unchanged = words.filter(({ row, text }) => isSameText(row.textEn, text.en) && isSameText(row.textRu, text.ru));
  if (unchanged.length > 0) return fail("textUnchanged", { codes: codesOf(unchanged.map(({ row }) => row)) });
  return ok(new Map(words.map(({ row, text }) => [row.code, amendedRow(row, text, source)])));
}

/** The new words stand where the decision is written, or in no source that is known; not in that of the words before. */
function amendedRow(row: Recommendation, text: Localized, source: Source | null | undefined): Written {
  const wordsNow = recordText("recommendation", row, "text");
  const textState = statesAfterAmending(wordsNow, text);
  // A meeting that changed the words of both languages changed them together.
  const isTranslated = locales.every((language) => text[language] && !isSameText(wordsNow[language], text[language]));
  const words = { text, textState, source: source ?? [] };
  const { data, texts } = writtenText(words, row, { isTranslated });
  return { data: { ...data, provenance: provenanceAfterAmending(row.provenance as Provenance) }, texts };
}

/** The words as they stood just before an event. */
async function wordsBefore(tx: Transaction, row: Recommendation, eventId: bigint): Promise<Written> {
  const before = await tx.event.findFirstOrThrow({
    where: { ...about([row.id]), id: { lt: eventId } },
    orderBy: { id: "desc" },
    select: { version: true, snapshot: true },
  });
  const kept = keptIn("recommendation", before);
  const { words, states } = cleanTextThen(kept, "text");
  const source = cleanSource(sourceIn(kept));
  return {
    data: {
      ...{ ...columns("text", words), source, provenance: kept.provenance },
      // In a language in which there were no words then it is public no more.
      ...(!words.en && { publishedEnAt: isWordless(kept.provenance as Provenance) ? row.publishedEnAt : null }),
      ...(!words.ru && { publishedRuAt: isWordless(kept.provenance as Provenance) ? row.publishedRuAt : null }),
    },
    texts: { text: asVouched(states) },
  };
}

/** Earlier portals took it from one person, without a source, that words are official. */
function asVouched({ en, ru }: TextStates): TextStates {
  const vouched = (told: TextStates["en"]): TextStates["en"] =>
    told?.state === "official" && !told.source ? { ...told, state: "reviewed" } : told;
  return { en: vouched(en), ru: vouched(ru) };
}

function ofRow({ row }: { row: { code: string } }): string {
  return row.code;
}
