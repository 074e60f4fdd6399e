const soft = "\u00AD";

/** Words of no more letters fit into the margin, in whatever face. */
const longest = 10;

const [letter, vowel, consonant] = ["[а-яё]", "[аеиоуыэюяё]", "[бвгджзклмнпрстфхцчшщ]"];

/** A syllable ends by these rules: what stands before its end, and what must follow. */
const ends = [
  [`[йьъ]`, `${letter}{2}`],
  [vowel, `${vowel}${letter}`],
  [`${vowel}${consonant}`, `${consonant}${vowel}`],
  [`${consonant}${vowel}`, `${consonant}${vowel}`],
  [`${vowel}${consonant}{1,2}`, `${consonant}{2}${vowel}`],
].map(([before, after]) => new RegExp(`(${before})(?=${after})`, "gi"));

/** One letter is no part of a word. */
const alone = new RegExp(`(?<!${letter})(${letter})${soft}`, "gi");

/**
 * The text of a label in the narrow margin, whose long Russian words may be divided between syllables: by soft hyphens,
 * because not every device has a dictionary. Not for what partners agreed, which is copied and cited.
 */
export function hyphenate(text: string): string {
  return text.replace(/[а-яё]+/gi, (word) => {
    if (word.length <= longest) return word;
    return ends.reduce((divided, end) => divided.replace(end, `$1${soft}`), word).replace(alone, "$1");
  });
}
