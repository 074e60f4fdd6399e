import type { Recommendation } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import {
  changeEach,
  forEach,
  guardedUpdate,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  type WithMeeting,
} from "./recommendation-changes.ts";

/** Makes texts public in the chosen languages. What is still drafted, or born at a meeting that is not public, is not. */
export async function publishRecommendations(
  actor: Actor,
  languages: readonly Locale[],
  chosen: readonly Seen[],
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  return changeEach(chosen, (tx, row) => publishOne(tx, actor, languages, row));
}

/** The same within a change of the meeting that they were born at. */
export async function publishWithMeeting(
  tx: Transaction,
  actor: Actor,
  languages: readonly Locale[],
  rows: readonly WithMeeting[],
): Promise<Result<Recommendation[], Refusal>> {
  return forEach(rows, (row) => publishOne(tx, actor, languages, row));
}

async function publishOne(
  tx: Transaction,
  actor: Actor,
  languages: readonly Locale[],
  { meeting, ...row }: WithMeeting,
): Promise<Result<Recommendation, Refusal>> {
  if (row.status === "drafted") return fail("draftNotPublic", { codes: row.code });
  if (meeting && !meeting.publishedEnAt && !meeting.publishedRuAt) return fail("meetingNotPublic");
  const hasText = { en: row.textEn !== null, ru: row.textRu !== null };
  const withoutText = row.provenance === "no-text";
  const now = new Date();
  const en = languages.includes("en") && (hasText.en || withoutText);
  const ru = languages.includes("ru") && (hasText.ru || withoutText);
  if (!en && !ru) return fail("nothingToPublish", { codes: row.code });
  const after = await guardedUpdate(tx, row, row.version, {
    data: {
      publishedEnAt: en ? (row.publishedEnAt ?? now) : row.publishedEnAt,
      publishedRuAt: ru ? (row.publishedRuAt ?? now) : row.publishedRuAt,
    },
  });
  if (!after) return fail("changedMeanwhile", { codes: row.code });
  await recordChange(tx, actor, after, "publish", { before: row });
  return ok(after);
}

export async function withdrawRecommendations(
  actor: Actor,
  reason: Localized,
  chosen: readonly Seen[],
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return changeEach(chosen, (tx, row) => withdrawOne(tx, actor, reason, row));
}

/** The same within a change of the meeting that they were born at. */
export async function withdrawWithMeeting(
  tx: Transaction,
  actor: Actor,
  reason: Localized,
  rows: readonly WithMeeting[],
): Promise<Result<Recommendation[], Refusal>> {
  return forEach(rows, (row) => withdrawOne(tx, actor, reason, row));
}

async function withdrawOne(
  tx: Transaction,
  actor: Actor,
  reason: Localized,
  { meeting: _meeting, ...row }: WithMeeting,
): Promise<Result<Recommendation, Refusal>> {
  const after = await guardedUpdate(tx, row, row.version, { data: { publishedEnAt: null, publishedRuAt: null } });
  if (!after) return fail("changedMeanwhile", { codes: row.code });
  await recordChange(tx, actor, after, "withdraw", { before: row, reason });
  return ok(after);
}
