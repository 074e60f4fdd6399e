import { type EvidenceShown, evidenceShown, withEvidence } from "#features/evidence/evidence-queries.ts";
import { latestStatements, rollUp, type Tally } from "#features/reports/matrix.ts";
import type { ReportState } from "#features/reports/report.ts";
import type { Translation } from "#features/translations/translation.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";

/** A report as the pages of recommendations show it. */
export type ReportOfRecommendation = {
  id: number;
  partner: { code: string; name: RecordText };
  year: number;
  state: ReportState;
  statement: string;
  language: Locale;
  translation: Translation | null;
  evidence: string | null;
  files: EvidenceShown[];
  submittedAt: Date;
  corrected: boolean;
  released: boolean;
  sample: boolean;
  /** the year of the report whose words this one repeats, because nothing has changed since */
  repeats: number | null;
};

export const reportWithPartner = { partner: true, repeats: { select: { year: true } }, ...withEvidence } as const;

export function toReport(
  report: Prisma.ImplementationReportGetPayload<{ include: typeof reportWithPartner }>,
  { corrected, translation }: { corrected: boolean; translation: Translation | null },
): ReportOfRecommendation {
  return {
    id: report.id,
    partner: { code: report.partner.code, name: recordText("partner", report.partner, "name") },
    year: report.year,
    state: report.state as ReportState,
    statement: report.statement,
    language: report.language as Locale,
    translation,
    evidence: report.evidence,
    files: evidenceShown(report.files),
    submittedAt: report.submittedAt,
    corrected,
    released: report.releasedAt !== null,
    sample: report.sample,
    repeats: report.repeats?.year ?? null,
  };
}

/** Of the partners addressed (ids), how many say what by their latest report; states in which nobody stands are left out. */
export function countStates(
  status: string | null,
  addressed: readonly number[],
  reports: readonly { id: number; partnerId: number; year: number; state: string }[],
): Partial<Tally> {
  const recommendation = 0;
  const statements = reports.map(({ partnerId, state, ...report }) => ({
    ...report,
    recommendation,
    partner: partnerId,
    state: state as ReportState,
  }));
  const column = { id: recommendation, code: "", pillar: null, year: null, status, addressed };
  const { all } = rollUp(new Set(addressed), [column], latestStatements(statements));
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}
