import { type Sent, sentTo } from "#features/translations/sent-queries.ts";
import {
  asText,
  type SentPlace,
  type SentSubject,
  sentSubjects,
  sentTexts,
} from "#features/translations/translation.ts";
import { idsIn } from "#features/translations/translation-commands.ts";
import { translationsOf } from "#features/translations/translation-queries.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import { statesIn, type TextSubject, textsOfRecord, withStates } from "#i18n/record-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { sinceIn, type Trouble, troubleIn } from "./language-trouble.ts";
import { type AnyPlace, directionOf, isSent, nameOfPlace, wordsIn } from "./text.ts";
import { versionOf } from "./text-commands.ts";
import { type TextOfRow, textAt, textsOf } from "./text-rows.ts";

/** A text that waits for a translator. */
export type TextToDo = {
  place: AnyPlace;
  /** its name in addresses, and that by which people know whose it is */
  name: string;
  called: Localized;
  text: RecordText;
  from: Locale;
  into: Locale;
  trouble: Trouble;
  /** the day ("YYYY-MM-DD") from which it has been so, where the record tells */
  since: string | null;
  /** counted in the language to translate from */
  words: number;
};

/**
 * Every text that one language lacks, has only in words that nobody reviewed, or in words older than their original; what has
 * waited longest comes first. Samples are no texts of the record, and where no language has words there is nothing to translate.
 */
export async function listTextsToDo(actor: Actor): Promise<TextToDo[]> {
  if (!can.translate(actor)) return [];
  const subjects = Object.keys(textsOfRecord) as TextSubject[];
  const texts = await Promise.all(subjects.map((subject) => textsOf(database(), subject)));
  const sent = await Promise.all(sentSubjects.map((subject) => sentToDo(actor, subject)));
  const readable = texts.flat().filter(({ level }) => can.read(actor, level));
  return [...readable.flatMap(textToDo), ...sent.flat()].sort(longestFirst);
}

function textToDo({ place, called, words, states, isSample }: TextOfRow): TextToDo[] {
  if (isSample) return [];
  const text = withStates(words, states, place);
  return toDo({ place, called, text, sinceOf: (into, trouble) => sinceIn(states, into, trouble) });
}

async function sentToDo(actor: Actor, subject: SentSubject): Promise<TextToDo[]> {
  const sent = await sentTo[subject](actor);
  const translations = await translationsOf(
    actor,
    subject,
    sent.map(({ id }) => id),
  );
  return sent.flatMap(({ id, words, language, called }) =>
    toDo({ place: placeOf(subject, id), called, text: asText(words, language, translations.get(id) ?? null) }),
  );
}

function placeOf(subject: SentSubject, id: number): SentPlace {
  return { subject, key: String(id), field: sentTexts[subject] };
}

function toDo({
  place,
  called,
  text,
  sinceOf = () => null,
}: {
  place: AnyPlace;
  called: Localized;
  text: RecordText;
  sinceOf?: (into: Locale, trouble: Trouble) => string | null;
}): TextToDo[] {
  const { from, into } = directionOf(text, text.state);
  const original = text[from];
  const trouble = original && troubleIn(into, text);
  if (!trouble) return [];
  const [name, since] = [nameOfPlace(place), sinceOf(into, trouble)];
  return [{ ...{ place, name, called, text, from, into, trouble, since }, words: wordsIn(original, from) }];
}

/** A text that waits since an unknown day stands last. */
function longestFirst(a: TextToDo, b: TextToDo): number {
  return (a.since ?? "9999").localeCompare(b.since ?? "9999") || order.compare(a.name, b.name);
}

const order = new Intl.Collator("en", { numeric: true });

/** A text as its translator has it before them. */
export type TextToTranslate = {
  place: AnyPlace;
  called: Localized;
  text: RecordText;
  /** of the translation that stands there */
  source: Source;
  /** none where its record is not public yet */
  publicIn: readonly Locale[];
  version: string;
  /** the record on whose page it stands */
  of: Sent["of"] | null;
};

/** `null` where there is no such text, no words to translate, or none for this person. */
export async function findTextToTranslate(actor: Actor, place: AnyPlace): Promise<TextToTranslate | null> {
  if (!can.translate(actor)) return null;
  if (isSent(place)) return await findSentToTranslate(actor, place);
  const found = await textAt(database(), place);
  if (!found || !can.read(actor, found.level)) return null;
  if (locales.every((language) => !found.words[language])) return null;
  const { words, states, publicIn } = found;
  const { into } = directionOf(words, statesIn(states));
  const source = states[into]?.source ?? [];
  const text = withStates(words, states, place);
  return { place, called: found.called, text, source, publicIn, version: versionOf(found), of: null };
}

async function findSentToTranslate(actor: Actor, place: SentPlace): Promise<TextToTranslate | null> {
  const { subject, key } = place;
  const [sent] = await sentTo[subject](actor, idsIn(key));
  if (!sent) return null;
  const { id, words, language, isPublic, called, of } = sent;
  const row = await database().translation.findUnique({ where: { subject_subjectId: { subject, subjectId: id } } });
  const translation = (await translationsOf(actor, subject, [id])).get(id) ?? null;
  return {
    ...{ place: placeOf(subject, id), called, text: asText(words, language, translation), of },
    source: row ? sourceIn(row) : [],
    publicIn: isPublic ? locales : [],
    version: String(row?.version ?? 0),
  };
}
