import { Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import {
  cleanWithStates,
  type TextField,
  type TextStates,
  type TextSubject,
  textStatesOf,
  textsOfRecord,
} from "#i18n/record-text.ts";
import { cleanSource } from "#i18n/source.ts";
import { cleanText, lost } from "#lib/clean-text.ts";
import { mixedWords } from "#lib/look-alikes.ts";
import { ok } from "#lib/result.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import { portal } from "#policy.ts";
import { raiseContentVersion } from "#server/content-version.ts";
import { change, database, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { Subject } from "#server/snapshot.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { keptRow, subjects } from "./kept-rows.ts";

/** A stored text and its place: the table, the name of its row, the column. */
export type Stored = { table: string; row: string; column: string };

export type Cleaning = {
  /** the number of rows that were cleaned, or would be */
  rows: number;
  changes: (Stored & { before: string; after: string })[];
  /** a character was lost before they came here: somebody must say which */
  illegible: (Stored & { text: string })[];
  /** letters of another alphabet look like those of these words: somebody must say which are meant */
  mixed: (Stored & { word: string; right: string })[];
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Row = { [column: string]: Json };
type Table = { name: string; keys: string[]; columns: string[]; versioned: boolean; typed: string[] };

/**
 * Links, attempts and drafts, which end by themselves, and the history, which stays as it was written. Nobody but its author
 * reads a draft, and it is cleaned when it is sent.
 */
const left = [
  "_prisma_migrations",
  "attempts",
  "draft",
  "event",
  "event_head",
  "invitation",
  "session",
  "text_field",
  "text_state",
];

const pageSize = 500;

/**
 * Cleans every text that is stored, row by row, while others go on working. A reader sees no difference, so it is no correction:
 * events say `cleaned`, and no translation becomes older than its original. `write`: else it only tells.
 */
export async function cleanTexts({ write }: { write: boolean }): Promise<Cleaning> {
  const found: Cleaning = { rows: 0, changes: [], illegible: [], mixed: [] };
  for (const table of await tablesOfTexts()) {
    for (let offset = 0; ; offset += pageSize) {
      const rows = await page(table, offset);
      for (const row of rows) {
        inspect(table, row, found);
        if (!isUnclean(table, row)) continue;
        found.rows += 1;
        if (write) await cleanRow(table, row);
      }
      if (rows.length < pageSize) break;
    }
  }
  return found;
}

/** Every table that keeps texts, with its key and the columns of texts: a new one is among them by itself. */
async function tablesOfTexts(): Promise<Table[]> {
  const rows = await database().$queryRaw<(Omit<Table, "typed"> & { name: string })[]>`
    SELECT c.relname AS name,
      (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indrelid = c.oid AND indisprimary) AS keys,
      array_agg(a.attname::text ORDER BY a.attnum) AS columns,
      EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'version' AND NOT attisdropped) AS versioned
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> ALL (${left})
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname <> 'states'
      AND a.atttypid = ANY (ARRAY['text', 'text[]', 'jsonb']::regtype[])
    GROUP BY c.oid, c.relname ORDER BY c.relname`;
  return rows.map((row) => ({ ...row, typed: row.columns.filter((column) => !row.keys.includes(column)) }));
}

function page({ name, keys, columns }: Table, offset: number): Promise<Row[]> {
  const carried = isOfRecord(name) ? ["states"] : [];
  const wanted = [...new Set([...keys, ...columns, ...carried])];
  return rowsOf(
    database(),
    Prisma.sql`
    SELECT ${list(wanted)} FROM ${named(name)} ORDER BY ${list(keys)} LIMIT ${pageSize} OFFSET ${offset}`,
  );
}

async function rowsOf(tx: Transaction, question: Prisma.Sql): Promise<Row[]> {
  const rows = await tx.$queryRaw<{ row: Row }[]>`SELECT to_jsonb(found) AS row FROM (${question}) AS found`;
  return rows.map(({ row }) => row);
}

function inspect(table: Table, row: Row, found: Cleaning): void {
  for (const column of table.typed) {
    const place = { table: table.name, row: nameOf(table, row), column };
    for (const text of textsIn(row[column])) {
      const after = cleanText(text);
      if (isIllegible(text)) found.illegible.push({ ...place, text });
      else if (after !== text) found.changes.push({ ...place, before: text, after });
      for (const { word, right } of mixedWords(after)) found.mixed.push({ ...place, word, right });
    }
  }
}

/** Whether its words would change, or what is known of them. */
function isUnclean(table: Table, row: Row): boolean {
  return Object.keys(wordsOf(table, row)).length > 0 || Object.keys(statesOf(table.name, row)).length > 0;
}

/** The columns of a row that are others once they are clean. */
function wordsOf({ typed }: Table, row: Row): Row {
  const clean = typed.map((column): [string, Json] => [column, cleaned(row[column] ?? null)]);
  return Object.fromEntries(clean.filter(([column, value]) => sortedJson(value) !== sortedJson(row[column] ?? null)));
}

/** The states of its texts that are others then: a translation is made from the clean original. */
function statesOf(table: string, row: Row): { [field: string]: TextStates } {
  if (!isOfRecord(table)) return {};
  const changed = textsOfRecord[table].flatMap((field: TextField): [string, TextStates][] => {
    const states = textStatesOf({ states: row.states }, field);
    const words = wordsIn(row, field);
    if ([words.en, words.ru].some((text) => text !== null && isIllegible(text))) return [];
    const after = withCleanSources(cleanWithStates(words, states).states);
    return sortedJson(after) === sortedJson(states) ? [] : [[field, after]];
  });
  return Object.fromEntries(changed);
}

function withCleanSources({ en, ru }: TextStates): TextStates {
  const clean = (state: TextStates["en"]) =>
    state && { ...state, ...(state.source && { source: cleanSource(state.source) }) };
  return { en: clean(en), ru: clean(ru) };
}

/** One row in one transaction: what others do with it meanwhile comes before or after. */
async function cleanRow(table: Table, seen: Row): Promise<void> {
  await change(async (tx) => {
    const [row] = await rowsOf(
      tx,
      Prisma.sql`SELECT * FROM ${named(table.name)} AS one WHERE ${isRow(table, seen)} FOR UPDATE`,
    );
    if (!row) return ok(null);
    const subject = subjectOf(table.name);
    const key = row[table.keys[0] ?? ""] as number | string;
    const told = subject ? [{ subject, id: Number(key) }] : await changedTextsOf(tx, table.name, String(key));
    const asKept = () => Promise.all(told.map(({ subject, id }) => keptRow(tx, subject, id)));
    const before = await asKept();
    await writeWords(tx, table, row, wordsOf(table, row));
    const states = statesOf(table.name, row);
    if (isOfRecord(table.name) && Object.keys(states).length > 0) {
      await writeTextStates(tx, table.name, [{ id: key, texts: states as Texts<TextSubject> }]);
    }
    const after = await asKept();
    const others = after.filter(({ columns }, index) => sortedJson(columns) !== sortedJson(before[index]?.columns));
    for (const one of others) await recordCleaning(tx, told[after.indexOf(one)]?.subject ?? "text", one);
    if (!subject || others.length === 0) await raiseContentVersion(tx);
    return ok(null);
  });
}

/** The texts of a row without events of which events tell. */
async function changedTextsOf(tx: Transaction, subject: string, subjectId: string) {
  const rows = await tx.changedText.findMany({ where: { subject, subjectId } });
  return rows.map(({ id }) => ({ subject: "text" as Subject, id }));
}

async function writeWords(tx: Transaction, table: Table, row: Row, words: Row): Promise<void> {
  const columns = Object.keys(words);
  const sets = columns.map((column) => Prisma.sql`${named(column)} = clean.${named(column)}`);
  if (table.versioned) sets.push(Prisma.sql`version = one.version + 1`);
  if (sets.length === 0) return;
  await tx.$executeRaw`
    UPDATE ${named(table.name)} AS one SET ${Prisma.join(sets)}
    FROM jsonb_populate_record(NULL::${named(table.name)}, ${JSON.stringify(words)}::jsonb) AS clean
    WHERE ${isRow(table, row)}`;
}

async function recordCleaning<S extends Subject>(
  tx: Transaction,
  subject: S,
  { id, columns }: Awaited<ReturnType<typeof keptRow<S>>>,
): Promise<void> {
  const last = await tx.event.findFirstOrThrow({ where: { subject, subjectId: id }, orderBy: { id: "desc" } });
  const row: { [column: string]: unknown } = columns;
  const publicity = ["publishedEnAt", "publishedRuAt", "releasedAt", "verifiedAt", "openedAt"];
  await recordEvent(tx, portal, {
    subject,
    subjectId: id,
    subjectCode: last.subjectCode,
    verb: ["report", "assessment", "round"].includes(subject) ? `${subject}-cleaned` : "cleaned",
    snapshot: columns,
    visible: publicity.some((column) => row[column]) || row.openTo === "public",
  });
}

function cleaned(value: Json): Json {
  if (typeof value === "string") return isIllegible(value) ? value : cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part)]));
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** It holds a character that no program can show, which nobody sees now: in its place all would see that one was lost. */
function isIllegible(text: string): boolean {
  return cleanText(text).includes(lost);
}

function wordsIn(row: Row, field: TextField): Localized {
  const words = (language: string) => (row[`${field}_${language}`] ?? null) as string | null;
  return { en: words("en"), ru: words("ru") };
}

function nameOf({ keys }: Table, row: Row): string {
  return typeof row.code === "string" ? row.code : keys.map((key) => row[key]).join("/");
}

function isOfRecord(table: string): table is TextSubject {
  return Object.hasOwn(textsOfRecord, table);
}

function subjectOf(table: string): Subject | null {
  const [subject] = Object.entries(subjects).find(([, rows]) => rows.table === table) ?? [];
  return (subject as Subject | undefined) ?? null;
}

function isRow({ keys }: Table, row: Row): Prisma.Sql {
  return Prisma.join(
    keys.map((key) => Prisma.sql`one.${named(key)}::text = ${String(row[key])}`),
    " AND ",
  );
}

/** Names come from the catalogue of the database. */
function named(name: string): Prisma.Sql {
  return Prisma.raw(`"${name.replaceAll('"', '""')}"`);
}

function list(names: readonly string[]): Prisma.Sql {
  return Prisma.join(names.map(named));
}
