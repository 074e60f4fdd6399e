import { fail, ok, type Result } from "#lib/result.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { ImplementationReport } from "../../generated/prisma/client.ts";
import { type Actor, can } from "../../policy.ts";
import type { ReportInput } from "./report.ts";

type Refusal = "notAllowed" | "notFound" | "notAddressed" | "changedMeanwhile" | "yearToCome";

/**
 * A partner's statement for a recommendation and a year. It never changes: `corrects` is the report of that year which
 * the person saw, or `null` for the first one. If a colleague sent another meanwhile, nothing is overwritten.
 */
export async function submitReport(
  actor: Actor,
  to: { recommendation: string; partnerId: number },
  input: ReportInput,
  { corrects, sample = false }: { corrects: number | null; sample?: boolean },
): Promise<Result<ImplementationReport, Refusal>> {
  if (!can.report(actor, to)) return fail("notAllowed");
  if (input.year > new Date().getUTCFullYear()) return fail("yearToCome", { year: input.year });
  return change(async (tx) => {
    const addressee = await tx.addressee.findFirst({
      where: { partnerId: to.partnerId, recommendation: { code: to.recommendation } },
      include: { recommendation: true },
    });
    if (!addressee || !can.readRecord(actor, addressee.recommendation)) return fail("notAddressed");
    const { recommendationId, partnerId } = addressee;
    await tx.$queryRaw`SELECT id FROM partner WHERE id = ${partnerId} FOR UPDATE`;
    const standing = await tx.implementationReport.findFirst({
      where: { recommendationId, partnerId, year: input.year, correctedBy: null },
      select: { id: true },
    });
    if ((standing?.id ?? null) !== corrects) return fail("changedMeanwhile");
    const report = await tx.implementationReport.create({
      data: {
        recommendationId,
        partnerId,
        ...input,
        submittedById: actor.kind === "person" ? actor.id : null,
        submittedAt: new Date(),
        correctsId: corrects,
        sample,
      },
    });
    await recordReport(tx, actor, report, to.recommendation, corrects ? "correct" : "submit");
    return ok(report);
  });
}

/** From here on the public sees it. One that was corrected meanwhile is not released: its correction waits instead. */
export async function releaseReport(actor: Actor, id: number): Promise<Result<ImplementationReport, Refusal>> {
  if (!can.releaseReports(actor)) return fail("notAllowed");
  return change(async (tx) => {
    // Whoever corrects it waits, or was first and is seen here.
    await tx.$queryRaw`SELECT id FROM implementation_report WHERE id = ${id} FOR UPDATE`;
    const before = await tx.implementationReport.findUnique({
      where: { id },
      include: { recommendation: true, correctedBy: true },
    });
    if (!before) return fail("notFound");
    if (before.correctedBy) return fail("changedMeanwhile");
    if (before.releasedAt) return ok(before);
    const report = await tx.implementationReport.update({ where: { id }, data: { releasedAt: new Date() } });
    await recordReport(tx, actor, report, before.recommendation.code, "release");
    return ok(report);
  });
}

async function recordReport(
  tx: Transaction,
  actor: Actor,
  report: ImplementationReport,
  recommendation: string,
  verb: string,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "report",
    subjectCode: `${recommendation}/${report.partnerId}/${report.year}`,
    verb: `report-${verb}`,
    snapshot: report,
    visible: report.releasedAt !== null,
  });
}
