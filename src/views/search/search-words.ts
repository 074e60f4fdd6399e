import { cleanWords } from "#lib/clean-text.ts";
import { asRead, inBothAlphabets } from "#lib/look-alikes.ts";

/** More than anybody types, and few enough to be looked for one by one. */
const mostWords = 16;

/**
 * Reads what somebody typed into a search: alternatives, of each of which every word has to be found. Words in
 * quotation marks are one, and one after a hyphen is not to be found. A number may come with the dashes, strokes and
 * Cyrillic letters that other programs make of it, a year with its noun.
 */
export function readSearch(typed: string): string[][] {
  const plain = asRead(cleanWords(typed))
    .replace(/[«»“”„]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/ё/g, "е")
    .replace(/Ё/g, "Е")
    .replace(/((?:19|20)\d\d)\s*(?:гг?\.|гг?(?!\p{L})|год\p{L}*)/giu, "$1 ");
  const words = (plain.match(/-?"[^"]*"|\S+/g) ?? []).slice(0, mostWords);
  const alternatives: string[][] = [[]];
  for (const word of words.map(trimmed)) {
    if (/^(?:or|или|\|)$/i.test(word)) alternatives.push([]);
    else if (/[\p{L}\p{N}]/u.test(word)) alternatives.at(-1)?.push(asNumber(word));
  }
  return alternatives.filter((alternative) => alternative.length > 0);
}

/** The search that is content with any one of the words; `null` where that is what was asked, or there is only one. */
export function anyWordOf(typed: string): string | null {
  const [all = [], ...others] = readSearch(typed);
  const words = all.filter((word) => word.length > 1);
  if (others.length > 0 || words.length < 2) return null;
  return joined(words.map((word) => [word]));
}

/** The search that `readSearch` reads as these alternatives. */
export function joined(alternatives: readonly (readonly string[])[]): string {
  const or = /\p{Script=Cyrillic}/u.test(alternatives.flat().join()) ? " или " : " or ";
  return alternatives.map((words) => words.join(" ")).join(or);
}

/** "СССР" may have been typed in Latin letters, here or in the record: both are asked for. */
export function inEnglish(word: string): string {
  return (/^[^"-]*$/.test(word) && inBothAlphabets(word)?.join(" or ")) || word;
}

/** "Узбекистана" and "Узбекистану" have two stems for the Russian dictionary: both are asked for. */
export function inRussian(word: string): string {
  return inEnglish(word).replace(/^(\p{L}+стан)(?:а|у|ом|е)?$/iu, "$1 or $1е");
}

/** Whether a word may be a part of a number: of such, none is too short to look for. */
export function isNumber(word: string): boolean {
  return /\d/.test(word) || /^[IVX]+$/.test(word);
}

function trimmed(word: string): string {
  return word.startsWith('"') || word.startsWith('-"') ? word : word.replace(/^[№(.,;:!?]+|[).,;:!?]+$/g, "");
}

/** "2021/ІІІ/4", with the Ukrainian letter, is "2021-III-4". */
function asNumber(word: string): string {
  const latin = word.replace(/[Іі]/g, "I").replace(/[Хх]/g, "X").replaceAll("/", "-");
  return /^[\dIVX-]+$/i.test(latin) && /[\dIVX]/i.test(latin) ? latin.toUpperCase() : word;
}
