import { defaultLocale, isLocale, type Locale, locales } from "#i18n/locale.ts";
import { codeOfSymbol, symbolOfCode, symbolsIn } from "#lib/united-nations/symbol.ts";
import type { FileKind } from "#server/files/file-kind.ts";
import { type DocumentKind, type documentAccess, symbolShape } from "./document.ts";

/** A file that waits, as far as anything can be guessed from it. `words` are those with which it begins. */
export type Unsorted = { id: string; name: string; kind: FileKind; sha256: string; words: string };

/** A document that is there, with the files that it has. */
export type KnownPaper = { code: string; symbol: string | null; names: readonly string[] };

/** Of which document a file is: of a new one, of that of another file, or of one that is there. */
export type BelongsTo = { as: "new" } | { as: "with"; id: string } | { as: "of"; code: string };

export type Guess = {
  belongs: BelongsTo;
  symbol: string | null;
  title: Record<Locale, string | null>;
  kind: DocumentKind;
  language: string;
  access: (typeof documentAccess)[number];
};

/**
 * Guesses by names and words: files of one name in two languages are one document, and so are two of a kind of
 * which a meeting has one, or of one symbol. The same bytes are a file of the document that has them already (`same`).
 */
export function guessAll(
  files: readonly Unsorted[],
  known: readonly KnownPaper[],
  same: ReadonlyMap<string, string>,
): Map<string, Guess> {
  const told = files.map((file) => ({ file, ...guessOne(file), key: keyOf(file.name) }));
  const guesses = new Map<string, Guess>();
  for (const [index, { file, title, key, ...own }] of told.entries()) {
    const there = known.find(
      ({ code, symbol, names }) =>
        code === same.get(file.sha256) ||
        (symbol !== null && symbol === own.symbol) ||
        names.some((name) => keyOf(name) === key),
    );
    const first = told
      .slice(0, index)
      .find(
        (other) =>
          guesses.get(other.file.id)?.belongs.as === "new" &&
          other.language !== own.language &&
          !guesses
            .values()
            .some(({ belongs, language }) => isWith(belongs, other.file.id) && language === own.language) &&
          (other.key === key ||
            (own.symbol !== null && own.symbol === other.symbol) ||
            (lone.has(own.kind) && own.kind === other.kind && own.symbol === other.symbol)),
      );
    const belongs: BelongsTo = there
      ? { as: "of", code: there.code }
      : first
        ? { as: "with", id: first.file.id }
        : { as: "new" };
    const titleIn = languageOfLetters(title ?? "") ?? own.language;
    const words = { en: null, ru: null, ...(title && { [isLocale(titleIn) ? titleIn : defaultLocale]: title }) };
    guesses.set(file.id, { belongs, ...own, title: words });
    const main = first && !there && guesses.get(first.file.id);
    // The title in the other language stands on the other file.
    if (main) for (const locale of locales) main.title[locale] ??= words[locale];
  }
  return guesses;
}

function isWith(belongs: BelongsTo, id: string): boolean {
  return belongs.as === "with" && belongs.id === id;
}

/** Of these a meeting has one. */
const lone: ReadonlySet<DocumentKind> = new Set(["agenda", "participants", "meeting-report", "minutes"]);

function guessOne({ name, kind: fileKind, words }: Unsorted) {
  const base = plain(withoutEnding(name));
  const symbol = symbolIn(base) ?? symbolIn(words.slice(0, 400));
  const kind = kindOf(base, symbol) ?? kindOf(words.slice(0, 200), symbol) ?? kindOfFile(fileKind);
  const access: Guess["access"] = kind === "participants" ? "unit" : "public";
  return { symbol, kind, access, language: languageOf(base, words), title: titleOf(base, symbol) };
}

/** A presentation is one by its form; anything else that says nothing is a working paper. */
function kindOfFile(kind: FileKind): DocumentKind {
  return kind === "pptx" || kind === "odp" ? "presentation" : "working-paper";
}

/** In the order in which they are looked for: "list of participants of the meeting" is no report of it. */
const kindWords: readonly [DocumentKind, RegExp][] = [
  ["participants", /participants|\blop\b|список участник|участники|список делегац/],
  ["agenda", /agenda|programme of (the )?(meeting|work)|повестк|программа (совещани|работ)/],
  ["press-note", /press (note|release)|пресс-релиз|сообщение для печати/],
  ["minutes", /minutes|summary record|протокол|краткий отчет/],
  ["presentation", /presentation|slides|презентац|слайды/],
  ["statement", /statement|remarks|speech|выступлени|заявлени/],
  ["meeting-report", /(report of the|outcome of the).{0,40}meeting|meeting report|(доклад|отчет).{0,20} совещани|итог/],
  ["resolution", /resolution|резолюци/],
  ["declaration", /declaration|декларац/],
  ["evaluation", /evaluation|оценка программ/],
  ["correspondence", /letter|note verbale|письмо|вербальная нота/],
  ["working-paper", /working paper|\bwp ?\d|рабочий документ/],
  ["report", /report|доклад|отчет/],
];

function kindOf(text: string, symbol: string | null): DocumentKind | null {
  if (/\/CRP\./.test(symbol ?? "")) return "conference-room-paper";
  const folded = plain(text).toLowerCase().replaceAll("\u0451", "\u0435");
  return kindWords.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** Marks of a language at the end of a name, or set off in it: "Agenda_EN", "доклад (рус)". */
const marks: readonly [string, RegExp][] = (
  [
    ["en", "en|eng|english|анг|англ"],
    ["ru", "ru|rus|russian|рус|русский"],
    ["fr", "fr|fre|fra|french"],
    ["es", "es|spa|spanish"],
    ["ar", "ar|ara|arabic"],
    ["zh", "zh|chi|chinese"],
    ["fa", "fa|per|farsi|dari"],
  ] as const
).map(([language, words]) => [language, new RegExp(`(^|[\\s(\\[,.])(${words})(?=$|[\\s)\\],.])`, "giu")]);

function languageOf(base: string, words: string): string {
  // A word that stands first in a name is one of its words: "En route".
  const marked = marks.find(([, mark]) => [...base.matchAll(mark)].some(({ index }) => index > 0));
  return marked?.[0] ?? languageOfLetters(words) ?? languageOfLetters(base) ?? "en";
}

function languageOfLetters(text: string): string | null {
  const count = (letters: RegExp) => (text.match(letters) ?? []).length;
  const [latin, cyrillic, arabic] = [
    count(/\p{Script=Latin}/gu),
    count(/\p{Script=Cyrillic}/gu),
    count(/\p{Script=Arabic}/gu),
  ];
  if (latin + cyrillic + arabic < 3) return null;
  if (arabic > latin && arabic > cyrillic) return /[\u067E\u0686\u0698\u06AF]/u.test(text) ? "fa" : "ar";
  if (cyrillic <= latin) return "en";
  if (/[\u04B7\u04E3\u04EF]/iu.test(text)) return "tg";
  return /[\u04D9\u04E9\u04B1]/iu.test(text) ? "kk" : /\u045E/iu.test(text) ? "uz" : "ru";
}

const spacedSymbol = /\b[A-Z]{1,6}(?: (?:[A-Z]{2,6}|[A-Z]{1,4}\.\d+|\d+))*(?: (?:[A-Z][A-Za-z]{0,4}\.\d+|\d+)){2,}/;

/** A symbol as it is printed, or as a name of a file can hold one: "E_CN.7_2021_CRP.9". */
function symbolIn(text: string): string | null {
  for (const part of symbolsIn(text)) if ("symbol" in part && symbolShape.test(part.symbol)) return part.symbol;
  for (const word of text.split(" ")) {
    const symbol = /^[A-Z]+-.*\d/.test(word) ? symbolOfCode(word) : null;
    if (symbol && codeOfSymbol(symbol).length === word.length) return symbol;
  }
  const inName = spacedSymbol.exec(text)?.[0].replaceAll(" ", "/");
  const [only] = symbolsIn(inName ?? "");
  return only && "symbol" in only && symbolShape.test(only.symbol) ? only.symbol : null;
}

function titleOf(base: string, symbol: string | null): string | null {
  let title = base;
  for (const [, mark] of marks)
    title = title.replace(mark, (found, before, _word, at: number) => (at > 0 ? `${before} ` : found));
  for (const written of symbol ? [symbol, symbol.replaceAll("/", "-"), symbol.replaceAll("/", " ")] : []) {
    title = title.replace(written, " ");
  }
  title = title
    .replace(/\(\s*\d{0,2}\s*\)|\[\s*\]/g, " ")
    .replace(/(^|\s)(final|draft|rev|v)\s?\d*(?=$|\s)/gi, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,.–-]+|[\s,.–-]+$/g, "");
  return title === "" ? null : title[0]?.toUpperCase() + title.slice(1);
}

/** A name without its language: of two files of one document it is the same. */
function keyOf(name: string): string {
  let key = plain(withoutEnding(name)).toLowerCase();
  for (const [, mark] of marks) key = key.replace(mark, " ");
  return key.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function withoutEnding(name: string): string {
  return name.replace(/\.[a-z0-9]{2,5}$/i, "");
}

function plain(text: string): string {
  return text.replace(/_+/g, " ").replace(/\s+/g, " ").trim();
}
