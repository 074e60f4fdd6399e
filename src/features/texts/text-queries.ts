import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import { statesIn, type TextPlace, type TextSubject, textsOfRecord, withStates } from "#i18n/record-text.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import { sinceIn, type Trouble, troubleIn } from "./language-trouble.ts";
import { directionOf, nameOfPlace, wordsIn } from "./text.ts";
import { versionOf } from "./text-commands.ts";
import { type TextOfRow, textAt, textsOf } from "./text-rows.ts";

/** A text that waits for a translator. */
export type TextToDo = {
  place: TextPlace;
  /** its name in addresses */
  name: string;
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
  return texts.flat().flatMap(toDo).sort(longestFirst);
}

function toDo({ place, words, states, isSample }: TextOfRow): TextToDo[] {
  const { from, into } = directionOf(words, statesIn(states));
  const original = words[from];
  if (isSample || !original) return [];
  const text = withStates(words, states, place);
  const trouble = troubleIn(into, text);
  if (!trouble) return [];
  const since = sinceIn(states, into, trouble);
  return [{ place, name: nameOfPlace(place), text, from, into, trouble, since, words: wordsIn(original, from) }];
}

/** A text that waits since an unknown day stands last. */
function longestFirst(a: TextToDo, b: TextToDo): number {
  return (a.since ?? "9999").localeCompare(b.since ?? "9999") || order.compare(a.name, b.name);
}

const order = new Intl.Collator("en", { numeric: true });

/** A text as its translator has it before them. */
export type TextToTranslate = {
  place: TextPlace;
  text: RecordText;
  /** of the translation that stands there */
  source: Localized;
  /** none where its record is not public yet */
  publicIn: readonly Locale[];
  version: string;
};

/** `null` where there is no such text, no words to translate, or none for this person. */
export async function findTextToTranslate(actor: Actor, place: TextPlace): Promise<TextToTranslate | null> {
  const found = can.translate(actor) ? await textAt(database(), place) : null;
  if (!found || locales.every((language) => !found.words[language])) return null;
  const { words, states, publicIn } = found;
  const { into } = directionOf(words, statesIn(states));
  const source = states[into]?.source ?? { en: null, ru: null };
  return { place, text: withStates(words, states, place), source, publicIn, version: versionOf(found) };
}
