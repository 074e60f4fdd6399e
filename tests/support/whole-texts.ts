import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type TextPlace, type TextStates, type TextSubject, textsOfRecord } from "#i18n/record-text.ts";
import { database, type Transaction } from "#server/database.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { asFilled } from "./database.ts";

/** A word that stands in each text of the record once `fillTexts` has filled them, for a search that finds them all. */
export const common = { en: "commonword", ru: "общееслово" } satisfies Record<Locale, string>;

export type Told = TextPlace & { id: string; index: number };

/** Every text of the record of which there is a row, be it filled or not: what `textsOfRecord` names is in it by itself. */
export async function everyText(): Promise<Told[]> {
  const found: Omit<Told, "index">[] = [];
  for (const subject of Object.keys(textsOfRecord) as TextSubject[]) {
    const [{ key = "" } = {}] = await database().$queryRaw<
      { key: string }[]
    >`SELECT (key_column_of(${subject})).name AS key`;
    const name = subject === "pillar" ? "number" : "code";
    const rows = await database().$queryRawUnsafe<{ id: string; code: string }[]>(
      `SELECT ${key}::text AS id, ${name}::text AS code FROM ${subject} AS one
        -- A number without words has none until somebody says what kind of words they are.
        WHERE to_jsonb(one) ->> 'provenance' IS DISTINCT FROM 'no-text' ORDER BY ${name}`,
    );
    for (const field of textsOfRecord[subject]) {
      found.push(...rows.map(({ id, code }) => ({ subject, key: code, field, id })));
    }
  }
  return found.map((text, index) => ({ ...text, index }));
}

/** Every text at once, with words and states of its own, as a fill would write them. */
export async function writeTexts(
  texts: readonly Told[],
  of: (text: Told) => { words: Localized; states: TextStates },
): Promise<void> {
  const write = () =>
    database().$transaction(
      async (tx) => {
        const subjects = new Set(texts.map(({ subject }) => subject));
        for (const subject of subjects) {
          await writeOf(
            tx,
            subject,
            texts.filter((text) => text.subject === subject).map((text) => ({ text, ...of(text) })),
          );
        }
      },
      { timeout: 60_000 },
    );
  await asFilled(write);
}

type Written = { text: Told; words: Localized; states: TextStates };

async function writeOf(tx: Transaction, subject: TextSubject, written: readonly Written[]): Promise<void> {
  const rows = Map.groupBy(written, ({ text }) => text.id);
  const [{ key = "", type = "" } = {}] = await tx.$queryRaw<{ key: string; type: string }[]>`
    SELECT name AS key, type FROM key_column_of(${subject})`;
  for (const [id, fields] of rows) {
    const columns = fields.flatMap(({ text, words }) =>
      locales.map((language) => ({ name: `${text.field}_${language}`, words: words[language] })),
    );
    const sets = columns.map(({ name }, index) => `${name} = $${index + 2}`).join(", ");
    await tx.$executeRawUnsafe(
      `UPDATE ${subject} SET ${sets} WHERE ${key} = $1::${type}`,
      ...[id, ...columns.map(({ words }) => words)],
    );
  }
  await writeTextStates(
    tx,
    subject,
    [...rows].map(([id, fields]) => ({
      id,
      texts: Object.fromEntries(fields.map(({ text, states }) => [text.field, states])) as Texts<TextSubject>,
    })),
  );
}

/** A word of a text that no other text has, in letters of its language, which no rule of setting divides. */
export function wordOf({ index }: Pick<Told, "index">, language: Locale): string {
  const letters = { en: "abcdefghijklmnop", ru: "абвгдежзиклмнопр" }[language];
  const ends = { en: ["zq", "qz"], ru: ["щъ", "ъщ"] }[language];
  const digits = index.toString(16).padStart(3, "0");
  return `${ends[0]}${[...digits].map((digit) => letters[Number.parseInt(digit, 16)]).join("")}${ends[1]}`;
}

/** Those words, wherever they stand. */
export const anyWord = {
  en: /zq([a-p]{3,})qz/giu,
  ru: /щъ([абвгдежзиклмнопр]{3,})ъщ/giu,
} satisfies Record<Locale, RegExp>;

/** The number of the text that has a word. */
export function indexOf(letters: string, language: Locale): number {
  const all = { en: "abcdefghijklmnop", ru: "абвгдежзиклмнопр" }[language];
  return Number.parseInt([...letters.toLowerCase()].map((letter) => all.indexOf(letter).toString(16)).join(""), 16);
}
