import type { ReportDraft } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { DraftInput } from "./draft.ts";
import type { ReportState } from "./report.ts";

export type Draft = DraftInput & {
  savedAt: Date;
  /** by the account id of a focal point of the same partner */
  savedBy: number;
};

/**
 * Finds what the partner's focal points have typed for a year, by the code of the recommendation. Nobody else is told.
 */
export async function draftsOf(actor: Actor, partnerId: number, year: number): Promise<Map<string, Draft>> {
  const rows = await database().reportDraft.findMany({
    where: { AND: [readable.drafts(actor), { partnerId, year }] },
    include: { recommendation: { select: { code: true } } },
  });
  return new Map(
    rows.map((row) => [row.recommendation.code, { ...asDraft(row), savedAt: row.savedAt, savedBy: row.savedById }]),
  );
}

/**
 * Lists what was typed for other years than this, whose sheets are closed or taken back: the forms of the
 * recommendations hold it.
 */
export async function draftsElsewhere(
  actor: Actor,
  partnerId: number,
  year: number,
): Promise<{ recommendation: string; year: number }[]> {
  const rows = await database().reportDraft.findMany({
    where: {
      AND: [readable.drafts(actor), { partnerId, year: { not: year } }],
      recommendation: readable.recommendations(actor),
    },
    orderBy: [{ year: "desc" }, { recommendationId: "asc" }],
    select: { year: true, recommendation: { select: { code: true } } },
  });
  return rows.map((row) => ({ recommendation: row.recommendation.code, year: row.year }));
}

export function asDraft({ state, statement, language, evidence }: ReportDraft): DraftInput {
  return { state: state as ReportState | null, statement, language: language as Locale, evidence };
}
