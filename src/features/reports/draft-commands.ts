import { forgetShared, keepShared, type SharedKey } from "#features/drafts/shared-drafts.ts";
import { holdQuestions } from "#features/recommendations/addressee-changes.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, type Person, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { areTaken, endWords } from "#server/kept-words.ts";
import { type DraftInput, draftMark, draftMove, type SeenDraft } from "./draft.ts";
import { asDraft, draftKey, draftRows, type OfYear, recordOf } from "./draft-queries.ts";

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
  of: OfYear,
  rows: readonly TypedRow[],
): Promise<Result<SavedRow[], "notAllowed">> {
  const { partnerId, year } = of;
  if (!can.keepWords(actor, { personId: actor.id, partnerId })) return fail("notAllowed");
  return change(async (tx) => {
    const codes = rows.map(({ recommendation }) => recommendation);
    await holdQuestions(tx, codes, partnerId);
    const addressed = await tx.recommendation.findMany({
      where: {
        AND: [readable.recommendations(actor), { code: { in: codes } }],
        addressees: { some: { partnerId } },
      },
      select: { code: true },
    });
    const asked = new Set(addressed.map(({ code }) => code));
    const stored = await draftRows(tx, actor, partnerId, { in: codes.map((code) => recordOf(code, year)) });
    const saved: SavedRow[] = [];
    for (const { recommendation, draft, ...seen } of rows) {
      if (!asked.has(recommendation)) continue;
      const key = draftKey(of, recommendation);
      const row = stored.find(({ record }) => record === key.record);
      const before = row ? { ...asDraft(row), writer: row.writer } : null;
      const isSent = await areTaken(tx, actor, nameOf(seen, key), seen.at ?? null);
      const move = isSent ? "nothing" : draftMove(before, draft, seen);
      const content = { ...draft, writer: seen.writer };
      if (move === "remove") await forgetShared(tx, key);
      if (move === "save") await keepShared(tx, actor, key, { path: `/desk/rounds/${year}`, content });
      const isTaken = move === "save" || move === "remove";
      saved.push({
        recommendation,
        mark: draftMark(isTaken ? draft : before),
        theirs: move === "apart" && before ? asDraft(before) : null,
      });
    }
    return ok(saved);
  });
}

/** The words of a row on one opened sheet. */
function nameOf({ writer }: SeenDraft, { record }: SharedKey): string {
  return fingerprint(`${writer} ${record}`);
}

/** The draft goes when its words are sent. False where a colleague saved others meanwhile, which stay. */
export async function endDraft(tx: Transaction, actor: Actor, key: SharedKey, shown: SeenDraft): Promise<boolean> {
  const { seen, writer, at } = shown;
  await endWords(tx, actor, [nameOf(shown, key)], at ?? null);
  const [row] = await draftRows(tx, actor, key.partnerId, { in: [key.record] });
  if (!row) return true;
  if (row.writer !== writer && draftMark(asDraft(row)) !== seen) return false;
  await forgetShared(tx, key);
  return true;
}
