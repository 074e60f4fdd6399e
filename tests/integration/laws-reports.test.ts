import { beforeAll, describe, expect, test } from "vitest";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith } from "#tests/support/database.ts";
import { whileHeld } from "#tests/support/waiting.ts";

const ask = (sql: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(sql, values)).rows);

const of = (table: string, column: string, value: string) => `(SELECT id FROM ${table} WHERE ${column} = '${value}')`;
const partner = (code: string) => of("partner", "code", code);
const recommendation = (code: string) => of("recommendation", "code", code);

type Row = { [column: string]: string };

beforeAll(async () => {
  await portalWith("sample");
});

describe("a report", () => {
  const send = (changed: Row = {}) => {
    const columns = {
      ...{ recommendation_id: recommendation("2021-II-1"), partner_id: partner("UZB"), year: "2018" },
      ...{ state: "'done'", statement: "'Done.'", language: "'en'", submitted_at: "now()" },
      ...changed,
    };
    const names = Object.keys(columns).join(", ");
    return `INSERT INTO implementation_report (${names}) VALUES (${Object.values(columns).join(", ")}) RETURNING id`;
  };
  let first: string;

  beforeAll(async () => {
    first = String((await ask(send()))[0]?.id);
  });

  test("is the only one of its partner, recommendation and year that corrects none", async () => {
    await expect(ask(send())).rejects.toThrow("implementation_report_first");
    expect(await ask(send({ partner_id: partner("TJK") }))).toHaveLength(1);
  });

  test("is the only one, too, where two are sent at the same moment", async () => {
    const report = send({ year: "2017" });
    const { other } = await whileHeld("portal", async (client, waiting) => {
      await client.query(report);
      const other = ask(report).catch((error: Error) => error);
      await waiting(1);
      return { other };
    });
    expect(await other).toMatchObject({ constraint: "implementation_report_first" });
  });

  test.each<Row>([
    { partner_id: partner("TJK"), year: "2016" },
    { recommendation_id: recommendation("2021-II-2") },
    { year: "2016" },
  ])("corrects none of another partner, recommendation or year: %o", async (other) => {
    await expect(ask(send({ corrects_id: first, ...other }))).rejects.toThrow("a report corrects one of the same");
  });

  test.each<Row>([{ partner_id: partner("TJK") }, { recommendation_id: recommendation("2021-II-2") }])(
    "repeats none of another partner or recommendation: %o",
    async (other) => {
      const repetition = { repeats_id: first, year: "2019" };
      await expect(ask(send({ ...repetition, ...other }))).rejects.toThrow("a report repeats one of the same");
    },
  );

  test("is corrected once, and that correction again: one chain, of which one report stands", async () => {
    const [correction] = await ask(send({ corrects_id: first }));
    await expect(ask(send({ corrects_id: first }))).rejects.toThrow("implementation_report_corrects_id_key");
    expect(await ask(send({ corrects_id: String(correction.id) }))).toHaveLength(1);
    expect(await ask(send({ repeats_id: first, year: "2019" }))).toHaveLength(1);
    const standing = await ask(`
      SELECT count(*)::int FROM implementation_report report
      WHERE NOT EXISTS (SELECT FROM implementation_report WHERE corrects_id = report.id)
      GROUP BY recommendation_id, partner_id, year HAVING count(*) > 1`);
    expect(standing).toEqual([]);
  });

  test("is assessed as one of its partner, recommendation and year", async () => {
    const assess = (year: number, code: string) =>
      ask(`INSERT INTO assessment (recommendation_id, partner_id, year, state, statement, language, report_id, assessed_at)
        VALUES (${recommendation("2021-II-1")}, ${partner(code)}, ${year}, 'done', 'Done.', 'en', ${first}, now())
        RETURNING id`);
    await expect(assess(2018, "TJK")).rejects.toThrow("an assessment is about a report of its partner");
    await expect(assess(2019, "UZB")).rejects.toThrow("an assessment is about a report of its partner");
    expect(await assess(2018, "UZB")).toHaveLength(1);
  });
});
