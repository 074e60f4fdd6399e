import { beforeAll, describe, expect, test } from "vitest";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";

/** The database itself refuses these, no matter who writes; the sentences that people read come from the commands. */
const ask = (sql: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(sql, values)).rows);

const of = (table: string, column: string, value: string) => `(SELECT id FROM ${table} WHERE ${column} = '${value}')`;
const person = (role: string) => of("person", "role", role);

type Row = { [column: string]: string };

beforeAll(async () => {
  await portalWith("sample");
});

describe("what others name stays", () => {
  test.each([
    ["a pillar with meetings", "DELETE FROM pillar WHERE number = 3"],
    ["the place of a meeting", "DELETE FROM place WHERE code = 'AUT'"],
    ["the place of a partner", "DELETE FROM place WHERE code = 'UZB'"],
    ["a meeting", "DELETE FROM meeting WHERE code = 'PCGM-15'"],
    ["a recommendation with its addressees", "DELETE FROM recommendation WHERE code = '2021-III-4'"],
    ["an addressee through whom a group is asked", "DELETE FROM addressee"],
    ["a group with its members", "DELETE FROM partner_group WHERE code = 'all-partners'"],
    ["a post with its tenures", "DELETE FROM liaison_post"],
    ["the route of a post", "DELETE FROM route"],
    ["a person with sessions and deeds", "DELETE FROM person"],
    ["a donor's partner", "DELETE FROM partner WHERE code = 'RUS'"],
    ["the host of a meeting", "DELETE FROM partner WHERE code = 'SCO'"],
    ["a host that is no partner", `UPDATE meeting SET hosts = '[{"role": "host", "partner": 9999, "name": null}]'`],
  ])("%s", async (_, sql) => {
    await expect(ask(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });
});

describe("a figure", () => {
  const enter = (changed: Row = {}) => {
    const { year = "2019" } = changed;
    const columns = {
      ...{ place_code: "'UZB'", indicator_code: "'SEIZ-OPIUM'", year, value: "10" },
      ...{ period_kind: "'year'", period_from: `'${year}-01-01'`, period_to: `'${year}-12-31'` },
      ...{
        source: `'[{"text": {"en": "Source", "ru": null}}]'`,
        entered_by_id: person("liaison"),
        entered_at: "now()",
      },
      ...changed,
    };
    const names = Object.keys(columns).join(", ");
    return ask(`INSERT INTO observation (${names}) VALUES (${Object.values(columns).join(", ")}) RETURNING id`);
  };
  const entered = async () => (await enter())[0]?.id as number;
  const stays = "a figure stays as it was entered";

  test.each([
    "SET value = value + 1",
    "SET value = NULL, absence = 'confidential'",
    "SET year = 2018",
    "SET place_code = 'TJK'",
    "SET indicator_code = 'SEIZ-HEROIN'",
    "SET source = '[]'",
    "SET provisional = true",
    "SET supersedes_id = NULL, method = 'Another'",
    "SET value = value + 1, verified_at = now()",
    "SET verified_at = NULL",
  ])("stays as it was entered: %s", async (change) => {
    const id = await entered();
    const before = await ask("SELECT * FROM observation WHERE id = $1", [id]);
    await expect(ask(`UPDATE observation ${change} WHERE id = $1`, [id])).rejects.toThrow(stays);
    expect(await ask("SELECT * FROM observation WHERE id = $1", [id])).toEqual(before);
  });

  test.each(["DELETE FROM observation WHERE value > 0", "TRUNCATE observation"])(
    "is there for good: %s",
    async (sql) => {
      await entered();
      await expect(ask(sql)).rejects.toThrow(stays);
    },
  );

  test("is verified once, by somebody else than who entered it", async () => {
    const id = await entered();
    const verify = (by: string) =>
      ask(`UPDATE observation SET verified_at = now(), verified_by_id = ${person(by)} WHERE id = $1 RETURNING id`, [
        id,
      ]);
    await expect(verify("liaison")).rejects.toThrow("observation_verified_by_another");
    await expect(ask(`UPDATE observation SET verified_by_id = ${person("unit")} WHERE id = $1`, [id])).rejects.toThrow(
      stays,
    );
    expect(await verify("unit")).toEqual([{ id }]);
    await expect(verify("admin")).rejects.toThrow(stays);
    await expect(ask("UPDATE observation SET verified_at = NULL WHERE id = $1", [id])).rejects.toThrow(stays);
    await expect(enter({ verified_by_id: person("unit") })).rejects.toThrow("observation_verifier_verified");
  });

  test.each<Row>([
    { place_code: "'TJK'" },
    { indicator_code: "'SEIZ-HEROIN'" },
    { year: "2018" },
    { period_kind: "'part'", period_to: "'2019-09-30'" },
    { period_kind: "'since'", period_from: "NULL" },
  ])("supersedes one of the same place, indicator and period, and so not one that differs in %o", async (other) => {
    const older = String(await entered());
    await expect(enter({ supersedes_id: older, ...other })).rejects.toThrow("of the same place, indicator and period");
    expect(await enter({ supersedes_id: older })).toHaveLength(1);
    await expect(enter({ supersedes_id: older })).rejects.toThrow("observation_supersedes_id_key");
  });

  test("is negative only where its indicator can be, and while there is one the indicator can", async () => {
    const below = { value: "-0.5", indicator_code: "'PRICE-OPIUM-WS'" };
    const allow = (allowed: boolean) =>
      ask(`UPDATE indicator SET can_be_negative = ${allowed} WHERE code = 'PRICE-OPIUM-WS'`);
    await expect(enter(below)).rejects.toThrow("a figure of PRICE-OPIUM-WS is not negative");
    await allow(true);
    expect(await enter(below)).toHaveLength(1);
    await expect(allow(false)).rejects.toThrow("there are negative figures of PRICE-OPIUM-WS");
  });
});

describe("people and partners", () => {
  test.each([
    ["a focal point has a partner", "UPDATE person SET partner_id = NULL WHERE role = 'focal'"],
    ["whoever becomes a focal point has one", "UPDATE person SET role = 'focal' WHERE role = 'expert'"],
    [
      "so has one who is invited",
      "INSERT INTO invitation (token_hash, email, role, expires_at) VALUES ('a', 'a@example.org', 'focal', now())",
    ],
    [
      "an invitation names a partner that there is",
      "INSERT INTO invitation (token_hash, email, role, partner_id, expires_at) VALUES ('b', 'b@example.org', 'focal', 9999, now())",
    ],
    [
      "a donor is a partner",
      `INSERT INTO donor (partner_code, as_of, source) VALUES ('XXX', '2021', '[{"text": {"en": "Source", "ru": null}}]')`,
    ],
  ])("%s", async (_, sql) => {
    await expect(ask(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^23(503|514)$/) });
  });

  test("a donor keeps its partner when that changes its code", async () => {
    await ask("UPDATE partner SET code = 'RUT' WHERE code = 'RUS'");
    expect(await ask("SELECT FROM donor WHERE partner_code = 'RUT'")).toHaveLength(1);
    await ask("UPDATE partner SET code = 'RUS' WHERE code = 'RUT'");
  });
});
