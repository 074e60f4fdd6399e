/** The place of a character that no program can show: it was lost on the way, and only the author knows which it was. */
export const lost = "\uFFFD";

/**
 * A text as its reader sees it, which is how the record keeps it and how it is looked for: in composed letters (NFC), without
 * what is seen nowhere, with plain spaces and hyphens, and with the paragraphs that were typed. It undoes the portal's own
 * typesetting, too, so that words copied from a page are those that are stored. Cleaning a clean text changes nothing.
 */
export function cleanText(text: string): string {
  const legible = text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\u001E", "-")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(bulletsOfWord, "•")
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(unseen, "$<meant>")
    .replace(illegible, lost)
    .normalize("NFC");
  return legible
    .replace(/[\p{Zs}\t\u2800]+/gu, betweenWords)
    .replace(/ *\n *(?!\p{M})/gu, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^[ \n]+(?!\p{M})|[ \n]+$/gu, "");
}

/** Words that somebody looks for, from whatever they were copied: in one line, without what was lost on the way. */
export function cleanWords(text: string): string {
  return cleanText(text)
    .replace(/[\n\t\uFFFD ]+/g, " ")
    .trim();
}

/** Bullets in the private letters of the faces Symbol and Wingdings, which only those faces can show. */
const bulletsOfWord = /[\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF076]/g;

/** In these scripts letters are joined, or stacked: a joiner, or its opposite, is a part of how a word is spelt. */
const joined = [
  "Arab",
  "Syrc",
  "Nkoo",
  "Mong",
  "Deva",
  "Beng",
  "Guru",
  "Gujr",
  "Orya",
  "Taml",
  "Telu",
  "Knda",
  "Mlym",
  "Sinh",
]
  .map((script) => `\\p{sc=${script}}`)
  .join("");
const mark = "(?:(?!\\p{Default_Ignorable_Code_Point})\\p{M})";
const letter = `(?:(?=[${joined}])(?:\\p{L}|${mark}))`;
const picture = "\\p{Extended_Pictographic}[\\u{1F3FB}-\\u{1F3FF}]?\\uFE0F?";

/**
 * Characters that show nothing by themselves. Those stay that a reader would miss: joiners in Persian, Pashto, Hindi and their
 * like; the parts of one picture; the choice between two shapes of a Chinese or a Mongolian letter, or of a sign.
 */
const unseen = new RegExp(
  [
    `(?<meant>${[
      `(?<=${letter}${mark}*)(?:\\u200C(?=${letter})|\\u200D)`,
      `(?<=${picture})\\u200D(?=\\p{Extended_Pictographic})`,
      "(?<=\\p{Extended_Pictographic}[\\u{1F3FB}-\\u{1F3FF}]?)[\\uFE0E\\uFE0F]",
      "(?<=[#*0-9])\\uFE0F(?=\\u20E3)",
      "(?<=\\u{1F3F4})[\\u{E0020}-\\u{E007E}]+\\u{E007F}",
      "(?<=\\p{sc=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]",
      "(?<=(?=\\p{sc=Mong})\\p{L})[\\u180B-\\u180D\\u180F]",
    ].join("|")})`,
    "[\\p{Default_Ignorable_Code_Point}\\u001F\\uFFF9-\\uFFFB]",
  ].join("|"),
  "gu",
);

/** Controls but for tab and line break, halves of letters, and letters that each face draws otherwise, or not at all. */
const illegible = /(?:(?![\t\n])[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}])+/gu;

/** Two numbers with a tab between them stood in two cells of a table: nobody takes them for the groups of one. */
function betweenWords(blank: string, at: number, text: string): string {
  const isDigit = (index: number) => /\d/.test(text[index] ?? "");
  return blank.includes("\t") && isDigit(at - 1) && isDigit(at + blank.length) ? "\t" : " ";
}
