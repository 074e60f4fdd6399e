import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { translator } from "#i18n/t.ts";
import { cleanText } from "#lib/clean-text.ts";
import { visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findOutcomes, numbersOfMeetings } from "#views/meeting/meeting-outcome-queries.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findElsewhere } from "#views/search/elsewhere-queries.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { ListNotes } from "#views/search/recommendation-list.tsx";
import { waysOn } from "#views/search/search-options.ts";

const ask = (text: string) => listRecommendations(visitor, parseQuery(new URLSearchParams(text)), 100);
const codes = async (text: string) => (await ask(text)).items.map(({ code }) => code);

describe("a portal filled with the record and samples", () => {
  beforeAll(() => portalWith("sample"));

  test("has 81 partners: 58 states and 23 organisations", async () => {
    expect(await database().partner.count({ where: { kind: "state" } })).toBe(58);
    expect(await database().partner.count({ where: { kind: "organisation" } })).toBe(23);
  });

  test("has 21 recommendations of 2021: 4 and 9 endorsed, 8 of Moscow agreed by experts and waiting", async () => {
    const { total, counts } = await ask("year=2021");
    expect(total).toBe(21);
    expect(Object.fromEntries(counts.status)).toMatchObject({ endorsed: 13, agreed: 8 });
    expect(Object.fromEntries(counts.pillar)).toMatchObject({ 1: 8, 2: 4, 3: 9 });
    expect((await ask("year=2021&pillar=1&status=agreed")).total).toBe(8);
    expect((await ask("year=2021&pillar=1&status=endorsed")).total).toBe(0);
  });

  test("shows 2021 as it stood on any day", async () => {
    const states = async (day: string) =>
      Object.fromEntries([...(await ask(`year=2021&asof=${day}`)).counts.status].filter(([, count]) => count > 0));
    expect(await states("2021-11-10")).toEqual({ agreed: 13 });
    expect(await states("2021-11-16")).toEqual({ endorsed: 13 });
    expect(await states("2021-12-31")).toEqual({ endorsed: 13, agreed: 8 });
    expect((await ask("year=2021&asof=2021-10-01")).total).toBe(0);
  });

  test("shows one recommendation as it stood on any day", async () => {
    expect((await findRecommendation(visitor, "2021-III-4", "2021-11-10"))?.status).toBe("agreed");
    expect((await findRecommendation(visitor, "2021-III-4", "2021-11-16"))?.status).toBe("endorsed");
  });

  test("keeps the fate of old records apart: endorsed where a source says so, else not known", async () => {
    expect(await codes("status=endorsed&year=2008")).toEqual(["2008-O1", "2008-O3"]);
    const unknown = await codes("status=unknown");
    expect(unknown).toHaveLength(5);
    expect(unknown).toContain("undated-I-a");
  });

  test("finds word forms in Russian and in English, and numbers by their beginning", async () => {
    expect(await codes("q=прекурсорах")).toEqual(expect.arrayContaining(["2021-III-1", "2021-III-3"]));
    expect(await codes("q=laboratories forensics")).toEqual([]);
    expect(await codes("q=regulating precursor")).toContain("2021-III-3");
    expect(await codes("q=2021-II")).toHaveLength(13);
    expect(await codes("q=2021-ii-")).toHaveLength(4);
  });

  test("finds by year, pillar, place and meeting what has other words, or none", async () => {
    expect(await codes("q=прекурсоры 2021")).toEqual(await codes("pillar=3&year=2021"));
    expect(await codes("q=что по прекурсорам за 2021 год")).toHaveLength(9);
    expect(await codes("q=Москва 2021")).toEqual(await codes("pillar=1&year=2021"));
    expect(await codes("q=Austria virtual assets")).toEqual(["2021-II-1"]);
    expect(await codes("q=прекурсоры -Шанхай")).toHaveLength(9);
    expect(await codes("q=Шанхай или Пекин")).toHaveLength(6);
    expect(await codes("q=по")).toEqual([]);
    expect(await codes("q=прекурсоры нет-такого-слова")).toEqual([]);
  });

  test("finds a number however it is typed", async () => {
    for (const q of ["2021-III-4", "2021 iii 4", "2021/ІІІ/4", "№ 2021–III–4", "прекурсоры III-4 2021"])
      expect({ q, codes: await codes(`q=${q}`) }).toEqual({ q, codes: ["2021-III-4"] });
    expect(await codes("q=VD-I-1&kind=commitment")).toEqual(["VD-I-1"]);
    expect(await codes("q=2021-%25")).toEqual([]);
  });

  test("finds by the name of a partner what is addressed to it, with any other word, and not by a part of a name", async () => {
    const addressed = await codes("partner=UZB");
    expect(addressed.length).toBeGreaterThan(10);
    for (const name of ["Узбекистан", "Узбекистану", "Uzbekistan"]) {
      expect(await codes(`q=${name}`)).toEqual(expect.arrayContaining(addressed));
    }
    // In Tashkent a meeting was held that asked nobody.
    expect(await codes("q=Uzbekistan")).toHaveLength(addressed.length + 2);
    const both = await codes("q=прекурсоры Узбекистан");
    expect(both.length).toBeGreaterThan(0);
    expect(both).toEqual(expect.arrayContaining(await codes("q=прекурсоры&partner=UZB")));
    expect(await codes("q=прекурсоры -Узбекистан")).not.toContain(both[0]);
    expect((await codes("q=Iran")).toSorted()).toEqual((await codes("partner=IRN")).toSorted());
    expect((await codes("q=СЕЛЕК")).toSorted()).toEqual((await codes("q=SELEC")).toSorted());
    expect(await codes("q=United Arab")).toEqual([]);
  });

  test("offers any one of the words where nothing has all of them", async () => {
    const ways = await waysOn(visitor, parseQuery(new URLSearchParams({ q: "прекурсоры одобрено" })));
    expect(ways.find(({ name }) => name === "anyWord")).toMatchObject({
      query: { q: "прекурсоры или одобрено" },
      total: 14,
    });
  });

  test("offers the nearest spelling of a word that nothing has", async () => {
    const spelling = async (q: string) => {
      const ways = await waysOn(visitor, parseQuery(new URLSearchParams({ q })));
      return ways.find(({ name }) => name === "respelled")?.query.q ?? null;
    };
    expect(await spelling("прикурсоры 2021")).toBe("прекурсоры 2021");
    expect(await spelling("precusors")).toBe("precursors");
    expect(await spelling("прикурсоры или хавала 2021")).toBe("прекурсоры или хавала 2021");
    expect(await spelling("щщщщщщ")).toBeNull();
  });

  test("leads from the name of a pillar, a partner, a meeting or a term to its page", async () => {
    const found = async (q: string) => {
      const { pillars, partners, meetings, terms } = await findElsewhere(visitor, "ru", q);
      return {
        pillars: pillars.map(({ number }) => number),
        partners: partners.map(({ code }) => code),
        meetings: meetings.map(({ code }) => code),
        terms,
      };
    };
    expect(await found("прекурсоры 2021")).toEqual({
      ...{ pillars: [3], partners: [], meetings: ["EWG-2021-III"] },
      terms: { q: "прекурсоры", count: expect.any(Number) },
    });
    for (const q of ["доклад Узбекистана", "Узбекистану"]) expect((await found(q)).partners).toEqual(["UZB"]);
    expect((await found("EMCDDA")).partners).toEqual(["EUDA"]);
    expect((await found("pcgm-15")).meetings).toEqual(["PCGM-15"]);
    expect((await found("15-е совещание")).meetings).toEqual(["PCGM-15"]);
    // A word that many names have is no name, and a word that is not to be found leads nowhere.
    expect(await found("Вена -прекурсоры")).toMatchObject({ pillars: [], partners: [], meetings: [] });
  });

  test("lists the Declaration's commitments apart from the recommendations, in public Russian that says it is unofficial", async () => {
    const commitments = await ask("kind=commitment");
    expect(commitments.total).toBe(16);
    for (const { status, text } of commitments.items) {
      expect({ status, state: text.state }).toEqual({ status: null, state: { en: "original", ru: "unofficial" } });
      expect(text.ru).toMatch(/\p{Script=Cyrillic}/u);
    }
    expect((await ask("")).total).toBe(33);
  });

  test.each([
    ["en", "Items I-7 and I-8"],
    ["ru", "Пунктов I-7 и I-8"],
  ] as const)(
    "says in %s which commitments it lacks, and of samples that a reader is given a translation",
    async (locale, lacking) => {
      const notes = async (text: string) =>
        cleanText(renderToStaticMarkup(createElement(ListNotes, { items: (await ask(text)).items, locale })));
      expect(await notes("kind=commitment&pillar=2")).toContain(lacking);
      expect(await notes("pillar=2&year=2021")).not.toContain(lacking);
      const translation = translator(locale)("recommendations:text.sampleTranslation");
      expect((await notes("pillar=2&year=2021")).includes(translation)).toBe(locale === "ru");
    },
  );

  test("has numbers and no words for the eight of Moscow", async () => {
    const moscow = await findRecommendations(visitor, { code: { startsWith: "2021-I-" } });
    expect(moscow).toHaveLength(8);
    for (const { text, provenance } of moscow)
      expect({ text, provenance }).toMatchObject({ text: { en: null, ru: null }, provenance: "no-text" });
  });

  test("says at the 15th policy meeting that 13 were endorsed and none of Moscow, with both paragraphs that disagree", async () => {
    const meeting = await findMeeting(visitor, "PCGM-15");
    const endorsed = meeting?.decisions.map(({ recommendation }) => recommendation.code) ?? [];
    expect(endorsed).toHaveLength(13);
    expect(endorsed.some((code) => code.startsWith("2021-I-"))).toBe(false);
    expect(meeting?.conflicts[0]?.statements).toHaveLength(2);
  });

  test("tells at the 15th policy meeting pillar by pillar what was endorsed and what came too late", async () => {
    const meeting = await findMeeting(visitor, "PCGM-15");
    if (!meeting) throw new Error("no meeting");
    const outcomes = (await findOutcomes(visitor, meeting, "2026-11-23")).map((outcome) => ({
      ...{ kind: outcome.kind, pillar: outcome.pillar },
      ...("count" in outcome && { count: outcome.count }),
    }));
    expect(outcomes).toEqual([
      { kind: "decided", pillar: 2, count: 4 },
      { kind: "decided", pillar: 3, count: 9 },
      { kind: "later", pillar: 1, count: 8 },
      { kind: "noneHeld", pillar: 4 },
    ]);
    const numbers = await numbersOfMeetings(visitor);
    expect(numbers.get("PCGM-15")).toMatchObject({ recommendations: 0, endorsed: 13 });
    expect(numbers.get("EWG-2021-I")).toMatchObject({ recommendations: 8, endorsed: 0 });
    expect(numbers.get("EWG-2021-II")).toMatchObject({ recommendations: 4, endorsed: 0 });
    expect(numbers.get("EWG-2021-III")).toMatchObject({ recommendations: 9, endorsed: 0 });
  });

  test("says of none of 2021 that it was endorsed with changes, and of each where it stands and since when", async () => {
    for (const { code, status, amended } of (await ask("year=2021")).items) {
      const page = await findRecommendation(visitor, code);
      const isOfMoscow = code.startsWith("2021-I-");
      expect({ code, status, amended }).toEqual({ code, status: isOfMoscow ? "agreed" : "endorsed", amended: false });
      expect(page?.lastMove).toMatchObject({
        meeting: { code: isOfMoscow ? "EWG-2021-I" : "PCGM-15" },
        occurred: isOfMoscow ? { from: "2021-12-15", on: "2021-12-16" } : { from: "2021-11-15", on: "2021-11-16" },
      });
    }
  });

  test("addresses the sample recommendations of 2021 to all partners and those of Moscow to nobody", async () => {
    expect(await findRecommendation(visitor, "2021-II-1")).toMatchObject({
      addressed: { groups: [{ code: "all-partners" }] },
    });
    expect((await findRecommendation(visitor, "2021-I-1"))?.addressees).toEqual([]);
  });

  test("has a history whose chain holds, in which every stored state is what its events tell", async () => {
    expect(await verifyHistory()).toMatchObject({ firstAltered: null });
    const rows = await database().recommendation.findMany({ where: { kind: "recommendation" } });
    for (const { code, status } of rows) expect((await findRecommendation(visitor, code))?.status).toBe(status);
  });
});

describe("a portal filled with facts only", () => {
  beforeAll(() => portalWith("reference"));

  test("has the recommendations of 2021 without texts, addressed to nobody", async () => {
    const list = await ask("year=2021");
    expect(list.total).toBe(21);
    for (const { provenance, text } of list.items)
      expect({ provenance, text }).toMatchObject({ provenance: "no-text", text: { en: null, ru: null } });
    expect(await database().addressee.count()).toBe(0);
  });

  test("has no accounts, no sample post and no report", async () => {
    expect(await database().person.count()).toBe(0);
    expect(await database().liaisonPost.count({ where: { sample: true } })).toBe(0);
    expect(await database().implementationReport.count()).toBe(0);
  });
});
