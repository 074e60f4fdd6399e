import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { findRecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { addressedColumns, addressedJson, withAddressed } from "#features/recommendations/addressee-formats.ts";
import { saveDrafts } from "#features/reports/draft-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { listDue } from "#features/reports/report-queries.ts";
import { csv } from "#lib/csv.ts";
import { type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { listMatrix } from "#views/matrix/matrix-queries.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

const page = async (code: string, asof: string | null = null) => {
  const found = await findRecommendation(visitor, code, asof);
  if (!found) throw new Error(code);
  return found;
};

const address = async (code: string, codes: string[], by = unit) =>
  addressRecommendation(by, code, (await page(code)).version, codes);

/** Addressed as of a day, by partner: what the matrix asks. */
const askedInMatrix = async (code: string, asof = "") =>
  (await listMatrix(visitor, parseMatrixQuery(new URLSearchParams(`year=2021&asof=${asof}`))))
    .filter(({ recommendation }) => recommendation === code)
    .map(({ partner }) => partner);

const found = async (query: string) =>
  (await listRecommendations(visitor, parseQuery(new URLSearchParams(query)), 100)).items.map(({ code }) => code);

describe("Addressing a group", () => {
  test("asks each of its members, under the name of the group", async () => {
    const { addressed, addressees } = await page("2021-III-4");
    expect(addressed.groups).toMatchObject([{ code: "all-partners", name: { ru: "все партнеры" } }]);
    expect(addressed.groups[0]?.members).toHaveLength(81);
    expect(addressed.partners).toEqual([]);
    expect(addressees).toHaveLength(81);
  });

  test("makes its members findable, and asks them for reports", async () => {
    expect(await found("partner=KAZ&year=2019")).toEqual(["2019-III-1", "2019-III-4"]);
    const kazakhstan = await findPartner(visitor, "KAZ");
    expect(kazakhstan?.addressed.map(({ recommendation }) => recommendation.code)).toContain("2019-III-4");
  });

  test("asks those who belong to it then: a later member is not silently silent", async () => {
    const { id } = await database().partner.findUniqueOrThrow({ where: { code: "AFG" } });
    await database().partnerGroupMember.create({ data: { groupCode: "states-of-central-asia", partnerId: id } });
    expect(await found("partner=AFG&year=2019")).toEqual([]);
    expect((await address("2019-III-4", ["states-of-central-asia", "CARICC"])).ok).toBe(true);
    expect((await page("2019-III-4")).addressees.map(({ code }) => code).sort()).toEqual(
      ["CARICC", "KAZ", "KGZ", "TJK", "TKM", "UZB"].sort(),
    );
    expect((await address("2021-I-1", ["states-of-central-asia"])).ok).toBe(true);
    expect((await page("2021-I-1")).addressees).toHaveLength(6);
  });
});

test("a body or a programme is named, and is silent nowhere", async () => {
  const before = await askedInMatrix("2021-I-1");
  expect((await address("2021-I-1", ["expert-working-group-i", "container-control-programme"])).ok).toBe(true);
  const { addressed, addressees } = await page("2021-I-1");
  expect(addressed.bodies).toMatchObject([{ code: "expert-working-group-i", name: { state: { ru: "unofficial" } } }]);
  expect(addressed.programmes).toMatchObject([
    { code: "container-control-programme", name: { state: { ru: "reviewed" } } },
  ]);
  expect(addressees).toEqual([]);
  expect(await askedInMatrix("2021-I-1")).toEqual(before);
  expect((await findRecommendation(unit, "2021-I-1"))?.implementation).toEqual({});
});

describe("Correcting the addressees", () => {
  test("is the unit's, guarded by the version it saw, and stands in the history with who was asked and is", async () => {
    const { version } = await page("2021-I-1");
    expect(await address("2021-I-1", ["UZB"], await personWith("translator"))).toMatchObject({ error: "notAllowed" });
    expect((await addressRecommendation(unit, "2021-I-1", version, ["UZB", "CARICC"])).ok).toBe(true);
    expect(await addressRecommendation(unit, "2021-I-1", version, ["TJK"])).toMatchObject({
      error: "changedMeanwhile",
    });
    expect(await address("2021-I-1", ["CARICC", "UZB"])).toMatchObject({ error: "nothingChanged" });
    const [change] = (await findRecommendationForDesk(unit, "2021-I-1"))?.changes ?? [];
    expect(change).toMatchObject({ verb: "address", addressed: { partners: [{ code: "CARICC" }, { code: "UZB" }] } });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("never takes away who has reported: an answer stays with its question", async () => {
    const { addressees } = await page("2021-III-4");
    const rest = addressees.map(({ code }) => code).filter((code) => code !== "UZB");
    const refused = await address("2021-III-4", rest);
    expect(refused).toMatchObject({ error: "addresseeReported", details: { codes: "UZB" } });
    expect((await page("2021-III-4")).addressees).toHaveLength(81);
    expect((await page("2021-III-4")).addressed.groups).toHaveLength(1);
  });

  test("asks nobody's drafts: that a partner has begun a report is not told, and its words stay", async () => {
    const focal = await personWith("focal");
    const partnerId = focal.partner?.id ?? 0;
    const draft = { state: null, statement: "Начато.", language: "ru", evidence: "" } as const;
    const row = { recommendation: "2021-III-6", draft, seen: "", writer: "a" };
    expect((await saveDrafts(focal, { partnerId, year: 2026 }, [row])).ok).toBe(true);
    expect((await address("2021-III-6", ["TJK"])).ok).toBe(true);
    const { unasked } = await findSheet(focal, partnerId, 2026);
    expect(unasked).toMatchObject([{ addressed: false, draft: { statement: "Начато." } }]);
    expect((await address("2021-III-6", ["TJK", "UZB"])).ok).toBe(true);
    expect((await findSheet(focal, partnerId, 2026)).all.filter((one) => one.draft)).toHaveLength(1);
  });

  test("refuses what the record does not know", async () => {
    expect(await address("2021-I-1", ["UZB", "ATLANTIS"])).toMatchObject({
      ...{ error: "unknownAddressee", details: { codes: "ATLANTIS" } },
    });
    expect(await address("VD-I-1", ["UZB"])).toMatchObject({ error: "notFound" });
  });

  test("changes nothing about the days before it", async () => {
    const silent = (await page("2021-III-1")).addressees.map(({ code }) => code);
    const reported = (await findRecommendation(unit, "2021-III-1"))?.reports.map(({ partner }) => partner.code) ?? [];
    expect((await address("2021-III-1", ["CARICC", ...reported])).ok).toBe(true);
    expect(await askedInMatrix("2021-III-1")).not.toContain("AFG");
    expect(await askedInMatrix("2021-III-1", "2021-12-31")).toEqual(silent.toSorted());
    expect((await page("2021-III-1", "2021-12-31")).addressed.groups[0]?.members).toHaveLength(81);
    expect(await found("partner=AFG")).not.toContain("2021-III-1");
    expect(await found("partner=AFG&asof=2021-12-31")).toContain("2021-III-1");
    expect(await found("region=southern-asia&asof=2021-12-31")).toContain("2021-III-1");
  });
});

test("of two at once, one answers and one takes the question away, the one who comes later is told", async () => {
  const focal = await personWith("focal");
  const input = { year: 2025, state: "done", statement: "We did it.", language: "en", evidence: null } as const;
  for (const code of ["2021-II-4", "2021-III-2", "2021-III-5", "2021-III-6", "2021-III-9"]) {
    const to = { recommendation: code, partnerId: focal.partner?.id ?? 0 };
    const { version } = await page(code);
    const [taken, answered] = await Promise.all([
      addressRecommendation(unit, code, version, ["TJK"]),
      submitReport(focal, to, input, { corrects: null }),
    ]);
    expect([taken.ok, answered.ok].filter(Boolean)).toHaveLength(1);
    if (!taken.ok) expect(taken.error).toBe("addresseeReported");
    if (!answered.ok) expect(answered.error).toBe("notAddressed");
  }
});

test("a focal point is asked as a member of a group, too", async () => {
  const focal = await personWith("focal");
  const due = await listDue(focal, focal.partner?.id ?? 0, 2023);
  expect(due.map(({ recommendation }) => recommendation.code)).toContain("2021-II-1");
});

test("as data, groups, bodies and programmes have their codes and names", async () => {
  const { items } = await listRecommendations(visitor, parseQuery(new URLSearchParams("year=2019")), 100);
  const another = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
  const addressed = await withAddressed([...items, another], null);
  const json = (code: string) => {
    const found = addressed.find((item) => item.code === code)?.addressed;
    return found && addressedJson(found);
  };
  expect(json("2019-III-4")).toMatchObject({
    groups: [{ code: "states-of-central-asia", members: ["KAZ", "KGZ", "TJK", "TKM", "UZB"] }],
    partners: [{ code: "CARICC" }],
    programmes: [{ code: "programme-for-central-asia", name: { en: "Programme for Central Asia" } }],
    bodies: [],
  });
  expect(json("2019-III-5")?.bodies).toMatchObject([{ code: "expert-working-group-iii", nameRuUnofficial: true }]);
  const table = csv(addressedColumns, addressed);
  expect(table.split("\r\n")[0]).toContain(
    "addressed_groups,addressed_groups_en,addressed_groups_ru,addressed_group_sizes",
  );
  expect(table).toContain("all-partners,all partners,все партнеры,81");
});

test("the table of a large record is whole: 500 recommendations that ask all partners", async () => {
  await tamper(
    `INSERT INTO recommendation (code, kind, provenance, year, position, text_en, status,
      source, published_en_at)
    SELECT '2020-L-' || n, 'recommendation', 'sample', 2020, n, 'Many', 'endorsed', '[{"text": {"en": "test", "ru": "тест"}}]', now()
    FROM generate_series(1, 500) n`,
    `UPDATE recommendation SET states = '{"text": {"en": {"state": "original"}, "ru": null}}' WHERE source @> '[{"text": {"en": "test"}}]'`,
    `INSERT INTO addressee (recommendation_id, partner_id)
    SELECT r.id, p.id FROM recommendation r, partner p WHERE r.source @> '[{"text": {"en": "test"}}]'`,
  );
  const { items } = await listRecommendations(visitor, parseQuery(new URLSearchParams("year=2020&q=2020-L-")), 500);
  const addressed = await withAddressed(items, null);
  expect(addressed).toHaveLength(500);
  expect(new Set(addressed.map((item) => item.addressed?.partners.length))).toEqual(new Set([81]));
});

test("partners, groups, bodies and programmes share no code", async () => {
  const files = ["partners", "groups", "bodies", "programmes"];
  const codes = await Promise.all(
    files.map(async (name) => {
      const rows = JSON.parse(await readFile(`prisma/data/${name}.json`, "utf8")) as { code: string }[];
      return rows.map(({ code }) => code);
    }),
  );
  expect(new Set(codes.flat()).size).toBe(codes.flat().length);
});
