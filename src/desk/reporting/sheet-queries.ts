import type { Draft } from "#features/reports/draft-queries.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { pageOf } from "#features/reports/matrix.ts";
import { addressedAmong, type Due, listDue, listUnasked } from "#features/reports/report-queries.ts";
import type { Person } from "#policy.ts";
import { rowsPerSheet } from "./sheet-form-definition.ts";

export type SheetRow = Due & { draft: Draft | null };

export type Sheet = {
  /** of this page, in the order of the recommendations, which sending does not change */
  rows: SheetRow[];
  all: readonly SheetRow[];
  page: number;
  pages: number;
  /** the recommendations answered or begun for the year and not asked: on no page of the sheet, and not lost */
  unasked: (SheetRow & { addressed: boolean })[];
};

/** All that a partner is asked for a year, ten on a page, each with the last answer and what is typed already. */
export async function findSheet(actor: Person, partnerId: number, year: number, page = 1): Promise<Sheet> {
  const due = await listDue(actor, partnerId, year);
  const drafts = await draftsOf(actor, partnerId, year);
  const withDraft = (one: Due) => ({ ...one, draft: drafts.get(one.recommendation.code) ?? null });
  const all = due.map(withDraft);
  const others = await listUnasked(actor, partnerId, year, [...drafts.keys()]);
  const codes = others.map(({ recommendation }) => recommendation.code);
  const addressed = codes.length > 0 ? await addressedAmong(actor, partnerId, codes) : new Set<string>();
  const unasked = others.map((one) => ({ ...withDraft(one), addressed: addressed.has(one.recommendation.code) }));
  const [rows, shown, pages] = pageOf(all, Math.max(1, page), rowsPerSheet);
  return { rows, all, page: shown, pages, unasked };
}
