import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import type { ClaimKind } from "#i18n/settled-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { type ClaimItem, type ClaimOutcome, inputOf, stillHolds } from "./claim.ts";
import { findText, type TextFound } from "./claim-texts.ts";

/** Everything that waits to be confirmed, the oldest first, for those who may propose; nothing of a record that was taken back. */
export async function listClaims(actor: Actor): Promise<ClaimItem[]> {
  if (!can.claim(actor)) return [];
  const rows = await database().textClaim.findMany({ where: { outcome: null }, orderBy: { id: "asc" }, include });
  const items: ClaimItem[] = [];
  for (const row of rows) {
    const item = await toItem(actor, row);
    if (item) items.push(item);
  }
  return items;
}

/** One of them, decided or not; `null` where there is none, or none for this reader. */
export async function findClaim(actor: Actor, id: number): Promise<ClaimItem | null> {
  if (!can.claim(actor)) return null;
  const row = await database().textClaim.findUnique({ where: { id }, include });
  return row && toItem(actor, row);
}

/** Those that wait for this person: nobody confirms their own. */
export async function countToConfirm(actor: Actor): Promise<number> {
  return (await listClaims(actor)).filter((claim) => can.confirmClaim(actor, claim)).length;
}

/** A text as whoever may propose finds it, and what waits for one of its languages. */
export async function findClaimed(
  actor: Actor,
  place: TextPlace,
): Promise<{ text: TextFound; waiting: ClaimItem[] } | null> {
  const text = can.claim(actor) ? await findText(database(), actor, place) : null;
  if (!text) return null;
  const { subject, field } = place;
  const rows = await database().textClaim.findMany({
    where: { subject, field, subjectId: text.subjectId, outcome: null },
    orderBy: { id: "asc" },
    include,
  });
  return { text, waiting: rows.map((row) => itemOf(row, text)) };
}

/** An erratum that was confirmed. */
export type Erratum = {
  language: Locale;
  before: string;
  after: string;
  reason: Localized;
  source: Source;
  on: Date;
};

/** All that has put a text right, the newest first: everybody who reads the text may read them. */
export async function listErrata(actor: Actor, { subject, field, key }: TextPlace): Promise<Erratum[]> {
  const text = await findText(database(), actor, { subject, field, key });
  if (!text) return [];
  const rows = await database().textClaim.findMany({
    where: { ...{ subject, field, subjectId: text.subjectId }, kind: "erratum", outcome: "confirmed" },
    orderBy: { id: "desc" },
  });
  return rows.map((row) => ({
    ...{ language: row.language as Locale, before: row.wordsBefore, after: row.words ?? "" },
    ...{ reason: localized(row, "reason"), source: sourceIn(row), on: row.decidedAt ?? row.proposedAt },
  }));
}

const include = { proposedBy: { select: { name: true } } } satisfies Prisma.TextClaimInclude;

type Row = Prisma.TextClaimGetPayload<{ include: typeof include }>;

async function toItem(actor: Actor, row: Row): Promise<ClaimItem | null> {
  const { subject, field } = row as { subject: TextPlace["subject"]; field: TextPlace["field"] };
  const text = await findText(database(), actor, { subject, field, subjectId: row.subjectId });
  return text && itemOf(row, text);
}

function itemOf(row: Row, text: TextFound): ClaimItem {
  const language = row.language as Locale;
  return {
    ...{ id: row.id, kind: row.kind as ClaimKind, place: text.place, called: text.called, language },
    ...{ wordsBefore: row.wordsBefore, wordsNow: text.words[language], words: row.words },
    ...{ told: row.told, provenance: row.provenance },
    ...{ reason: localized(row, "reason"), source: sourceIn(row) },
    ...{ proposedBy: row.proposedBy?.name ?? null, proposedById: row.proposedById, proposedAt: row.proposedAt },
    ...{ outcome: row.outcome as ClaimOutcome | null, holds: stillHolds(text, inputOf(row), row.wordsBefore) },
  };
}
