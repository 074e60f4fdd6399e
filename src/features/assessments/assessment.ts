import type { z } from "zod";
import { inItsLanguage, type ReportState, reportFields } from "#features/reports/report.ts";
import { fail, ok, type Result } from "#lib/result.ts";

/** The verbs of events about an assessment; there each begins with "assessment-". */
export const assessmentVerbs = ["make", "follow", "release", "cleaned"] as const;

export type AssessmentVerb = (typeof assessmentVerbs)[number];

/** The unit says this of a partner, a recommendation and a year: in the words of the implementation axis, and why. */
export const assessmentInput = reportFields
  .pick({ year: true, state: true, statement: true, language: true })
  .transform(inItsLanguage);

export type AssessmentInput = z.infer<typeof assessmentInput>;

/**
 * Whether the public may see an assessment: not before it may see the report that the assessment is about, for that would
 * tell that there is one. An assessment of silence tells of no report.
 */
export function canRelease(about: { releasedAt: Date | null } | null): Result<true, "reportNotReleased"> {
  return about && about.releasedAt === null ? fail("reportNotReleased") : ok(true);
}

/**
 * An assessment stands to what the partner says in one of these ways: it agrees, it differs, it was made before the
 * partner said this, or the partner has said nothing.
 */
export type Relation = "agrees" | "differs" | "beforeReport" | "withoutReport";

type Claim = { id: number; year: number; state: ReportState };
type Assessed = { year: number; state: ReportState; reportId: number | null };

/**
 * The assessment that belongs beside a claim, and how it stands to it: of the years from the claim's own on the latest,
 * for an earlier year says nothing of what came after. Both as far as a reader may see them; of each year only the
 * assessment that no later one follows. `null` where there is none.
 */
export function besideClaim<A extends Assessed>(
  claim: Claim | null,
  assessments: readonly A[],
): { assessment: A; relation: Relation } | null {
  const assessment = assessments
    .filter(({ year }) => !claim || year >= claim.year)
    .reduce<A | null>((latest, one) => (latest && latest.year >= one.year ? latest : one), null);
  return assessment && { assessment, relation: relationTo(claim, assessment) };
}

export function relationTo(claim: Claim | null, { year, state, reportId }: Assessed): Relation {
  if (!claim) return "withoutReport";
  if (year === claim.year && reportId !== claim.id) return "beforeReport";
  return state === claim.state ? "agrees" : "differs";
}
