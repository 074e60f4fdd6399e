/** Letters of two alphabets that look the same, each under its like. */
const latin = "ABCEHIJKMOPSTXYaceijkopsxy";
const cyrillic = "АВСЕНІЈКМОРЅТХУасеіјкорѕху";

/** With their accents apart, as `NFD` writes them. The database knows the same letters: its function `as_read`. */
const anyLatin = "A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u1E00-\\u1EFF";
const anyCyrillic = "\\u0400-\\u0481\\u048A-\\u052F";
const words = new RegExp(`[${anyLatin}${anyCyrillic}][${anyLatin}${anyCyrillic}\\u0300-\\u036F]*`, "g");
const isLatin = new RegExp(`[${anyLatin}]`);
const isCyrillic = new RegExp(`[${anyCyrillic}]`);
const onlyLatin = new RegExp(`(?![${latin}])[${anyLatin}]`);
const onlyCyrillic = new RegExp(`(?![${cyrillic}])[${anyCyrillic}]`);
const stress = /(?<=[АЕИОУЫЭЮЯІаеиоуыэюяі][\u0300-\u036F]*)[\u0300\u0301]/g;

/** A word with letters of the other alphabet in it that look like its own. */
export type Mixed = { word: string; alphabet: "latin" | "cyrillic"; strangers: string[]; right: string };

/**
 * A text as it is looked for: a word in which letters of another alphabet stand for their likes is read in the alphabet of the
 * others, and a Russian word without the accents that tell its stress.
 */
export function asRead(text: string): string {
  return text
    .normalize("NFD")
    .replace(words, (word) => {
      const alphabet = alphabetOf(word);
      return alphabet ? spelt(word, alphabet) : word;
    })
    .replace(stress, "")
    .normalize("NFC");
}

/** The words of a text that mix two alphabets and are meant in one, each once. */
export function mixedWords(text: string): Mixed[] {
  const found = new Map<string, Mixed>();
  for (const [apart] of text.normalize("NFD").matchAll(words)) {
    const alphabet = alphabetOf(apart);
    if (!alphabet) continue;
    const word = apart.normalize("NFC");
    const isStranger = alphabet === "latin" ? isCyrillic : isLatin;
    const strangers = [...new Set(Array.from(word).filter((letter) => isStranger.test(letter)))];
    found.set(word, { word, alphabet, strangers, right: spelt(apart, alphabet).normalize("NFC") });
  }
  return [...found.values()];
}

/** A word that both alphabets can write, in both; `null` for any other. "СССР" is typed in Latin letters as well. */
export function inBothAlphabets(word: string): [latin: string, cyrillic: string] | null {
  const apart = word.normalize("NFD");
  const letters = apart.match(words)?.join("") ?? "";
  if (letters.length < 2 || onlyLatin.test(letters) || onlyCyrillic.test(letters)) return null;
  return [spelt(apart, "latin").normalize("NFC"), spelt(apart, "cyrillic").normalize("NFC")];
}

/**
 * The alphabet in which a mixed word is meant: that of the letters which only it has, Cyrillic where there are none. `null`
 * where it is not mixed, or each part is of its own alphabet, as in "COVIDный".
 */
function alphabetOf(word: string): Mixed["alphabet"] | null {
  if (!isLatin.test(word) || !isCyrillic.test(word)) return null;
  if (!onlyLatin.test(word)) return "cyrillic";
  return onlyCyrillic.test(word) ? null : "latin";
}

function spelt(word: string, alphabet: Mixed["alphabet"]): string {
  const [from, to] = alphabet === "latin" ? [cyrillic, latin] : [latin, cyrillic];
  return word.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
}
