import { isAnyWaiting, sendAlong } from "#features/evidence/evidence-commands.ts";
import { holdAddressee } from "#features/recommendations/addressee-changes.ts";
import type { ImplementationReport } from "#generated/prisma/client.ts";
import { yearOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, changeTogether, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { SeenDraft } from "./draft.ts";
import { endDraft } from "./draft-commands.ts";
import { draftKey } from "./draft-queries.ts";
import { type ReportInput, type ReportVerb, saysTheSame } from "./report.ts";

type Refusal = "notAllowed" | "notFound" | "notAddressed" | "changedMeanwhile" | "yearToCome" | "reportUnchanged";

type Sending = {
  /** the report of that year which the person saw, or `null` for the first one */
  corrects: number | null;
  /** the draft that the person saw; it goes with the report. Without it a draft stays where it is */
  draft?: SeenDraft;
  sample?: boolean;
};

type To = { recommendation: string; partnerId: number };

/**
 * A partner's statement for a recommendation and a year. It never changes: another one corrects it, and says something
 * else. If a colleague sent or typed another meanwhile, nothing is overwritten.
 */
export async function submitReport(
  actor: Actor,
  to: To,
  input: ReportInput,
  sending: Sending,
): Promise<Result<ImplementationReport, Refusal>> {
  return send(actor, to, input.year, sending, async () => ok(input));
}

/**
 * Says for a year that nothing has changed since the partner's latest report before it, which is `repeats`. No new words
 * are made: state, words and evidence are those of the report in which they were first said, and it is named.
 */
export async function repeatReport(
  actor: Actor,
  to: To,
  year: number,
  { repeats, ...sending }: Sending & { repeats: number },
): Promise<Result<ImplementationReport, Refusal>> {
  return send(actor, to, year, sending, async (tx, recommendationId) => {
    const latest = await tx.implementationReport.findFirst({
      where: { recommendationId, partnerId: to.partnerId, year: { lt: year }, correctedBy: null },
      orderBy: { year: "desc" },
    });
    if (latest?.id !== repeats) return fail("changedMeanwhile");
    const { state, statement, language, evidence, sample } = latest;
    return ok({
      year,
      state,
      statement,
      language,
      evidence,
      sample,
      repeatsId: latest.repeatsId ?? latest.id,
      after: repeats,
    });
  });
}

type Said = Pick<ImplementationReport, "year" | "state" | "statement" | "language" | "evidence"> &
  Partial<Pick<ImplementationReport, "repeatsId" | "sample">> & {
    /** the report whose files are given with this one, too, where that is not the one that it corrects */
    after?: number;
  };

async function send(
  actor: Actor,
  to: To,
  year: number,
  { corrects, draft, sample = false }: Sending,
  say: (tx: Transaction, recommendationId: number) => Promise<Result<Said, Refusal>>,
): Promise<Result<ImplementationReport, Refusal>> {
  if (!can.report(actor, to)) return fail("notAllowed");
  if (year > yearOf(new Date())) return fail("yearToCome", { year });
  return change(async (tx) => {
    // The round for which it is sent is not taken back meanwhile.
    await tx.$queryRaw`SELECT year FROM reporting_round WHERE year = ${year} FOR SHARE`;
    const addressee = await holdAddressee(tx, actor, to);
    if (!addressee) return fail("notAddressed");
    const { recommendationId, partnerId } = addressee;
    const standing = await tx.implementationReport.findFirst({
      where: { recommendationId, partnerId, year, correctedBy: null },
    });
    if ((standing?.id ?? null) !== corrects) return fail("changedMeanwhile");
    const told = await say(tx, recommendationId);
    if (!told.ok) return told;
    const { after = corrects, ...said } = told.value;
    const question = { of: "report", recommendationId, partnerId, year } as const;
    const isSaid = standing && !said.repeatsId && saysTheSame(standing, said);
    if (isSaid && !(await isAnyWaiting(tx, question))) return fail("reportUnchanged");
    if (draft && !(await endDraft(tx, actor, draftKey({ partnerId, year }, to.recommendation), draft)))
      return fail("changedMeanwhile");
    const report = await tx.implementationReport.create({
      data: {
        recommendationId,
        partnerId,
        sample,
        ...said,
        submittedById: actor.kind === "person" ? actor.id : null,
        submittedAt: new Date(),
        correctsId: corrects,
      },
    });
    const verb = report.repeatsId ? "repeat" : corrects ? "correct" : "submit";
    await recordReport(tx, actor, report, to.recommendation, verb);
    await sendAlong(tx, actor, { ...question, id: report.id, after });
    return ok(report);
  });
}

/** From here on the public sees them, all or none. One that was corrected meanwhile is not released: its correction waits instead. */
export function releaseReports(actor: Actor, ids: readonly number[]) {
  return changeTogether(ids, (tx, id) => release(tx, actor, id));
}

export function releaseReport(actor: Actor, id: number): Promise<Result<ImplementationReport, Refusal>> {
  return change((tx) => release(tx, actor, id));
}

async function release(tx: Transaction, actor: Actor, id: number): Promise<Result<ImplementationReport, Refusal>> {
  if (!can.releaseReports(actor)) return fail("notAllowed");
  // A colleague who corrects it waits, or was first and is seen here.
  await tx.$queryRaw`SELECT id FROM implementation_report WHERE id = ${id} FOR UPDATE`;
  const before = await tx.implementationReport.findUnique({
    where: { id, recommendation: { ...kept, ...readable.leveled(actor) } },
    include: { recommendation: true, correctedBy: true },
  });
  if (!before) return fail("notFound");
  if (before.correctedBy) return fail("changedMeanwhile");
  if (before.releasedAt) return ok(before);
  const report = await tx.implementationReport.update({ where: { id }, data: { releasedAt: new Date() } });
  await recordReport(tx, actor, report, before.recommendation.code, "release");
  return ok(report);
}

async function recordReport(
  tx: Transaction,
  actor: Actor,
  report: ImplementationReport,
  recommendation: string,
  verb: ReportVerb,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "report",
    subjectId: report.id,
    subjectCode: `${recommendation}/${report.partnerId}/${report.year}`,
    verb: `report-${verb}`,
    snapshot: report,
    visible: report.releasedAt !== null,
  });
}
