import type { z } from "zod";
import { inItsLanguage, type ReportState, reportFields } from "#features/reports/report.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type StepOf, steps } from "#release-steps.ts";

/** The verbs of events about an assessment; there each begins with "assessment-". */
export const assessmentVerbs = ["make", "follow", "show", "share", "release", "withdraw", "cleaned"] as const;

export type AssessmentVerb = (typeof assessmentVerbs)[number];

/** The unit says this of a partner, a recommendation and a year: in the words of the implementation axis, and why. */
export const assessmentInput = reportFields
  .pick({ year: true, state: true, statement: true, language: true })
  .transform(inItsLanguage);

export type AssessmentInput = z.infer<typeof assessmentInput>;

export type AssessmentStep = StepOf<"assessment">;

/** To whom an assessment is open, from fewest to all: each step needs the one before it. */
export const assessmentSteps = Object.keys(steps.assessment) as AssessmentStep[];

/** The act by which an assessment comes to a step from the one before it. */
export const stepVerbs = { partner: "show", partners: "share", public: "release" } as const;

export type StepForward = keyof typeof stepVerbs;

/** The step after that one; `null` where everybody sees it. */
export function stepAfter(step: AssessmentStep): StepForward | null {
  return (assessmentSteps[assessmentSteps.indexOf(step) + 1] as StepForward | undefined) ?? null;
}

/** The step to which it can be taken back; `null` where nobody but the unit has seen it, or everybody may have. */
export function stepBefore(step: AssessmentStep): AssessmentStep | null {
  return step === "public" ? null : (assessmentSteps[assessmentSteps.indexOf(step) - 1] ?? null);
}

/**
 * Whether an assessment may come to a step: partners and the public may not see it before they may see the report that it is
 * about, for it would tell that there is one. An assessment of silence tells of no report.
 */
export function canOpen(
  to: AssessmentStep,
  about: { releasedAt: Date | null; isOpenToPartners: boolean } | null,
): Result<true, "reportNotReleased" | "reportNotOpen"> {
  if (about === null || about.releasedAt !== null) return ok(true);
  if (to === "public") return fail("reportNotReleased");
  return to === "partners" && !about.isOpenToPartners ? fail("reportNotOpen") : ok(true);
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
