import { updateDocument } from "#features/documents/document-changes.ts";
import { type MeetingRefusal, update } from "#features/meetings/meeting-changes.ts";
import { isAdopted, standingMoves } from "#features/recommendations/recommendation.ts";
import { guardedUpdate, recordChange } from "#features/recommendations/recommendation-changes.ts";
import { movesOf } from "#features/recommendations/recommendation-events.ts";
import type { TranslationInput } from "#features/translations/translation.ts";
import { writeTranslation } from "#features/translations/translation-commands.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { statesIn, type Telling, type TextStates, type TextSubject } from "#i18n/record-text.ts";
import { changedIn, settledIn } from "#i18n/settled-text.ts";
import type { Source } from "#i18n/source.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import { type Actor, can } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { hasStood, refusedChange } from "#server/text-rights.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { type AnyPlace, directionOf, isSent, nameOfPlace, translated } from "./text.ts";
import { type TextOfRow, textAt } from "./text-rows.ts";

type Written = { words: Localized; states: TextStates };

/** The version of a text that somebody saw: a fingerprint of its words and their states, for not every noun counts its versions. */
export function versionOf({ words, states }: Written): string {
  return fingerprint(sortedJson({ words, states }));
}

/**
 * Writes the translation of any text of the record, and never its original. `version` is the one that the person saw: a
 * colleague's change in between is refused, not overwritten.
 */
export async function translateText(
  actor: Actor,
  place: AnyPlace,
  version: string,
  input: TranslationInput & { telling?: Telling },
): Promise<Result<null, MeetingRefusal | "paperWider">> {
  if (!can.translate(actor)) return fail("notAllowed");
  if (isSent(place) && input.state === "official") return fail("officialAlone", { codes: place.key });
  if (isSent(place)) return await writeTranslation(actor, place, Number(version), input);
  return change<null, MeetingRefusal | "paperWider">(async (tx) => {
    const text = await textAt(tx, place, { hold: true });
    if (!text || !(text.words.en || text.words.ru)) return fail("notFound");
    if (!can.read(actor, text.level)) return fail("notFound");
    if (versionOf(text) !== version) return fail("changedMeanwhile");
    const written = translated(text, input, { at: new Date(), ...input.telling });
    const isAdopted = await isAdoptedText(tx, text);
    const { into } = directionOf(text.words, statesIn(text.states));
    // That the other language is the original is said for the first time, and by nobody's choice.
    const languages = changedIn(text, written).filter((language) => language === into);
    const refused = refusedChange(actor, text, written, { isAdopted, languages });
    if (refused) return fail(refused, { codes: place.key });
    const of = { subject: text.place.subject, field: text.place.field, id: text.id };
    if (!(await hasStood(tx, of, text, written, input.telling))) return fail("changedMeanwhile");
    if (input.state === "official" && !settledIn(text, isAdopted)[into]) {
      return fail("officialAlone", { codes: place.key });
    }
    return await write(tx, actor, text, written, input.source);
  });
}

async function isAdoptedText(tx: Transaction, { place: { subject, field }, id }: TextOfRow): Promise<boolean> {
  if (subject !== "recommendation" || field !== "text") return false;
  const row = await tx.recommendation.findUniqueOrThrow({ where: { id: Number(id) }, select: { kind: true } });
  return isAdopted(row, standingMoves(await movesOf(tx, Number(id))));
}

/** A noun that has events tells of it as of any change of its words. */
async function write(
  tx: Transaction,
  actor: Actor,
  text: TextOfRow,
  { words, states }: Written,
  source: Source,
): Promise<Result<null, MeetingRefusal | "paperWider">> {
  const { subject, key, field } = text.place;
  const data = columns(field, words);
  switch (subject) {
    case "recommendation": {
      const before = await tx.recommendation.findUniqueOrThrow({ where: { code: key } });
      const texts: Texts<"recommendation"> = { [field]: states };
      const after = await guardedUpdate(tx, before, before.version, { data, texts });
      if (!after) return fail("changedMeanwhile");
      await recordChange(tx, actor, after, "correct", { before, source });
      return ok(null);
    }
    case "meeting": {
      const { version } = await tx.meeting.findUniqueOrThrow({ where: { code: key } });
      const texts = (): Texts<"meeting"> => ({ [field]: states });
      const done = await update(tx, actor, { code: key, version }, { verb: "correct", source }, () => ok(data), {
        texts,
      });
      return done.ok ? ok(null) : done;
    }
    case "document": {
      const { version } = await tx.document.findUniqueOrThrow({ where: { code: key } });
      const happening = { verb: "correct", source } as const;
      const done = await updateDocument<never>(tx, actor, { code: key, version }, happening, () => ok(data), {
        texts: (): Texts<"document"> => ({ [field]: states }),
      });
      return done.ok ? ok(null) : done;
    }
    default:
      await writeBeside(tx, actor, { ...text, place: { ...text.place, subject } }, { words, states }, source);
      return ok(null);
  }
}

/** Of a noun that has none, an event of the text itself. */
export async function writeBeside(
  tx: Transaction,
  actor: Actor,
  { place, id, words: wordsBefore, states: statesBefore }: TextOfRow,
  { words, states }: Written,
  source: Source,
  reason?: Localized,
): Promise<void> {
  const { subject, field } = place;
  const [en, ru] = [Prisma.raw(`${field}_en`), Prisma.raw(`${field}_ru`)];
  const [key] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM key_column_of(${subject})`;
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(subject)} SET ${en} = ${words.en}, ${ru} = ${words.ru} WHERE ${Prisma.raw(key?.name ?? "")}::text = ${id}`;
  await writeTextStates(tx, subject, [{ id, texts: { [field]: states } as Texts<TextSubject> }]);
  const where = { subject, field, subjectId: id };
  const known = await tx.changedText.findUnique({ where: { subject_field_subjectId: where } });
  const row = known ?? (await tx.changedText.create({ data: where }));
  const after = await textAt(tx, place);
  await recordEvent(tx, actor, {
    subject: "text",
    subjectId: row.id,
    subjectCode: nameOfPlace(place),
    verb: "translate",
    ...{ source, reason },
    snapshot: {
      ...{ ...row, words: after?.words ?? words, states: after?.states ?? states },
      ...(!known && { before: { words: wordsBefore, states: statesBefore } }),
    },
    visible: true,
  });
}
