import { updateDocument } from "#features/documents/document-changes.ts";
import { update as updateMeeting } from "#features/meetings/meeting-changes.ts";
import { isAdopted, standingMoves } from "#features/recommendations/recommendation.ts";
import { guardedUpdate, recordChange } from "#features/recommendations/recommendation-changes.ts";
import { movesOf } from "#features/recommendations/recommendation-events.ts";
import { writeBeside } from "#features/texts/text-commands.ts";
import { type TextOfRow, textsOf } from "#features/texts/text-rows.ts";
import type { Document, Meeting, Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import type { TextPlace, TextStates } from "#i18n/record-text.ts";
import { type ClaimKind, settledIn, standingOriginal } from "#i18n/settled-text.ts";
import type { Source } from "#i18n/source.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import type { Claimed } from "./claim.ts";

/** A text of any noun, by the key with which its row is called in addresses, or by that of the row. */
export type Sought = Pick<TextPlace, "subject" | "field"> & ({ key: string } | { subjectId: string });

/** The text, and the row in which it stands. */
export type TextFound = Claimed & {
  place: TextPlace;
  called: Localized;
  subjectId: string;
  text: TextOfRow;
  row: { recommendation: Recommendation } | { meeting: Meeting } | { document: Document } | null;
};

/**
 * The text as it stands; `null` where there is none for that actor, or its record was taken back. With `hold` nobody changes it
 * meanwhile.
 */
export async function findText(
  tx: Transaction,
  actor: Actor,
  sought: Sought,
  { hold = false }: { hold?: boolean } = {},
): Promise<TextFound | null> {
  const of = "key" in sought ? { key: sought.key } : { ids: [sought.subjectId] };
  const texts = await textsOf(tx, sought.subject, { ...of, hold });
  const text = texts.find(({ place }) => place.field === sought.field);
  if (!text || !can.read(actor, text.level)) return null;
  const { place, id: subjectId, called } = text;
  const found = { place, called, subjectId, text, words: text.words, states: text.states };
  if (place.subject === "meeting") {
    const row = await tx.meeting.findUniqueOrThrow({ where: { id: Number(subjectId) } });
    return { ...found, settled: settledIn(text, false), provenance: null, row: { meeting: row } };
  }
  if (place.subject === "document") {
    const row = await tx.document.findUniqueOrThrow({ where: { id: Number(subjectId) } });
    return { ...found, settled: settledIn(text, false), provenance: null, row: { document: row } };
  }
  if (place.subject !== "recommendation") {
    return { ...found, settled: settledIn(text, false), provenance: null, row: null };
  }
  const row = await tx.recommendation.findUniqueOrThrow({ where: { id: Number(subjectId) } });
  const isText = place.field === "text";
  const adopted = isText && isAdopted(row, standingMoves(await movesOf(tx, row.id)));
  return {
    ...{ ...found, settled: settledIn(text, adopted), provenance: isText ? row.provenance : null },
    row: { recommendation: row },
  };
}

export type Writing = {
  verb: ClaimKind;
  language: Locale;
  words: Localized;
  states: TextStates;
  provenance: string | null;
  reason: Localized;
  source: Source;
};

/** Writes the text where it stands, and tells it in the history of its record, from today on. */
export async function writeText(
  tx: Transaction,
  actor: Actor,
  found: TextFound,
  writing: Writing,
): Promise<Result<null>> {
  const { place, row } = found;
  const { verb, words, states, reason, source } = writing;
  const today = dayOf(new Date());
  if (row === null) {
    await writeBeside(tx, actor, found.text, { words, states }, source, reason);
    return ok(null);
  }
  if ("meeting" in row) {
    const { code, version } = row.meeting;
    const field = place.field as "title" | "outcome";
    const happening = { verb, reason, source, occurred: { from: today, on: today } };
    const updated = await updateMeeting(tx, actor, { code, version }, happening, () => ok(columns(field, words)), {
      texts: () => ({ [field]: states }),
    });
    return updated.ok ? ok(null) : updated;
  }
  if ("document" in row) {
    const { code, version } = row.document;
    const field = place.field as "title" | "summary";
    const happening = { verb, reason, source, occurred: { from: today, on: today } };
    const updated = await updateDocument(tx, actor, { code, version }, happening, () => ok(columns(field, words)), {
      texts: () => ({ [field]: states }),
    });
    return updated.ok ? ok(null) : updated;
  }
  const before = row.recommendation;
  const field = place.field as "text" | "addressees";
  // The row says where its text stands: where the original stands, once an erratum has put that right.
  const isOriginal = verb === "erratum" && field === "text" && writing.language === standingOriginal(found);
  const after = await guardedUpdate(tx, before, before.version, {
    data: {
      ...columns(field, words),
      ...(isOriginal && { source }),
      ...(writing.provenance !== null && { provenance: writing.provenance }),
    },
    texts: { [field]: states },
  });
  if (!after) return fail("changedMeanwhile");
  await recordChange(tx, actor, after, verb, { before, on: today, reason, source });
  return ok(null);
}
