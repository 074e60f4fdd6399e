import { holdQuestions } from "#features/recommendations/addressee-changes.ts";
import type { ReportDraft } from "#generated/prisma/client.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { can, type Person, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { type DraftInput, draftMark, draftMove, type SeenDraft } from "./draft.ts";
import { asDraft } from "./draft-queries.ts";

export type TypedRow = SeenDraft & { recommendation: string; draft: DraftInput };

export type SavedRow = {
  recommendation: string;
  /** the mark of what stands now */
  mark: string;
  /** a colleague's words, where they were saved meanwhile: then nothing of this row was */
  theirs: DraftInput | null;
};

/**
 * Keeps what was typed for a year's reports, row by row: no report yet, so nothing of it goes into the history. Rows of
 * recommendations that are not addressed to the partner are left out.
 */
export async function saveDrafts(
  actor: Person,
  { partnerId, year }: { partnerId: number; year: number },
  rows: readonly TypedRow[],
): Promise<Result<SavedRow[], "notAllowed">> {
  if (!can.keepDraft(actor, { partnerId })) return fail("notAllowed");
  return change(async (tx) => {
    const codes = rows.map(({ recommendation }) => recommendation);
    await holdQuestions(tx, codes, partnerId);
    const addressed = await tx.recommendation.findMany({
      where: {
        AND: [readable.recommendations(actor), { code: { in: codes } }],
        addressees: { some: { partnerId } },
      },
      select: { id: true, code: true, drafts: { where: { partnerId, year } } },
    });
    const byCode = new Map(addressed.map((row) => [row.code, row]));
    const saved: SavedRow[] = [];
    for (const { recommendation, draft, ...seen } of rows) {
      const row = byCode.get(recommendation);
      if (!row) continue;
      const before = row.drafts[0] ? { ...asDraft(row.drafts[0]), writer: row.drafts[0].writer } : null;
      const move = draftMove(before, draft, seen);
      const key = { partnerId, year, recommendationId: row.id };
      const data = { ...draft, writer: seen.writer, savedById: actor.id, savedAt: new Date() };
      if (move === "remove") await tx.reportDraft.deleteMany({ where: key });
      if (move === "save") {
        const partnerId_year_recommendationId = key;
        await tx.reportDraft.upsert({
          where: { partnerId_year_recommendationId },
          create: { ...key, ...data },
          update: data,
        });
      }
      const isTaken = move === "save" || move === "remove";
      saved.push({
        recommendation,
        mark: draftMark(isTaken ? draft : before),
        theirs: move === "apart" ? before : null,
      });
    }
    return ok(saved);
  });
}

/** The draft goes when its words are sent. False where a colleague saved others meanwhile, which stay. */
export async function endDraft(
  tx: Transaction,
  key: Pick<ReportDraft, "partnerId" | "year" | "recommendationId">,
  { seen, writer }: SeenDraft,
): Promise<boolean> {
  const row = await tx.reportDraft.findUnique({ where: { partnerId_year_recommendationId: key } });
  if (!row) return true;
  if (row.writer !== writer && draftMark(asDraft(row)) !== seen) return false;
  await tx.reportDraft.deleteMany({ where: key });
  return true;
}
