import type { Localized } from "#i18n/localized.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { change, type Transaction } from "#server/database.ts";
import { type Actor, can } from "../../policy.ts";
import { canContinue, type Edge, type LineageInput, type LineageKind, type LineageRefusal } from "./lineage.ts";
import { applyMove, lockRows, recordChange, type WithMeeting } from "./recommendation-changes.ts";

type Refusal = LineageRefusal | "notAllowed" | "notFound" | "moveNotAllowed" | "changedMeanwhile";

/**
 * Says that these recommendations continue those. The earlier ones are superseded at the meeting where the later ones
 * were born, if they are not yet; their reports stay with them and are shown with what came of them.
 */
export async function continueRecommendations(
  actor: Actor,
  input: LineageInput,
  { source = null, sample = false }: { source?: Localized | null; sample?: boolean } = {},
): Promise<Result<true, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  return change<true, Refusal>(async (tx) => {
    // One lineage at a time, so that two colleagues cannot close a circle between them.
    await tx.$executeRaw`LOCK TABLE lineage IN SHARE ROW EXCLUSIVE MODE`;
    await lockRows(tx, [...input.from, ...input.to]);
    const from = await load(tx, input.from);
    const to = await load(tx, input.to);
    if (!from || !to) return fail("notFound");
    const allowed = canContinue(input.kind, from.map(born), to.map(born), await edges(tx));
    if (!allowed.ok) return allowed;

    await tx.lineage.createMany({
      data: from.flatMap((older) =>
        to.map((newer) => ({
          fromId: older.id,
          toId: newer.id,
          kind: input.kind,
          sourceEn: source?.en ?? null,
          sourceRu: source?.ru ?? null,
          sample,
        })),
      ),
    });
    const meeting = to[0]?.meeting ?? null;
    for (const { meeting: _bornAt, ...older } of from) {
      if (older.status === "superseded") continue;
      const moved = await applyMove(tx, actor, older, { verb: "supersede", meeting, source });
      if (!moved.ok) return fail("moveNotAllowed", { codes: older.code });
    }
    for (const { meeting: bornAt, ...newer } of to) {
      await recordChange(tx, actor, newer, `continue-${input.kind}`, { before: newer, meeting: bornAt, source });
    }
    return ok(true);
  });
}

async function load(tx: Transaction, codes: readonly string[]): Promise<WithMeeting[] | null> {
  const rows = await tx.recommendation.findMany({
    where: { code: { in: [...codes] }, kind: "recommendation" },
    include: { meeting: true },
    orderBy: { id: "asc" },
  });
  return rows.length === new Set(codes).size ? rows : null;
}

async function edges(tx: Transaction): Promise<Edge[]> {
  const rows = await tx.lineage.findMany({ include: { from: true, to: true } });
  return rows.map(({ from, to, kind }) => ({ from: from.code, to: to.code, kind: kind as LineageKind }));
}

function born({ code, meeting }: WithMeeting) {
  return { code, day: meeting?.lastDay ? dateToDay(meeting.lastDay) : null };
}
