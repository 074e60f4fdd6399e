import { beforeAll, describe, expect, test } from "vitest";
import { byName, choosePartners, nearestPartners, parsePartnerQuery } from "#features/partners/partner.ts";
import { listFindablePartners, listPartners, partnerRecognizer } from "#features/partners/partner-queries.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { findPartner } from "#views/partner/find-partner.ts";

beforeAll(async () => {
  await portalWith("sample");
  const { id, code } = await database().partner.findUniqueOrThrow({ where: { code: "KAZ" } });
  focal = { ...(await personWith("focal")), partner: { id, code } };
});

/** Speaks for Kazakhstan. */
let focal: Person;

async function partnerOf(code: string, actor: Parameters<typeof findPartner>[0] = visitor) {
  const partner = await findPartner(actor, code);
  if (!partner) throw new Error(`no partner ${code}`);
  return partner;
}

describe("the partners", () => {
  test("are 58 states and 23 organisations", async () => {
    const { counts } = choosePartners(await listPartners(), parsePartnerQuery(new URLSearchParams()));
    expect(Object.fromEntries(counts.kind)).toEqual({ state: 58, organisation: 23 });
  });

  test("are found by a name of then and stand in the order of the reader's language", async () => {
    const all = await listPartners();
    const { matching } = choosePartners(all, parsePartnerQuery(new URLSearchParams("q=turkey")));
    expect(matching.map(({ code }) => code)).toEqual(["TUR"]);
    const states = all.filter(({ kind }) => kind === "state");
    expect(
      states
        .toSorted(byName("ru"))
        .map(({ name }) => name.ru)
        .slice(0, 3),
    ).toEqual(["Австралия", "Австрия", "Азербайджан"]);
  });

  test.each([
    ["UK", "GBR"],
    ["Россия", "RUS"],
    ["росфинмониторинг", "RUS"],
    ["ЮНОДК", "UNODC"],
    ["Киргизия", "KGZ"],
  ])("are found by %s, as people call them, and nobody is named so", async (q, code) => {
    const { matching } = choosePartners(await listFindablePartners(), parsePartnerQuery(new URLSearchParams({ q })));
    expect(matching.map((partner) => partner.code)).toContain(code);
    expect(JSON.stringify(await listPartners())).not.toContain(`"${q}"`);
  });

  test("are near to a name in which letters are wrong, and to no name of another country", async () => {
    const all = await listFindablePartners();
    const recognize = await partnerRecognizer(all);
    const near = (words: string) => nearestPartners(all, words, recognize).map(({ code }) => code);
    expect([near("Tajikstan"), near("Узбекстана"), near("Iraq"), near("Uzbekistan"), near("")]).toEqual([
      ["TJK"],
      ["UZB"],
      [],
      [],
      [],
    ]);
  });

  test("are not joined by the country in which a liaison post stands", async () => {
    expect(await findPartner(visitor, "TZA")).toBeNull();
    const posts = await Promise.all(["TUR", "PAK"].map(async (code) => (await partnerOf(code)).posts));
    expect(posts.map(([post]) => post?.code)).toEqual(["ankara", "pakistan"]);
  });

  test("are found under a code of then, or in another case, at their present one", async () => {
    expect((await partnerOf("EMCDDA")).code).toBe("EUDA");
    expect((await partnerOf("uzb")).code).toBe("UZB");
  });

  test("never stand without the remark that belongs to their name", async () => {
    expect((await partnerOf("UNMIK")).remark.en).toContain("1244 (1999)");
  });
});

describe("the page of a partner", () => {
  test("has the meetings held in its country, and for an organisation none", async () => {
    expect((await partnerOf("UZB")).meetings.map(({ code }) => code)).toEqual(["EWG-2009-II"]);
    expect((await partnerOf("CARICC")).meetings).toEqual([]);
  });

  test("says how many states were reported at the meetings of the last year, not which", async () => {
    const { reportedDelegations } = await partnerOf("UZB");
    expect(reportedDelegations?.year).toBe("2021");
    expect(reportedDelegations?.counts.map(({ value }) => value)).toEqual([36, 34, 34, 31]);
  });

  test("names a donor with its source, and links a profile only where it has figures", async () => {
    expect((await partnerOf("RUS")).donor?.source).toMatchObject([{ text: { en: "Report on 2021, para 39" } }]);
    expect((await partnerOf("UZB")).donor).toBeNull();
    expect((await partnerOf("AFG")).figures).toBeGreaterThan(0);
    expect((await partnerOf("UZB")).figures).toBe(0);
  });
});

describe("what a partner reported", () => {
  const to = "2021-II-4";
  const reportOf = async (actor?: Person) =>
    (await partnerOf("KAZ", actor)).addressed.find(({ recommendation }) => recommendation.code === to)?.report;

  async function report(state: "planned" | "underWay", year: number, corrects: number | null = null): Promise<number> {
    const { id } = await database().partner.findUniqueOrThrow({ where: { code: "KAZ" } });
    const submitted = await submitReport(
      portal,
      { recommendation: to, partnerId: id },
      { year, state, statement: "Said.", language: "en", evidence: null },
      { corrects },
    );
    if (!submitted.ok) throw new Error(submitted.error);
    return submitted.value.id;
  }

  test("is silence before it says anything, which only those who see every report can tell", async () => {
    const { addressed, sight } = await partnerOf("KAZ");
    expect(addressed).toHaveLength(15);
    expect([await reportOf(), sight]).toEqual([null, "public"]);
    expect([await reportOf(focal), (await partnerOf("KAZ", focal)).sight]).toEqual([null, "all"]);
  });

  test("is for the partner itself until it is released, and stays public until its correction is released", async () => {
    const first = await report("underWay", 2022);
    expect(await reportOf()).toBeNull();
    expect(await reportOf(focal)).toMatchObject({ state: "underWay", year: 2022, sample: false });

    await releaseReport(portal, first);
    expect(await reportOf()).toMatchObject({ state: "underWay", year: 2022 });

    const correction = await report("planned", 2022, first);
    expect(await reportOf()).toMatchObject({ state: "underWay", year: 2022 });
    expect(await reportOf(focal)).toMatchObject({ state: "planned", year: 2022 });

    await releaseReport(portal, correction);
    expect(await reportOf()).toMatchObject({ state: "planned", year: 2022 });
  });

  test("is the one of the latest year", async () => {
    await releaseReport(portal, await report("underWay", 2023));
    expect(await reportOf()).toMatchObject({ state: "underWay", year: 2023 });
  });
});
