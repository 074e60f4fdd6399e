import type { Assessment, Evidence, ImplementationReport, Recommendation } from "#generated/prisma/client.ts";
import type { can } from "#policy.ts";

/** With all that the policy asks of it. */
export const withAnswer = {
  report: { include: { recommendation: true } },
  assessment: { include: { recommendation: true, report: true } },
} as const;

export type EvidenceRow = Evidence & {
  report: (ImplementationReport & { recommendation: Recommendation }) | null;
  assessment: (Assessment & { recommendation: Recommendation; report: ImplementationReport | null }) | null;
};

/** The report or the assessment that it bears out. */
export function answerOf({ id, report, assessment }: EvidenceRow) {
  const answer = report ?? assessment;
  if (!answer) throw new Error(`Evidence ${id} bears out nothing`);
  return answer;
}

/** As the policy is asked about it. */
export function asAsked({ removedAt, report, assessment, ...row }: EvidenceRow) {
  const { recommendation } = answerOf({ removedAt, report, assessment, ...row });
  return { removedAt, recommendation, report, assessment } as Parameters<typeof can.readEvidence>[1];
}
