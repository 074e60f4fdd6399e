import { findShared, type SharedKey } from "#features/drafts/shared-drafts.ts";
import { type Actor, readable } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import { type DraftInput, draftInput } from "./draft.ts";

export type Draft = DraftInput & {
  savedAt: Date;
  /** by the account id of a focal point of the same partner */
  savedBy: number;
};

export type OfYear = { partnerId: number; year: number };

/** The record that a row of a sheet is about: a recommendation in a year. */
export function recordOf(recommendation: string, year: number): string {
  return `${recommendation}/${year}`;
}

export function draftKey({ partnerId, year }: OfYear, recommendation: string): SharedKey {
  return { form: "sheet", record: recordOf(recommendation, year), partnerId };
}

type Row = DraftInput & { record: string; recommendation: string; year: number; writer: string } & Pick<
    Draft,
    "savedAt" | "savedBy"
  >;

/** The rows of the sheets of a partner that this actor may see, as they were typed. */
export async function draftRows(
  tx: Transaction,
  actor: Actor,
  partnerId: number,
  record?: { in: string[] },
): Promise<Row[]> {
  const rows = await findShared(tx, actor, { form: "sheet", partnerId, ...(record && { record }) });
  return rows.map(({ record, content, personId, keptAt }) => {
    const at = record.lastIndexOf("/");
    const { writer } = content as { writer: string };
    return {
      ...draftInput.parse(content),
      ...{ record, writer, recommendation: record.slice(0, at), year: Number(record.slice(at + 1)) },
      ...{ savedAt: keptAt, savedBy: personId },
    };
  });
}

/**
 * Finds what the partner's focal points have typed for a year, by the code of the recommendation. Nobody else is told.
 */
export async function draftsOf(actor: Actor, partnerId: number, year: number): Promise<Map<string, Draft>> {
  const rows = await draftRows(database(), actor, partnerId);
  return new Map(
    rows
      .filter((row) => row.year === year)
      .map((row) => [row.recommendation, { ...asDraft(row), savedAt: row.savedAt, savedBy: row.savedBy }]),
  );
}

/**
 * Lists what was typed for other years than this, whose sheets are closed or taken back: the forms of the
 * recommendations hold it.
 */
export async function draftsElsewhere(
  actor: Actor,
  partnerId: number,
  year: number,
): Promise<{ recommendation: string; year: number }[]> {
  const rows = (await draftRows(database(), actor, partnerId)).filter((row) => row.year !== year);
  const readableOnes = await database().recommendation.findMany({
    where: {
      AND: [readable.recommendations(actor), { code: { in: rows.map(({ recommendation }) => recommendation) } }],
    },
    orderBy: { id: "asc" },
    select: { code: true },
  });
  const places = new Map(readableOnes.map(({ code }, index) => [code, index]));
  const placeOf = ({ recommendation }: Row) => places.get(recommendation) ?? 0;
  return rows
    .filter(({ recommendation }) => places.has(recommendation))
    .sort((a, b) => b.year - a.year || placeOf(a) - placeOf(b))
    .map(({ recommendation, year }) => ({ recommendation, year }));
}

export function asDraft({ state, statement, language, evidence }: DraftInput): DraftInput {
  return { state, statement, language, evidence };
}
