import { locales } from "#i18n/locale.ts";
import { distance } from "#lib/distance.ts";
import { type Alias, type Findable, fold, namesOf } from "./partner.ts";

/**
 * The partner that somebody means, who writes its name as people do. `sure`: of this partner alone. `asked`: it
 * may be one of these, the likeliest first, and a person has to say. `unknown`: like no partner, or somebody else's name.
 */
export type Recognized =
  | { certainty: "sure"; code: string }
  | { certainty: "asked"; codes: readonly string[] }
  | { certainty: "unknown" };

export type Recognize = (words: string) => Recognized;

/** A way to write the name of one partner; somebody else has the name of `code` null. */
type Spelling = { code: string | null; isSure: boolean; isShort: boolean };

const unknown: Recognized = { certainty: "unknown" };

/**
 * Reads names of partners in English or Russian, of now or of then, long or short, in any case of the grammar, misspelt. `others`
 * are names that are nobody's here, such as those of other states: what is nearer to one of them is no misspelt partner.
 */
export function recognizer(partners: readonly Findable[], others: readonly string[]): Recognize {
  const known = new Map<string, Spelling[]>();
  const learn = (words: string, spelling: Spelling) => {
    for (const key of new Set(keysOf(words))) known.set(key, [...(known.get(key) ?? []), spelling]);
  };
  for (const partner of partners) {
    for (const name of namesOf(partner)) learn(name, { code: partner.code, isSure: true, isShort: isShort(name) });
    for (const alias of partner.aliases ?? []) learn(alias.words, { code: partner.code, ...learnt(alias) });
  }
  for (const name of others) {
    if (!known.has(plain(name))) learn(name, { code: null, isSure: true, isShort: isShort(name) });
  }
  for (const name of lookLikePartners) learn(name, { code: null, isSure: true, isShort: true });
  const cores = grouped(known, core);

  const whole = (words: string): Recognized =>
    among(known.get(words)) ?? among(cores.get(core(words))) ?? misspelt(words, known) ?? unknown;

  return (text) => {
    const words = withoutLead(plain(text));
    if (!words) return unknown;
    const [found] = [words, ...inverted(text)].map(whole).filter(({ certainty }) => certainty !== "unknown");
    return found ?? inParts(text, whole) ?? within(words, text, known) ?? unknown;
  };
}

/** Others are called so, too, or it is a part of it: then somebody has to say. */
function learnt({ words, kind, isLoose }: Alias): Omit<Spelling, "code"> {
  return { isSure: !isLoose && kind !== "body", isShort: kind === "acronym" || isShort(words) };
}

/** The names of all countries but these, by their codes of two letters, in both languages. */
export function countriesBut(codes: readonly string[]): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const regions = letters.flatMap((first) => letters.map((second) => first + second));
  return locales.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    return regions.flatMap((region) => (codes.includes(region) ? [] : (names.of(region) ?? [])));
  });
}

/** Names that would be a partner's without the form of the state: they are nobody's only as a whole. */
const lookLikePartners = ["Republic of China", "Китайская Республика", "Republic of Korea", "Республика Корея"];

const shortest = 5;

function isShort(words: string): boolean {
  return plain(words).length < shortest || (words === words.toUpperCase() && !words.includes(" "));
}

/** The same word in its other spelling, or in short. */
const otherwise: Record<string, string> = {
  rep: "republic",
  fed: "federation",
  pr: "peoples republic",
  ir: "islamic republic",
  un: "united nations",
  intl: "international",
  centre: "center",
  organisation: "organization",
  оон: "организации объединенных наций",
};

function plain(text: string): string {
  // "U.K." is one word, and so is "P.R." in "P.R. China".
  const joined = text.replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  return fold(joined.replaceAll("&", " and ").replace(/['’]s\b/g, "s"))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bco operation\b/g, "cooperation")
    .trim()
    .replace(/^the /, "")
    .replace(/(?<!\p{L})\p{L}+(?!\p{L})/gu, (word) => otherwise[word] ?? word);
}

/** "Iran (Islamic Republic of)" is said as "Iran" and as "Islamic Republic of Iran". */
function inverted(words: string): string[] {
  const [, name, form] = /^\s*(.+?)\s*\(([^()]+)\)\s*$/.exec(words) ?? [];
  return name && form && isForm(plain(form)) ? [plain(name), plain(`${form} ${name}`)] : [];
}

function keysOf(words: string): string[] {
  return [plain(words), ...inverted(words)].filter((key) => key !== "");
}

// Here and below words stand as `fold` writes them: without accents, "й" as "и".
const leads = new RegExp(
  `^(?:(?:delegation|delegates?|government|embassy|representatives?|permanent mission|mission|permanent representation) (?:of|from) (?:the )?|${[
    "делегаци[яию]",
    "правительств[оа]",
    "посольств[оа]",
    "представител[ьи]",
    "(?:постоянное )?представительство",
  ].join("|")} )`,
  "u",
);

function withoutLead(words: string): string {
  return words.replace(leads, "").trim();
}

const forms = new RegExp(
  `^(?:the|of|and|republic|islamic|federal|peoples|people|s|kingdom|grand|duchy|commonwealth|federation|confederation|${[
    "исламск(?:ая|ои|ую)",
    "народн(?:ая|ои|ую)",
    "федеративн(?:ая|ои|ую)",
    "республик[аиуе]",
    "республикои",
    "королевств[оа]",
    "королевством",
    "великое",
    "герцогств[оа]",
  ].join("|")})$`,
  "u",
);

function isForm(words: string): boolean {
  return words.split(" ").every((word) => forms.test(word));
}

/** A name without the form of the state, and each Russian word of it without the ending of its case. */
function core(words: string): string {
  const apart = words.split(" ");
  const named = apart.filter((word) => !forms.test(word));
  return (named.length > 0 ? named : apart).map(withoutEnding).join(" ");
}

function withoutEnding(word: string): string {
  if (!/^[а-я]{5,}$/.test(word)) return word;
  const stem = word.replace(
    /(?:ого|ому|ых|их|ыми?|ими?|ои|ая|ую|ые|ыи|ии?|ия|ию|иеи|еи|ом|ам|ами|ах|ов|[аеиоуыьюя])$/u,
    "",
  );
  return stem.length >= 3 ? stem : word;
}

function grouped(known: ReadonlyMap<string, Spelling[]>, keyOf: (words: string) => string): Map<string, Spelling[]> {
  const groups = new Map<string, Spelling[]>();
  for (const [words, spellings] of known) {
    // Letters that stand for a name have no cases, and no form of a state.
    const long = spellings.filter(({ isShort }) => !isShort);
    if (long.length > 0) groups.set(keyOf(words), [...(groups.get(keyOf(words)) ?? []), ...long]);
  }
  return groups;
}

/** The partners of these spellings; `null` where there are none. */
function among(spellings: readonly Spelling[] | undefined): Recognized | null {
  if (!spellings) return null;
  const codes = codesOf(spellings);
  const isOthers = spellings.some(({ code }) => code === null);
  if (codes.length === 0) return unknown;
  const sure = codesOf(spellings.filter(({ isSure }) => isSure));
  const [only] = codes.length === 1 ? sure : [];
  return only && !isOthers ? { certainty: "sure", code: only } : { certainty: "asked", codes };
}

function codesOf(spellings: readonly Spelling[]): string[] {
  return [...new Set(spellings.flatMap(({ code }) => code ?? []))];
}

/** So many letters of a word may be wrong. */
function mostWrong({ length }: string): number {
  if (length < shortest) return 0;
  return length < 9 ? 1 : length < 16 ? 2 : 3;
}

function misspelt(words: string, known: ReadonlyMap<string, Spelling[]>): Recognized | null {
  const most = mostWrong(words);
  if (most === 0) return null;
  const all = [...known].flatMap(([key, spellings]) => {
    // A list of states is short: whatever differs so much in length needs no comparing.
    if (Math.abs(key.length - words.length) > most + 1) return [];
    const long = spellings.filter(({ isShort }) => !isShort);
    const far = long.length > 0 ? distance(words, key) : most + 2;
    return far <= most + 1 ? long.map((spelling) => ({ ...spelling, far })) : [];
  });
  const nearest = Math.min(...all.map(({ far }) => far));
  if (nearest > most) return null;
  const near = all.filter(({ far }) => far <= nearest + 1);
  const first = near.filter(({ far }) => far === nearest);
  if (first.some(({ code }) => code === null)) return unknown;
  const sorted = near.toSorted((one, other) => one.far - other.far);
  const [only, ...more] = codesOf(sorted);
  const isAlone = more.length === 0 && near.every(({ code }) => code !== null) && first.some(({ isSure }) => isSure);
  return only && isAlone ? { certainty: "sure", code: only } : { certainty: "asked", codes: codesOf(sorted) };
}

const wasCalled = /^(?:formerly|ex|ранее|бывши[ие]|бывшая) /u;

/** A name in both languages, or with its acronym: "UK / Великобритания", "Interpol (ICPO)". Its parts have to agree. */
function inParts(text: string, whole: Recognize): Recognized | null {
  const parts = text.split(/[/(),;|\-–—]/u).map((part) => withoutLead(plain(part)).replace(wasCalled, ""));
  const found = parts.filter((part) => part !== "").map(whole);
  const codes = [...new Set(found.flatMap((one) => (one.certainty === "sure" ? one.code : [])))];
  if (found.length < 2 || codes.length === 0) return null;
  const [only] = codes.length === 1 && found.every(({ certainty }) => certainty === "sure") ? codes : [];
  return only ? { certainty: "sure", code: only } : { certainty: "asked", codes };
}

/** A name among other words, such as "Ministry of the Interior of Tajikistan"; letters that stand for one only as they are written. */
function within(words: string, text: string, known: ReadonlyMap<string, Spelling[]>): Recognized | null {
  const has = ` ${words} `;
  const cased = ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const stems = ` ${core(words)} `;
  const codes = [...known].flatMap(([key, spellings]) => {
    const long = has.includes(` ${key} `) || stems.includes(` ${core(key)} `);
    const letters = cased.includes(` ${key.toUpperCase()} `);
    return codesOf(spellings.filter(({ isShort }) => (isShort ? letters : long)));
  });
  return codes.length > 0 ? { certainty: "asked", codes: [...new Set(codes)] } : null;
}
