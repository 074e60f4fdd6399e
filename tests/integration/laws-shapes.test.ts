import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { isPartialDate } from "#lib/partial-date.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";

const ask = (sql: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(sql, values)).rows);

beforeAll(async () => {
  await portalWith("sample");
});

describe("a partial date", () => {
  const columns = [
    ["meeting", "start"],
    ["meeting", '"end"'],
    ["former_name", "until"],
    ["post_tenure", "since"],
    ["post_tenure", "until"],
    ["donor", "as_of"],
    ["document", "issued"],
  ] as const;

  test.each(columns)("of %s.%s is a year, a month or a day that there is", async (table, column) => {
    const change = (date: string) => ask(`UPDATE ${table} SET ${column} = $1`, [date]);
    for (const date of ["yesterday", "2021-13", "2021-02-30", "2021-1", "0000", "2021-11-15T10:00", ""]) {
      await expect(change(date)).rejects.toMatchObject({ constraint: expect.stringContaining("_is_date") });
    }
  });

  test("is the same to the database as to the portal", async () => {
    const two = fc.integer({ min: 0, max: 33 }).map((number) => String(number).padStart(2, "0"));
    const year = fc.constantFrom("0000", "0004", "1900", "2000", "2021", "2024", "9999", "21", "20211");
    const date = fc.tuple(year, fc.option(two), fc.option(two)).map((parts) => parts.filter(Boolean).join("-"));
    const dates = fc.sample(fc.oneof(date, date, fc.string()), 3000).filter((text) => !text.includes("\0"));
    const judged = await ask("SELECT said, is_partial_date(said) AS holds FROM unnest($1::text[]) AS said", [dates]);
    expect(judged).toEqual(dates.map((said) => ({ said, holds: isPartialDate(said) })));
    expect(judged.filter(({ holds }) => holds).length).toBeGreaterThan(100);
  });
});

describe("what a meeting keeps in lists has one shape", () => {
  const text = { en: "Words", ru: null };
  const source = [{ text }];
  const number = { what: "participants", value: 150, qualifier: "moreThan", source };
  const told = { what: "agreed", pillar: null, value: 11, qualifier: "stated", source };
  const unknown = { ...told, what: "endorsed", value: null, qualifier: "unknown" };
  const statement = { source, text };
  const conflict = { heading: text, statements: [statement, statement], note: { en: null, ru: null } };

  const noList = [null, "Words", 5, true, {}, { a: 1 }, [null], [5], ["Words"], [[]], [{}], [{ a: 1 }]];
  const notLocalized = ["Words", 5, [], {}, { en: "Words" }, { ...text, fr: "Mots" }, { en: 5, ru: null }];
  const noSource = [
    ...[null, ...notLocalized, text, [text], [{}], [null], [{ text: null }], [{ text: { en: null, ru: null } }]],
    ...["javascript:alert(1)", "example.org", "", 5, null, "https://a b.org"].map((address) => [{ text, address }]),
    ...["2024-13", "", 5, null].map((seenOn) => [{ text, seenOn }]),
    ...["Russian", "", 5, null].map((language) => [{ text, language }]),
    [{ text, more: 1 }],
  ].filter((one) => JSON.stringify(one) !== "[]");
  const noText = [null, ...notLocalized, { en: null, ru: null }, { en: "", ru: null }];

  const lists: { column: string; taken: unknown[]; refused: unknown[] }[] = [
    {
      column: "attendance",
      taken: [[], [number, { ...number, note: text }, { ...number, note: null, value: 0 }]],
      refused: [
        ...[...noSource, []].map((wrong) => [{ ...number, source: wrong }]),
        ...notLocalized.map((note) => [{ ...number, note }]),
        ...["cars", null, 5].map((what) => [{ ...number, what }]),
        ...["hardly", null].map((qualifier) => [{ ...number, qualifier }]),
        ...["150", -1, 1.5, null].map((value) => [{ ...number, value }]),
        [number, { ...number, more: 1 }],
      ],
    },
    {
      column: "hosts",
      taken: [
        [],
        [
          { role: "host", partner: 1, name: null },
          { role: "chair", partner: null, name: text },
          { role: "cooperation", partner: 2, name: text },
        ],
      ],
      refused: [
        ...["guest", null, 5].map((role) => [{ role, partner: 1, name: null }]),
        ...["1", 1.5, -1, {}].map((partner) => [{ role: "host", partner, name: text }]),
        ...notLocalized.map((name) => [{ role: "host", partner: 1, name }]),
        ...[null, { en: null, ru: null }, { en: "", ru: null }].map((name) => [{ role: "host", partner: null, name }]),
        [{ role: "host", partner: 1, name: null, more: 1 }],
      ],
    },
    {
      column: "reported",
      taken: [[], [told, { ...told, note: text }, { ...told, pillar: 3, note: null, value: 0 }, unknown]],
      refused: [
        ...[...noSource, []].map((wrong) => [{ ...told, source: wrong }]),
        ...notLocalized.map((note) => [{ ...told, note }]),
        ...["noted", null, 5].map((what) => [{ ...told, what }]),
        ...["hardly", null, "unknown"].map((qualifier) => [{ ...told, qualifier }]),
        ...["11", -1, 1.5, null].map((value) => [{ ...told, value }]),
        ...["3", 0, 1.5, 100].map((pillar) => [{ ...told, pillar }]),
        [{ ...unknown, value: 11 }],
        [told, { ...told, more: 1 }],
      ],
    },
    {
      column: "conflicts",
      taken: [[], [conflict, { ...conflict, scope: "year" }]],
      refused: [
        ...noText.map((heading) => [{ ...conflict, heading }]),
        ...[null, ...notLocalized].map((note) => [{ ...conflict, note }]),
        ...["day", null].map((scope) => [{ ...conflict, scope }]),
        ...[
          ...noText.map((wrong) => ({ source, text: wrong })),
          ...[...noSource, []].map((wrong) => ({ source: wrong, text })),
          ...[null, 5, [], { ...statement, more: 1 }],
        ].map((wrong) => [{ ...conflict, statements: [statement, wrong] }]),
        ...[null, {}, [], [statement]].map((statements) => [{ ...conflict, statements }]),
        [conflict, { ...conflict, more: 1 }],
      ],
    },
  ];

  const cited = [
    { text, address: "https://мвд.рф/a", seenOn: "2024-05", language: "fa" },
    { text: { en: null, ru: null }, address: "http://example.org" },
  ];

  test("the source of a row of any table, which is told nowhere in columns of words", async () => {
    const columns = await ask(`
      SELECT relname AS table, attname AS column, pg_get_constraintdef(c.oid) ~ 'is_some_source' AS is_needed
      FROM pg_attribute a JOIN pg_class t ON t.oid = attrelid LEFT JOIN pg_constraint c ON conname = relname || '_source'
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attname ~ '(^|_)sources?(_|$)' ORDER BY 1`);
    expect(columns.filter(({ column }) => column !== "source")).toEqual([]);
    expect(columns.length).toBeGreaterThan(15);
    for (const { table, is_needed } of columns) {
      const empty = is_needed ? [] : [[]];
      const refused = [...noSource, "Words", 5, {}, ...(is_needed ? [[]] : [])];
      const isEmpty = (await ask(`SELECT FROM ${table} LIMIT 1`)).length === 0;
      const met = isEmpty ? [] : await areRefused(table, [source, cited, ...empty, ...refused]);
      const expected = [...[source, cited, ...empty].map(() => false), ...refused.map(() => true)];
      expect({ table, met }).toEqual({ table, met: isEmpty ? [] : expected });
    }
  });

  /** Whether each is refused because it is no source, in a row whose other laws are not asked. */
  const areRefused = (table: string, sources: readonly unknown[]) =>
    withClient(process.env.DATABASE_URL ?? "", async (client) => {
      await client.query("SET session_replication_role = replica");
      const met: boolean[] = [];
      for (const one of sources) {
        const put = `UPDATE ${table} SET source = $1 WHERE ctid = (SELECT max(ctid) FROM ${table})`;
        const refusal = await client.query(put, [JSON.stringify(one)]).then(
          () => null,
          (error) => error,
        );
        met.push(refusal?.constraint === `${table}_source`);
      }
      return met;
    });

  test.each(lists)("$column", async ({ column, taken, refused }) => {
    const sql = `UPDATE meeting SET ${column} = $1 WHERE code = 'MIN-1' RETURNING code`;
    for (const list of taken) expect(await ask(sql, [JSON.stringify(list)])).toHaveLength(1);
    for (const list of [...noList, ...refused]) {
      const change = ask(sql, [JSON.stringify(list)]);
      await expect(change, JSON.stringify(list)).rejects.toMatchObject({ constraint: `meeting_${column}` });
    }
  });
});

describe("a word that no list holds is refused", () => {
  test.each([
    ["indicator_aggregation", "UPDATE indicator SET aggregation = 'median'"],
    ["person_role", "UPDATE person SET role = 'guest' WHERE role = 'expert'"],
    ["post_tenure_state", "UPDATE post_tenure SET state = 'unknown'"],
    ["event_subject_and_verb", event("'partner', 'UZB', 'record'")],
    ["event_subject_and_verb", event("'meeting', 'MIN-1', 'endorse'")],
  ])("%s: %s", async (constraint, sql) => {
    await expect(ask(sql)).rejects.toMatchObject({ constraint });
  });
});

function event(values: string): string {
  return `INSERT INTO event (version, subject_id, subject, subject_code, verb, recorded_at, snapshot, previous_hash, hash)
    VALUES (2, 1, ${values}, now(), '{}', '', 'tried')`;
}
