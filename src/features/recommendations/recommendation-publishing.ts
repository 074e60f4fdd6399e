import type { Recommendation } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { isWordless, type Provenance } from "./recommendation.ts";
import {
  changeEach,
  codeOf,
  guardedUpdate,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  type WithMeeting,
} from "./recommendation-changes.ts";

/**
 * Makes texts public in the chosen languages. Drafts, and texts born at a meeting that is not public, stay as they are.
 */
export async function publishRecommendations(
  actor: Actor,
  languages: readonly Locale[],
  chosen: readonly Seen[],
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  return changeEach(actor, chosen, (tx, row) => publishOne(tx, actor, languages, row));
}

/** The same within a change of the meeting that they were born at. */
export async function publishWithMeeting(
  tx: Transaction,
  actor: Actor,
  languages: readonly Locale[],
  rows: readonly WithMeeting[],
): Promise<Result<Recommendation[], Refusal>> {
  return together(rows, codeOf, (row) => publishOne(tx, actor, languages, row));
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
  const withoutText = isWordless(row.provenance as Provenance);
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

/** Takes them back from the public in the chosen languages; in the others they stay. */
export async function withdrawRecommendations(
  actor: Actor,
  reason: Localized,
  chosen: readonly Seen[],
  languages: readonly Locale[] = locales,
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return changeEach(actor, chosen, (tx, row) => withdrawOne(tx, actor, reason, languages, row));
}

/** A record once it is public in these languages no more; `null` where it is public in none of them. */
export function publishedWithout(
  { publishedEnAt, publishedRuAt }: Pick<Recommendation, "publishedEnAt" | "publishedRuAt">,
  languages: readonly Locale[],
): Pick<Recommendation, "publishedEnAt" | "publishedRuAt"> | null {
  const [en, ru] = [languages.includes("en"), languages.includes("ru")];
  if (!(en && publishedEnAt) && !(ru && publishedRuAt)) return null;
  return { publishedEnAt: en ? null : publishedEnAt, publishedRuAt: ru ? null : publishedRuAt };
}

/** The same within a change of the meeting that they were born at. */
export async function withdrawWithMeeting(
  tx: Transaction,
  actor: Actor,
  reason: Localized,
  languages: readonly Locale[],
  rows: readonly WithMeeting[],
): Promise<Result<Recommendation[], Refusal>> {
  return together(rows, codeOf, (row) => withdrawOne(tx, actor, reason, languages, row));
}

async function withdrawOne(
  tx: Transaction,
  actor: Actor,
  reason: Localized,
  languages: readonly Locale[],
  { meeting: _meeting, ...row }: WithMeeting,
): Promise<Result<Recommendation, Refusal>> {
  const data = publishedWithout(row, languages);
  if (!data) return fail("nothingToWithdraw", { codes: row.code });
  const after = await guardedUpdate(tx, row, row.version, { data });
  if (!after) return fail("changedMeanwhile", { codes: row.code });
  await recordChange(tx, actor, after, "withdraw", { before: row, reason });
  return ok(after);
}
