import { type Localized, localized } from "#i18n/localized.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { ImplementationState, ReportState } from "../reports/report.ts";

/** A report as the pages of recommendations show it. */
export type ReportOfRecommendation = {
  id: number;
  partner: { code: string; name: Localized };
  year: number;
  state: ReportState;
  statement: string;
  language: Locale;
  evidence: string | null;
  submittedAt: Date;
  corrected: boolean;
  released: boolean;
  sample: boolean;
  /** the year of the report whose words this one repeats, because nothing has changed since */
  repeats: number | null;
};

export const reportWithPartner = { partner: true, repeats: { select: { year: true } } } as const;

export function toReport(
  report: Prisma.ImplementationReportGetPayload<{ include: typeof reportWithPartner }>,
  { corrected }: { corrected: boolean },
): ReportOfRecommendation {
  return {
    id: report.id,
    partner: { code: report.partner.code, name: localized(report.partner, "name") },
    year: report.year,
    state: report.state as ReportState,
    statement: report.statement,
    language: report.language as Locale,
    evidence: report.evidence,
    submittedAt: report.submittedAt,
    corrected,
    released: report.releasedAt !== null,
    sample: report.sample,
    repeats: report.repeats?.year ?? null,
  };
}

/** The latest report of each partner counts; the others addressed have given none, which is not progress. */
export function countStates(
  addressed: number,
  reports: ReportOfRecommendation[],
): Partial<Record<ImplementationState, number>> {
  const latest = new Map<string, ReportOfRecommendation>();
  for (const report of reports) {
    const known = latest.get(report.partner.code);
    if (!report.corrected && (!known || report.year > known.year)) latest.set(report.partner.code, report);
  }
  const counts: Partial<Record<ImplementationState, number>> = {};
  for (const { state } of latest.values()) counts[state] = (counts[state] ?? 0) + 1;
  if (addressed > latest.size) counts.noReport = addressed - latest.size;
  return counts;
}
