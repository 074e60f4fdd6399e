import { sendAlong } from "#features/evidence/evidence-commands.ts";
import { holdAddressee, holdQuestions } from "#features/recommendations/addressee-changes.ts";
import type { ReportState } from "#features/reports/report.ts";
import type { Assessment } from "#generated/prisma/client.ts";
import { yearOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, changeTogether, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { openYears } from "#server/readable-rows.ts";
import {
  type AssessmentInput,
  type AssessmentStep,
  type AssessmentVerb,
  canOpen,
  type StepForward,
  stepAfter,
  stepBefore,
  stepVerbs,
} from "./assessment.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "partnerNotAddressed"
  | "changedMeanwhile"
  | "yearToCome"
  | "reportNotReleased"
  | "reportNotOpen";

/** The person had these before their eyes (ids): the partner's report for that year and the assessment that stood. */
export type SeenByAssessor = { report: number | null; assessment: number | null };

/**
 * The unit's view of what a partner did in a year. It never changes: a later one follows it. If the partner reported, or
 * a colleague assessed, after the form was made, nothing is stored. The unit alone sees it until it opens it to others.
 */
export async function assess(
  actor: Actor,
  of: { recommendation: string; partnerId: number },
  input: AssessmentInput,
  { seen, sample = false }: { seen: SeenByAssessor; sample?: boolean },
): Promise<Result<Assessment, Refusal>> {
  if (!can.assess(actor)) return fail("notAllowed");
  return change((tx) => assessOne(tx, actor, of, input, { seen, sample }));
}

/**
 * Assesses what several standing reports (ids) tell as their partners do, all or none: each in the state that its partner says,
 * with the same reason. One that was corrected or assessed meanwhile keeps all of them back.
 */
export function agreeWithReports(
  actor: Actor,
  ids: readonly number[],
  reason: Pick<AssessmentInput, "statement" | "language">,
): Promise<Result<Assessment[], Refusal>> {
  return changeTogether(ids, async (tx, id): Promise<Result<Assessment, Refusal>> => {
    if (!can.assess(actor)) return fail("notAllowed");
    const report = await tx.implementationReport.findUnique({
      where: { id, recommendation: kept },
      include: { recommendation: { select: { code: true } }, assessments: { select: { id: true } } },
    });
    if (!report) return fail("notFound");
    // Before its partner corrected it, it may have been assessed: that one is followed.
    if (report.assessments.length > 0) return fail("changedMeanwhile");
    const { partnerId, year, recommendation } = report;
    const input = { ...reason, year, state: report.state as ReportState };
    const seen = { report: id, assessment: (await standingAssessment(tx, report))?.id ?? null };
    return assessOne(tx, actor, { recommendation: recommendation.code, partnerId }, input, { seen, sample: false });
  });
}

async function assessOne(
  tx: Transaction,
  actor: Actor,
  of: { recommendation: string; partnerId: number },
  input: AssessmentInput,
  { seen, sample }: { seen: SeenByAssessor; sample: boolean },
): Promise<Result<Assessment, Refusal>> {
  if (input.year > yearOf(new Date())) return fail("yearToCome", { year: input.year });
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
  const assessment = await tx.assessment.create({
    data: {
      ...about,
      ...input,
      reportId: report?.id ?? null,
      assessedById: actor.kind === "person" ? actor.id : null,
      assessedAt: new Date(),
      sample,
    },
  });
  await recordAssessment(tx, actor, assessment, of.recommendation, standing ? "follow" : "make");
  await sendAlong(tx, actor, { of: "assessment", id: assessment.id, ...about, after: standing?.id ?? null });
  return ok(assessment);
}

/**
 * Opens them to the readers of the next step, all or none: the partner concerned, then partners, then everybody. One that a
 * later one has followed goes no further: the later one waits instead.
 */
export function openAssessments(actor: Actor, to: StepForward, ids: readonly number[]) {
  return changeTogether(ids, (tx, id) => open(tx, actor, to, id));
}

async function open(tx: Transaction, actor: Actor, to: StepForward, id: number): Promise<Result<Assessment, Refusal>> {
  const held = await holdAssessment(tx, actor, id);
  if (!held.ok) return held;
  const { code, standing, openTo } = held.value;
  if (standing?.id !== id) return fail("changedMeanwhile");
  if (openTo === to) return ok(held.value.assessment);
  if (stepAfter(openTo) !== to) return fail("changedMeanwhile");
  const { report, year } = standing;
  const isOpenToPartners = report !== null && (await openYears(tx)).includes(year);
  const allowed = canOpen(to, report && { ...report, isOpenToPartners });
  if (!allowed.ok) return fail(allowed.error, { year });
  return moveTo(tx, actor, { id, code }, to, stepVerbs[to]);
}

/** Takes them back from the readers of that step, all or none; a public one stays. */
export function withdrawAssessments(actor: Actor, from: StepForward, ids: readonly number[]) {
  return changeTogether(ids, (tx, id) => withdraw(tx, actor, from, id));
}

async function withdraw(
  tx: Transaction,
  actor: Actor,
  from: StepForward,
  id: number,
): Promise<Result<Assessment, Refusal>> {
  const held = await holdAssessment(tx, actor, id);
  if (!held.ok) return held;
  const { code, openTo, assessment } = held.value;
  const back = stepBefore(from);
  if (openTo === back) return ok(assessment);
  return openTo === from && back ? moveTo(tx, actor, { id, code }, back, "withdraw") : fail("changedMeanwhile");
}

/** Those who assess, report or open the same wait. */
async function holdAssessment(tx: Transaction, actor: Actor, id: number) {
  if (!can.assess(actor)) return fail("notAllowed");
  const where = { id, recommendation: { ...kept, ...readable.leveled(actor) } };
  const asked = await tx.assessment.findUnique({ where, include: { recommendation: { select: { code: true } } } });
  if (!asked) return fail("notFound");
  const { code } = asked.recommendation;
  await holdQuestions(tx, [code], asked.partnerId);
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id } });
  const openTo = assessment.openTo as AssessmentStep;
  return ok({ code, assessment, openTo, standing: await standingAssessment(tx, asked) });
}

async function moveTo(
  tx: Transaction,
  actor: Actor,
  { id, code }: { id: number; code: string },
  openTo: AssessmentStep,
  verb: AssessmentVerb,
): Promise<Result<Assessment, never>> {
  const assessment = await tx.assessment.update({ where: { id }, data: { openTo } });
  await recordAssessment(tx, actor, assessment, code, verb);
  return ok(assessment);
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
    visible: assessment.openTo === "public",
  });
}
