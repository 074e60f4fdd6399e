import { beforeAll, describe, expect, test } from "vitest";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { portal } from "#policy.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";
import { done, seen } from "#tests/support/policy-meetings.ts";

const asked = "2021-III-4";

beforeAll(async () => {
  await portalWith("sample");
  const [one] = await seen(portal, asked);
  const codes = ["all-partners", "expert-working-group-iii", "programme-for-central-asia"];
  done(await addressRecommendation(portal, asked, one?.version ?? 0, codes));
});

const ask = (...statements: string[]) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(statements.join(";"))).rows);

const rows = async (table: string) => (await ask(`SELECT * FROM ${table} t ORDER BY t::text`)) as object[];

/** Tries it, and finds the table as it was. */
async function refused(table: string, sentence: RegExp, ...statements: string[]) {
  const before = await rows(table);
  expect(before.length).toBeGreaterThan(0);
  await expect(ask("BEGIN", ...statements, "COMMIT")).rejects.toThrow(sentence);
  expect(await rows(table)).toEqual(before);
}

const of = `(SELECT id FROM recommendation WHERE code = '${asked}')`;

/** An event of that recommendation that repeats its newest one. */
const another = (also = "'{}'", verb = "correct") => `
  INSERT INTO event (version, subject, subject_id, subject_code, verb, recorded_at, snapshot, previous_hash, hash)
  SELECT version, subject, subject_id, subject_code, '${verb}', now(), snapshot || ${also}, hash, gen_random_uuid()
  FROM event WHERE subject = 'recommendation' AND subject_id = ${of} ORDER BY id DESC LIMIT 1`;

describe("to whom a recommendation is addressed", () => {
  const untold = /no event tells that it is addressed to these|its newest event tells that it is addressed to others/;

  test.each(["addressee", "addressed_group", "addressed_body", "addressed_programme"])(
    "is not deleted, nor is %s emptied",
    async (table) => {
      // A partner who is addressed through a group goes only with the group.
      const first = table === "addressee" ? ["DELETE FROM addressed_group"] : [];
      await refused(table, untold, ...first, `DELETE FROM ${table}`);
      await refused(table, /the record is never erased/, `TRUNCATE ${table} CASCADE`);
    },
  );

  test.each([
    `DELETE FROM addressed_group WHERE recommendation_id = ${of}; DELETE FROM addressee WHERE recommendation_id = ${of}`,
    "INSERT INTO addressee SELECT r.id, p.id FROM recommendation r, partner p WHERE r.code = '2021-I-1' AND p.code = 'UZB'",
    "UPDATE addressed_group SET group_code = 'states-of-central-asia'",
    "UPDATE addressed_body SET body_code = 'expert-working-group-ii'",
  ])("is not changed by hand: %s", async (statement) => {
    await refused("addressee", untold, statement);
  });

  test("is not changed beside an event that tells of something else, before a savepoint or after it", async () => {
    const statement = `DELETE FROM addressed_body WHERE recommendation_id = ${of}`;
    await refused("addressed_body", untold, another(), statement);
    await refused("addressed_body", untold, statement, "SAVEPOINT s", another(), "RELEASE s");
  });

  test("changes with the event that tells it, wherever that stands in the transaction, and not once it is taken back", async () => {
    const nobody = `jsonb_build_object('addressees', jsonb_set(addressees_of(${of}), '{bodies}', '[]'))`;
    const statement = `DELETE FROM addressed_body WHERE recommendation_id = ${of}`;
    await refused("addressed_body", untold, "SAVEPOINT s", another(nobody), "ROLLBACK TO s", statement);
    await ask("BEGIN", statement, "SAVEPOINT s", another(nobody), "RELEASE s", "COMMIT");
    expect(await ask(`SELECT FROM addressed_body WHERE recommendation_id = ${of}`)).toEqual([]);
  });
});

describe("a line of descent", () => {
  const untold = /no event tells that .* continues it/;

  test.each([
    "DELETE FROM lineage",
    "UPDATE lineage SET kind = 'split'",
    "UPDATE lineage SET to_id = from_id, from_id = to_id",
  ])("is not changed by hand: %s", async (statement) => {
    await refused("lineage", untold, statement);
  });

  test("is not made by hand, nor are all emptied", async () => {
    const codes = "r.code = '2021-III-1' AND s.code = '2021-III-2'";
    const insert = `INSERT INTO lineage SELECT r.id, s.id, 'reworded' FROM recommendation r, recommendation s WHERE ${codes}`;
    await refused("lineage", untold, insert);
    await refused("lineage", /the record is never erased/, "TRUNCATE lineage");
  });
});

describe("how a recommendation stands", () => {
  const untold = /its status is not what its newest event tells/;

  test.each([
    "UPDATE recommendation SET status = 'noted' WHERE code = '2021-III-4'",
    "UPDATE recommendation SET status = NULL",
    `INSERT INTO recommendation (code, kind, provenance, position, status)
     VALUES ('2021-III-99', 'recommendation', 'no-text', 99, 'agreed')`,
  ])("is not said by hand: %s", async (statement) => {
    await refused("recommendation", untold, statement);
  });

  test("is what its newest event tells, not one before it", async () => {
    const noted = `UPDATE recommendation SET status = 'noted' WHERE id = ${of}`;
    const telling = another(`'{"status": "noted"}'`);
    await refused("recommendation", untold, noted, telling, another(`'{"status": "endorsed"}'`));
    await ask("BEGIN", noted, telling, "COMMIT");
    expect(await ask(`SELECT status FROM recommendation WHERE id = ${of}`)).toEqual([{ status: "noted" }]);
  });
});

describe("an event", () => {
  test.each([
    [`'{"status": "closed"}'`, /its status is not what its newest event tells/],
    [`'{"status": null}'`, /its status is not what its newest event tells/],
    [`'{"addressees": {"partners": [], "groups": [], "bodies": [], "programmes": []}}'`, /is addressed to others/],
  ])("does not tell of a recommendation what its rows do not say: %s", async (also, sentence) => {
    await refused("event", sentence, another(also));
  });

  test("does not tell of a line of descent that is not there", async () => {
    const lineage = `'{"lineage": {"kind": "reworded", "to": ["2021-III-1"]}}'`;
    await refused("event", /that others continue it/, another(lineage, "continued-reworded"));
  });
});

test.each(["recommendation", "meeting", "reporting_round", "person"])(
  "%s: what events tell of is never deleted",
  async (table) => {
    await refused(table, /the record is never erased/, `DELETE FROM ${table}`);
    await refused(table, /the record is never erased|only ever added/, `TRUNCATE ${table} CASCADE`);
  },
);
