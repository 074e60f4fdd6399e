import { holdAddressee, holdQuestions } from "#features/recommendations/addressee-changes.ts";
import type { Assessment } from "#generated/prisma/client.ts";
import { yearOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { type AssessmentInput, type AssessmentVerb, canRelease } from "./assessment.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "partnerNotAddressed"
  | "changedMeanwhile"
  | "yearToCome"
  | "reportNotReleased";

/** The person had these before their eyes (ids): the partner's report for that year and the assessment that stood. */
export type SeenByAssessor = { report: number | null; assessment: number | null };

/**
 * The unit's view of what a partner did in a year. It never changes: a later one follows it. If the partner reported, or
 * a colleague assessed, after the form was made, nothing is stored. With `release` the public sees it at once.
 */
export async function assess(
  actor: Actor,
  of: { recommendation: string; partnerId: number },
  input: AssessmentInput,
  { seen, release, sample = false }: { seen: SeenByAssessor; release: boolean; sample?: boolean },
): Promise<Result<Assessment, Refusal>> {
  if (!can.assess(actor)) return fail("notAllowed");
  if (input.year > yearOf(new Date())) return fail("yearToCome", { year: input.year });
  return change(async (tx) => {
    // Those who report wait: what is assessed is what stands.
    const addressee = await holdAddressee(tx, actor, of);
    if (!addressee) return fail("partnerNotAddressed");
    const { recommendationId, partnerId } = addressee;
    const about = { recommendationId, partnerId, year: input.year };
    const report = await tx.implementationReport.findFirst({ where: { ...about, correctedBy: null } });
    const standing = await standingAssessment(tx, about);
    if ((report?.id ?? null) !== seen.report || (standing?.id ?? null) !== seen.assessment) {
      return fail("changedMeanwhile");
    }
    const releasable = canRelease(report);
    if (release && !releasable.ok) return fail(releasable.error, { year: input.year });
    const now = new Date();
    const assessment = await tx.assessment.create({
      data: {
        ...about,
        ...input,
        reportId: report?.id ?? null,
        assessedById: actor.kind === "person" ? actor.id : null,
        assessedAt: now,
        releasedAt: release ? now : null,
        sample,
      },
    });
    await recordAssessment(tx, actor, assessment, of.recommendation, standing ? "follow" : "make");
    return ok(assessment);
  });
}

/** From here on the public sees it. One that a later one has followed is not released: the later one waits instead. */
export async function releaseAssessment(actor: Actor, id: number): Promise<Result<Assessment, Refusal>> {
  if (!can.assess(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const asked = await tx.assessment.findUnique({
      where: { id, recommendation: kept },
      include: { recommendation: true },
    });
    if (!asked) return fail("notFound");
    const { recommendation, ...about } = asked;
    await holdQuestions(tx, [recommendation.code], asked.partnerId);
    const standing = await standingAssessment(tx, about);
    if (standing?.id !== id) return fail("changedMeanwhile");
    if (standing.releasedAt) return ok(standing);
    const releasable = canRelease(standing.report);
    if (!releasable.ok) return fail(releasable.error, { year: standing.year });
    const assessment = await tx.assessment.update({ where: { id }, data: { releasedAt: new Date() } });
    await recordAssessment(tx, actor, assessment, recommendation.code, "release");
    return ok(assessment);
  });
}

/** The last of a year; those before it stay and count no longer. */
function standingAssessment(
  tx: Transaction,
  { recommendationId, partnerId, year }: Pick<Assessment, "recommendationId" | "partnerId" | "year">,
) {
  return tx.assessment.findFirst({
    where: { recommendationId, partnerId, year },
    orderBy: { id: "desc" },
    include: { report: { select: { releasedAt: true } } },
  });
}

async function recordAssessment(
  tx: Transaction,
  actor: Actor,
  assessment: Assessment,
  recommendation: string,
  verb: AssessmentVerb,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "assessment",
    subjectId: assessment.id,
    subjectCode: `${recommendation}/${assessment.partnerId}/${assessment.year}`,
    verb: `assessment-${verb}`,
    snapshot: assessment,
    visible: assessment.releasedAt !== null,
  });
}
