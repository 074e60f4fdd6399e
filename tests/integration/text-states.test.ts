import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import { languageStates, originalLanguage } from "#i18n/language-state.ts";
import { textsOfRecord } from "#i18n/record-text.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { portal, visitor } from "#policy.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "../support/database.ts";

const own = process.env.DATABASE_URL ?? "";

const ask = (sql: string, databaseUrl = own) =>
  withClient(databaseUrl, async (client) => (await client.query(sql)).rows);

beforeEach(() => portalWith("reference"));

describe("the texts of the record", () => {
  test("are the same in the code and in the database, and each has its two columns", async () => {
    const listed = Object.entries(textsOfRecord).flatMap(([subject, fields]) =>
      fields.map((field) => ({ subject, field })),
    );
    const known = await ask("SELECT subject, field FROM text_field");
    expect(new Set(known.map(({ subject, field }) => `${subject}.${field}`))).toEqual(
      new Set(listed.map(({ subject, field }) => `${subject}.${field}`)),
    );
    const columns = await ask(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns`);
    const names = new Set(columns.map(({ name }) => name));
    for (const { subject, field } of listed) {
      for (const column of [`${field}_en`, `${field}_ru`, "states"]) expect(names).toContain(`${subject}.${column}`);
    }
  });

  test("have the same original for the code and for the database, whatever is told of each language", async () => {
    for (const en of languageStates) {
      for (const ru of languageStates) {
        const states = Object.entries({ en, ru }).filter(([, state]) => state !== "missing");
        const told = Object.fromEntries(states.map(([language, state]) => [language, { state }]));
        const [{ original }] = await ask(`SELECT original_in('${JSON.stringify(told)}') AS original`);
        // Nobody can tell both.
        if (en !== "original" || ru !== "original")
          expect([en, ru, original]).toEqual([en, ru, originalLanguage({ en, ru })]);
      }
    }
  });

  test("have a state wherever they have words, in a table that keeps both together", async () => {
    const triggers = await ask(`
      SELECT event_object_table AS subject, count(DISTINCT trigger_name)::int AS count FROM information_schema.triggers
      WHERE trigger_name LIKE '%\\_carries\\_text\\_states' OR trigger_name LIKE '%\\_words\\_have\\_states' GROUP BY 1`);
    expect(new Map(triggers.map(({ subject, count }) => [subject, count]))).toEqual(
      new Map(Object.keys(textsOfRecord).map((subject) => [subject, 2])),
    );
    for (const [subject, fields] of Object.entries(textsOfRecord)) {
      for (const field of fields) {
        for (const language of ["en", "ru"]) {
          const [counted] = await ask(`
            SELECT (SELECT count(*)::int FROM ${subject} WHERE ${field}_${language} <> '') AS words,
              (SELECT count(*)::int FROM text_state
                WHERE subject = '${subject}' AND field = '${field}' AND language = '${language}') AS states`);
          expect(counted, `${subject}.${field}`).toEqual({ words: counted.words, states: counted.words });
        }
      }
    }
  });

  test("come back with their states, and outdated once the original was changed alone", async () => {
    const [row] = await findRecommendations(portal, { textRu: { not: null } });
    if (!row) throw new Error("No recommendation has words in Russian");
    expect(row.text).toMatchObject({ state: { en: "original", ru: "unofficial" }, outdated: { en: null, ru: null } });
    const { source } = row;
    const text = { en: `${row.text.en} More.`, ru: row.text.ru };
    await correctRecommendation(portal, row.code, row.version, { text, textState: row.text.state, source });
    const [changed] = await findRecommendations(visitor, { code: row.code });
    expect(changed?.text).toMatchObject({
      ...text,
      outdated: { en: null, ru: { since: dayOf(new Date()), madeFrom: { words: row.text.en } } },
    });
    const [meeting] = await listMeetings(visitor);
    expect(meeting?.title.outdated).toEqual({ en: null, ru: null });
  });
});

describe("the database refuses", () => {
  const words = "UPDATE body SET name_ru = 'Другое' WHERE code = 'coordination-unit'";
  const state = (set: string, where = "subject = 'body' AND subject_id = 'coordination-unit'") =>
    `UPDATE text_state SET ${set} WHERE ${where}`;
  const body = "INSERT INTO body (code, name_en, name_ru, position) VALUES ('b', 'Body', 'Орган', 9)";
  const told = (values: string) =>
    `INSERT INTO text_state (subject, subject_id, field, language, state, made_from) VALUES ${values}`;

  test.each([
    ["words without a state", body, "words and their state go together"],
    [
      "words that come without a state",
      `${body}; ${told("('body', 'b', 'name', 'en', 'original', NULL)")}`,
      "go together",
    ],
    ["a state without words", told("('recommendation', '1', 'addressees', 'en', 'original', NULL)"), "go together"],
    ["words that go and leave their state", "UPDATE pillar SET name_ru = ''", "go together"],
    ["a state that goes and leaves its words", "DELETE FROM text_state WHERE subject = 'programme'", "go together"],
    ["a state of no row", told("('meeting', '99999', 'title', 'en', 'original', NULL)"), "a state and no row"],
    ["a row that goes and leaves its states", "DELETE FROM glossary_term", "the record is never erased"],
    [
      "a text that nobody knows",
      told("('meeting', '1', 'host', 'en', 'original', NULL)"),
      "text_state_subject_field_fkey",
    ],
    [
      "a state that goes to another text",
      state("subject_id = 'policy-consultative-group'"),
      "a state stays with its text",
    ],
    [
      "two originals of one text",
      state("state = 'original', made_from = NULL, made_from_at = NULL"),
      "text_state_one_original",
    ],
    ["two states of one language", state("language = 'en'"), "text_state_pkey"],
    ["a language of its own", state("language = 'fr'", "language = 'ru'"), "text_state_language"],
    ["a state of its own", state("state = 'perfect'", "language = 'ru'"), "text_state_state"],
    ["missing words that have a state", state("state = 'missing'", "language = 'ru'"), "text_state_state"],
    [
      "a translation made from nothing",
      state("made_from = NULL, made_from_at = NULL", "language = 'ru'"),
      "which original it was made from",
    ],
    [
      "an original made from something",
      state("made_from = '0123456789abcdef'", "state = 'original'"),
      "made_from_none",
    ],
    ["the version of an original", state("made_from_at = now()", "state = 'original'"), "version_is_of_a_translation"],
    [
      "to have been made from other words",
      state("original_then = 'Other'", "language = 'ru'"),
      "is_what_it_was_made_from",
    ],
    ["an original that is no fingerprint", state("made_from = 'English'", "language = 'ru'"), "is_a_fingerprint"],
    [
      "a confirmation of what is not official",
      state("confirmed_by_id = 1", "language = 'ru'"),
      "confirmed_is_official",
    ],
    ["to forget all at once", "TRUNCATE text_state", "cannot be emptied"],
  ])("%s", async (_what, sql, words) => {
    await expect(ask(sql)).rejects.toThrow(words);
  });

  test("nothing where words and states are written together, and outdated words stay as they are", async () => {
    await ask(words);
    const both = `('body', 'b', 'name', 'en', 'original', NULL), ('body', 'b', 'name', 'ru', 'draft', '${fingerprint("Body")}')`;
    await ask(`BEGIN; ${body}; ${told(both)}; COMMIT`);
    expect(await ask("SELECT states FROM body WHERE code = 'b'")).toEqual([
      { states: { name: { en: { state: "original" }, ru: { state: "draft", madeFrom: fingerprint("Body") } } } },
    ]);
  });

  test("to let a row carry other states than the table of states holds", async () => {
    const before = await ask("SELECT states FROM pillar ORDER BY number");
    await ask(`UPDATE pillar SET states = '{"name": {"ru": {"state": "official"}}}'`);
    expect(await ask("SELECT states FROM pillar ORDER BY number")).toEqual(before);
  });
});

/** A database of its own, with the migrations before this one. */
async function portalBefore(newest: string, look: (url: string, migrate: () => Promise<unknown>) => Promise<void>) {
  const name = `${new URL(own).pathname.slice(1)}_before`;
  await ask(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = Object.assign(new URL(own), { pathname: `/${name}` }).href;
  const migrations = readdirSync("prisma/migrations")
    .filter((folder) => folder.startsWith("2"))
    .sort();
  const migrate = (folder: string) => ask(readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8"), url);
  try {
    for (const folder of migrations.filter((one) => one < newest)) await migrate(folder);
    await look(url, () => migrate(newest));
  } finally {
    await ask(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

test("A portal from before has in its rows of states what its columns told", async () => {
  await portalBefore("20261129140000_text_states", async (url, migrate) => {
    await ask(
      // Nothing tells of these rows, which the law would ask for.
      `SET session_replication_role = replica;
      INSERT INTO recommendation (code, kind, provenance, position, text_en, text_ru, text_en_state, text_ru_state, text_basis, addressees_ru)
      VALUES ('A', 'recommendation', 'official', 1, 'New', 'Старое', 'original', 'reviewed', '${fingerprint("Old")}', NULL),
        ('B', 'recommendation', 'official', 2, 'One', 'Один', 'original', 'original', '${fingerprint("Один")}', NULL),
        ('C', 'recommendation', 'official', 3, NULL, 'Один', 'missing', 'draft', NULL, 'Всем'),
        ('D', 'recommendation', 'no-text', 4, NULL, NULL, 'missing', 'missing', NULL, NULL);
      INSERT INTO body VALUES ('b', 'Body', 'Орган', true, 1), ('c', 'Circle', 'Круг', false, 2)`,
      url,
    );
    await migrate();
    const carried = await ask("SELECT code, states FROM recommendation ORDER BY code", url);
    expect(carried.map(({ states }) => states)).toEqual([
      { text: { en: { state: "original" }, ru: { state: "reviewed", madeFrom: fingerprint("Old") } } },
      { text: { en: { state: "reviewed", madeFrom: fingerprint("Один") }, ru: { state: "original" } } },
      { text: { ru: { state: "draft" } }, addressees: { ru: { state: "original" } } },
      {},
    ]);
    expect(await ask("SELECT states -> 'name' -> 'ru' AS ru FROM body ORDER BY code", url)).toEqual([
      { ru: { state: "unofficial", madeFrom: fingerprint("Body") } },
      { ru: { state: "reviewed", madeFrom: fingerprint("Circle") } },
    ]);
  });
});

test("A portal from before takes the Russian for the original where it alone was official", async () => {
  await portalBefore("20261202101000_either_original", async (url, migrate) => {
    const told = (code: string, en: string, ru: string) => `
      INSERT INTO body (code, name_en, name_ru, position) VALUES ('${code}', 'Body', 'Орган', 1);
      INSERT INTO text_state (subject, subject_id, field, language, state, made_from, source_ru) VALUES
        ('body', '${code}', 'name', 'en', '${en}', NULL, NULL),
        ('body', '${code}', 'name', 'ru', '${ru}', '${fingerprint("Body")}', 'Письмо');`;
    await ask(`BEGIN; ${told("a", "draft", "official")} ${told("b", "original", "official")} COMMIT`, url);
    await migrate();
    const carried = await ask("SELECT states -> 'name' AS name FROM body ORDER BY code", url);
    const source = { ru: "Письмо" };
    expect(carried.map(({ name }) => name)).toEqual([
      { en: { state: "draft", madeFrom: fingerprint("Орган") }, ru: { state: "official", source } },
      { en: { state: "original" }, ru: { state: "official", madeFrom: fingerprint("Body"), source } },
    ]);
  });
});

test("A portal from before has the sources of its texts, of its claims and of those that it names as citations", async () => {
  await portalBefore("20261203100000_sources_everywhere", async (url, migrate) => {
    await ask(
      `BEGIN;
      INSERT INTO partner (id, code, kind, name_en, name_ru, source_en, source_ru)
        VALUES (1, 'AAA', 'organisation', 'Body', 'Орган', 'Brochure', 'Брошюра');
      INSERT INTO text_state (subject, subject_id, field, language, state, made_from, source_en, source_ru) VALUES
        ('partner', '1', 'name', 'en', 'original', NULL, NULL, NULL),
        ('partner', '1', 'name', 'ru', 'official', '${fingerprint("Body")}', NULL, 'Письмо');
      INSERT INTO text_claim (kind, subject, subject_id, field, language, words_before, source_en, proposed_at)
        VALUES ('official', 'partner', '1', 'name', 'ru', 'Орган', 'Letter', now());
      COMMIT`,
      url,
    );
    await migrate();
    const source = [{ text: { en: null, ru: "Письмо" } }];
    expect(await ask("SELECT source, states -> 'name' AS name FROM partner", url)).toEqual([
      {
        source: [{ text: { en: "Brochure", ru: "Брошюра" } }],
        name: { en: { state: "original" }, ru: { state: "official", madeFrom: fingerprint("Body"), source } },
      },
    ]);
    expect(await ask("SELECT language, source FROM text_state ORDER BY language", url)).toEqual([
      { language: "en", source: [] },
      { language: "ru", source },
    ]);
    expect(await ask("SELECT source FROM text_claim", url)).toEqual([
      { source: [{ text: { en: "Letter", ru: null } }] },
    ]);
    const bare = "UPDATE text_state SET source = '[]', state = 'official' WHERE language = 'en'";
    await expect(ask(bare, url)).rejects.toThrow("words are official by a source");
    for (const table of ["partner", "text_state", "text_claim"]) {
      await expect(ask(`UPDATE ${table} SET source = '[{"text": "Letter"}]'`, url)).rejects.toThrow();
    }
  });
});
