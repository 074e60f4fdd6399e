import { Prisma } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import {
  type TextField,
  type TextPlace,
  type TextStates,
  type TextSubject,
  textStatesOf,
  textsOfRecord,
  withStates,
} from "#i18n/record-text.ts";
import { plainWords } from "#i18n/record-words.ts";
import { roman } from "#lib/roman.ts";
import type { Access } from "#policy.ts";
import type { Transaction } from "#server/database.ts";

/** A text as its row holds it. */
export type TextOfRow = {
  place: TextPlace;
  /** the key of the row */
  id: string;
  /** by which people know whose text it is */
  called: Localized;
  words: Localized;
  states: TextStates;
  publicIn: readonly Locale[];
  isSample: boolean;
  /** of its row: most have none, and are for everybody */
  level: { access: Access; named: readonly number[] };
};

type Row = { [column: string]: unknown };

/**
 * The texts of a noun that stand in the record, read from the columns that every noun names alike: a new one is among them by
 * itself. `hold`: nobody changes them meanwhile.
 */
export async function textsOf(
  tx: Transaction,
  subject: TextSubject,
  { key, ids, hold = false }: { key?: string; ids?: readonly string[]; hold?: boolean } = {},
): Promise<TextOfRow[]> {
  const name = Prisma.raw(subject === "pillar" ? "number" : "code");
  const asked = [
    Prisma.sql`true`,
    ...(key === undefined ? [] : [Prisma.sql`one.${name}::text = ${key}`]),
    ...(ids === undefined ? [] : [Prisma.sql`to_jsonb(one) ->> key.name = ANY(${[...ids]})`]),
  ];
  const rows = await tx.$queryRaw<{ id: string; key: string; row: Row }[]>`
    SELECT to_jsonb(one) ->> key.name AS id, one.${name}::text AS key, to_jsonb(one) - '{search_en,search_ru}'::text[] AS row
    FROM ${Prisma.raw(subject)} AS one, key_column_of(${subject}) AS key
    WHERE ${Prisma.join(asked, " AND ")} ORDER BY one.${name} ${hold ? Prisma.sql`FOR NO KEY UPDATE OF one` : Prisma.empty}`;
  return rows
    .filter(({ row }) => !row.discarded_at && !row.voided_at)
    .flatMap(({ id, key, row }) => textsOfRecord[subject].map((field) => textIn({ subject, key, field }, id, row)));
}

/** That text alone. */
export async function textAt(
  tx: Transaction,
  place: TextPlace,
  how: { hold?: boolean } = {},
): Promise<TextOfRow | null> {
  const texts = await textsOf(tx, place.subject, { key: place.key, ...how });
  return texts.find((text) => text.place.field === place.field) ?? null;
}

function textIn(place: TextPlace, id: string, row: Row): TextOfRow {
  const words = (language: Locale) => (row[`${place.field}_${language}`] ?? null) as string | null;
  return {
    ...{ place, id, words: { en: words("en"), ru: words("ru") }, called: calledBy(place, row) },
    states: textStatesOf({ states: row.states }, place.field as TextField),
    publicIn: locales.filter((language) => row[`published_${language}_at`] !== null),
    level: { access: (row.access ?? "public") as Access, named: (row.named ?? []) as number[] },
    isSample: row.sample === true || row.provenance === "sample",
  };
}

/**
 * Recommendations, meetings and documents are known by their numbers, pillars by Roman ones, everything else by its name: where
 * no mark can stand, one that its original has left behind says so itself.
 */
function calledBy({ subject, key }: TextPlace, row: Row): Localized {
  if (subject === "pillar") return { en: roman(Number(key)), ru: roman(Number(key)) };
  const numbered = { recommendation: null, meeting: null, document: null };
  const name = { ...numbered, glossary_term: "term", liaison_post: "station" } as const;
  const column = subject in name ? name[subject as keyof typeof name] : "name";
  if (column === null) return { en: key, ru: key };
  const nameIn = (language: Locale) => (row[`${column}_${language}`] as string | null) || null;
  const text = withStates(
    { en: nameIn("en"), ru: nameIn("ru") },
    textStatesOf({ states: row.states }, column as TextField),
    null,
  );
  return { en: plainWords(text, "en") ?? key, ru: plainWords(text, "ru") ?? key };
}
