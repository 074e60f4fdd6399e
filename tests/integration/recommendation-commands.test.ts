import { beforeEach, describe, expect, test } from "vitest";
import { findRecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import {
  addRecommendation,
  correctRecommendation,
  moveRecommendations,
  type NewRecommendation,
} from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import { cited, sourceIn } from "#i18n/source.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, wasHeld } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

let unit: Person;
let translator: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  translator = await personWith("translator");
});

const wording = (en: string | null, ru: string | null, verb: "agree" | "draft" = "agree"): NewRecommendation => ({
  text: { en, ru },
  textState: { en: en ? "original" : "missing", ru: ru ? "draft" : "missing" },
  source: cited({ en: "Report of the meeting, para 4", ru: null }),
  addressees: ["all-partners"],
  provenance: "official",
  verb,
});

const added = async (meeting: string, input: NewRecommendation) => {
  const result = await addRecommendation(unit, meeting, input);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

const list = (actor: Actor, query: string) => listRecommendations(actor, parseQuery(new URLSearchParams(query)), 100);

describe("Recommendations of a meeting", () => {
  test("get the next number of their pillar and year, each its own, however many enter at once", async () => {
    const inputs = Array.from({ length: 6 }, (_, index) => wording(`At once ${index}`, null));
    const rows = await Promise.all(inputs.map((input) => added("EWG-2021-III", input)));
    expect(rows.map(({ code }) => code).sort()).toEqual(
      ["2021-III-10", "2021-III-11", "2021-III-12", "2021-III-13", "2021-III-14", "2021-III-15"].sort(),
    );
    expect(new Set(rows.map(({ position }) => position)).size).toBe(6);
  });

  test("of two meetings of a group in one year share one row of numbers, entered at once too", async () => {
    const second = {
      ...{
        code: "EWG-2021-II-2",
        type: "ewg" as const,
        number: null,
        pillar: 2,
        start: "2021-12-01",
        end: "2021-12-01",
      },
      ...{
        datePrecision: "day" as const,
        place: null,
        format: null,
        attendance: [],
        reported: [],
        topics: [],
        conflicts: [],
      },
      title: { en: "Second meeting", ru: null },
      titleState: { en: "original" as const, ru: "missing" as const },
    };
    expect((await recordMeeting(unit, second, wasHeld)).ok).toBe(true);
    const rows = await Promise.all(
      ["EWG-2021-II", "EWG-2021-II-2", "EWG-2021-II", "EWG-2021-II-2"].map((meeting) =>
        added(meeting, wording("At once", null)),
      ),
    );
    expect(rows.map(({ code }) => code).sort()).toEqual(["2021-II-5", "2021-II-6", "2021-II-7", "2021-II-8"]);
  });

  test("need words, a pillar and a year", async () => {
    expect(await addRecommendation(unit, "EWG-2021-III", wording(null, null))).toMatchObject({ error: "textMissing" });
    expect(await addRecommendation(unit, "PCGM-15", wording("Text", null))).toMatchObject({
      error: "meetingWithoutPillar",
    });
    expect(await addRecommendation(translator, "EWG-2021-III", wording("Text", null))).toMatchObject({
      error: "notAllowed",
    });
  });

  test("are addressed to all partners, to those chosen, or to nobody", async () => {
    const all = await added("EWG-2021-III", wording("To all", null));
    const some = await added("EWG-2021-III", { ...wording("To some", null), addressees: ["UZB", "TJK"] });
    const none = await added("EWG-2021-III", { ...wording("To nobody", null), addressees: [] });
    const addressed = async ({ code }: { code: string }) => (await findRecommendation(unit, code))?.addressees.length;
    expect(await addressed(all)).toBe(81);
    expect(await addressed(some)).toBe(2);
    expect(await addressed(none)).toBe(0);
  });
});

describe("What is not public", () => {
  const surfaces = async (actor: Actor, code: string) => ({
    page: (await findRecommendation(actor, code)) !== null,
    list: (await list(actor, "year=2021")).items.some((item) => item.code === code),
    words: (await list(actor, "q=velociraptors")).total,
    russianWords: (await list(actor, "q=велоцирапторы")).total,
    number: (await list(actor, `q=${code}`)).total,
    counted: (await list(actor, "year=2021")).total,
    pillar: (await list(actor, "")).counts.pillar.get("3"),
    meeting: (await findMeeting(actor, "EWG-2021-III"))?.recommendations.length,
    found: (await findRecommendations(actor, { code })).length,
  });
  const hidden = {
    ...{ page: false, list: false, words: 0, russianWords: 0, number: 0, counted: 21, meeting: 9, found: 0 },
  };

  test("is on no surface for the public until it is published, and gone from all once withdrawn", async () => {
    const before = (await list(visitor, "")).counts.pillar.get("3") ?? 0;
    const { code, version } = await added(
      "EWG-2021-III",
      wording("Watch velociraptors.", "Наблюдать за велоцирапторами."),
    );
    const focal = await personWith("focal");
    for (const outsider of [visitor, focal]) {
      expect(await surfaces(outsider, code)).toEqual({ ...hidden, pillar: before });
    }
    const open = {
      ...{ page: true, list: true, words: 1, russianWords: 1, number: 1, counted: 22, meeting: 10, found: 1 },
      pillar: before + 1,
    };
    for (const insider of [unit, translator]) expect(await surfaces(insider, code)).toEqual(open);

    await publishRecommendations(unit, ["en", "ru"], [{ code, version }]);
    expect(await surfaces(visitor, code)).toEqual(open);

    const reason = { en: "Entered by mistake", ru: null };
    await withdrawRecommendations(unit, reason, [{ code, version: version + 1 }]);
    expect(await surfaces(visitor, code)).toEqual({ ...hidden, pillar: before });
    expect((await findRecommendationForDesk(unit, code))?.changes[0]).toMatchObject({ verb: "withdraw", reason });
  });

  test("stays with the unit in the language that is not published", async () => {
    const { code, version } = await added(
      "EWG-2021-III",
      wording("Watch velociraptors.", "Наблюдать за велоцирапторами."),
    );
    await publishRecommendations(unit, ["en"], [{ code, version }]);
    expect((await findRecommendation(visitor, code))?.text).toMatchObject({ en: "Watch velociraptors.", ru: null });
    expect((await list(visitor, "q=велоцирапторы")).total).toBe(0);
    expect((await list(visitor, "q=velociraptors")).total).toBe(1);
    expect((await findRecommendation(translator, code))?.text.ru).toBe("Наблюдать за велоцирапторами.");
  });

  test("is every draft, and every language without a text", async () => {
    const draft = await added("EWG-2021-III", wording("A draft", null, "draft"));
    const chosen = [{ code: draft.code, version: draft.version }];
    expect(await publishRecommendations(unit, ["en"], chosen)).toMatchObject({
      error: "draftNotPublic",
      details: { codes: draft.code },
    });
    const agreed = await moveRecommendations(unit, "agree", chosen);
    const version = agreed.ok ? (agreed.value[0]?.version ?? 0) : 0;
    expect(await publishRecommendations(unit, ["ru"], [{ code: draft.code, version }])).toMatchObject({
      error: "nothingToPublish",
    });
    expect((await publishRecommendations(unit, ["en"], [{ code: draft.code, version }])).ok).toBe(true);
    expect(await withdrawRecommendations(unit, { en: null, ru: null }, [{ code: draft.code, version }])).toMatchObject({
      error: "reasonMissing",
    });
  });

  test("is published for all that are chosen or for none", async () => {
    const agreed = await added("EWG-2021-III", wording("Agreed", null));
    const draft = await added("EWG-2021-III", wording("A draft", null, "draft"));
    const chosen = [agreed, draft].map(({ code, version }) => ({ code, version }));
    expect((await publishRecommendations(unit, ["en"], chosen)).ok).toBe(false);
    expect(await findRecommendation(visitor, agreed.code)).toBeNull();
  });
});

describe("A correction", () => {
  const input = (en: string, ru: string, state: "draft" | "reviewed" = "draft") => ({
    text: { en, ru },
    textState: { en: "original" as const, ru: state },
    source: [],
  });

  test("does not overwrite what a colleague corrected meanwhile", async () => {
    const { code, version } = await added("EWG-2021-III", wording("One", "Один"));
    const both = await Promise.all([
      correctRecommendation(unit, code, version, input("Mine", "Мое")),
      correctRecommendation(await personWith("admin"), code, version, input("Theirs", "Их")),
    ]);
    expect(both.map((result) => (result.ok ? "saved" : result.error)).sort()).toEqual(["changedMeanwhile", "saved"]);
    const text = (await findRecommendation(unit, code))?.text.en;
    expect(text).toBe(both[0]?.ok ? "Mine" : "Theirs");
  });

  test("raises the age of cached pages only where the public can see it", async () => {
    const age = async () => (await database().contentVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
    const { code, version } = await added("EWG-2021-III", wording("One", "Один"));
    const before = await age();
    await correctRecommendation(unit, code, version, input("Two", "Два"));
    expect(await age()).toBe(before);
    await publishRecommendations(unit, ["en", "ru"], [{ code, version: version + 1 }]);
    const published = await age();
    expect(published).toBeGreaterThan(before);
    await correctRecommendation(unit, code, version + 2, input("Three", "Три"));
    expect(await age()).toBeGreaterThan(published);
  });

  test("of the original alone leaves a translation that is seen to be older, until that is brought up to date", async () => {
    const { code, version } = await added("EWG-2021-III", wording("One", "Один"));
    const outdated = async () => (await findRecommendationForDesk(translator, code))?.text.outdated.ru;
    const today = dayOf(new Date());
    const madeFromOne = { since: today, madeFrom: { on: today, words: "One" } };
    const isTranslated = { telling: { isTranslated: true } };
    expect(await outdated()).toBeNull();
    await correctRecommendation(unit, code, version, input("One and more", "Один"));
    expect(await outdated()).toEqual(madeFromOne);
    await correctRecommendation(translator, code, version + 1, input("One and more", "Один и", "reviewed"));
    expect(await outdated()).toEqual(madeFromOne);
    await correctRecommendation(unit, code, version + 2, input("One and much more", "Один и"));
    expect(await outdated()).toEqual(madeFromOne);
    const now = input("One and much more", "Один и гораздо более");
    await correctRecommendation(translator, code, version + 3, { ...now, ...isTranslated });
    expect(await outdated()).toBeNull();
  });

  test("of spelling alone, if its author says so, leaves a current translation current", async () => {
    const { code, version } = await added("EWG-2021-III", wording("One,and more", "Один и более"));
    const spelt = { ...input("One, and more", "Один и более"), telling: { isTrivial: true } };
    await correctRecommendation(unit, code, version, spelt);
    expect((await findRecommendation(unit, code))?.text.outdated.ru).toBeNull();
    await correctRecommendation(unit, code, version + 1, input("One, and much more", "Один и более"));
    expect((await findRecommendation(unit, code))?.text.outdated.ru?.madeFrom.words).toBe("One, and more");
  });

  test("says what kind of words these are, and where they stand, only if the unit says so", async () => {
    const row = await database().recommendation.findUniqueOrThrow({ where: { code: "2018-I-a" } });
    const official = {
      ...input("Official words", "Слова"),
      provenance: "official" as const,
      source: cited({ en: "Another paper", ru: null }),
    };
    const translated = { ...official, text: { en: row.textEn, ru: "Слова" } };
    done(await correctRecommendation(translator, row.code, row.version, translated));
    const page = await findRecommendation(unit, row.code);
    expect(page).toMatchObject({ provenance: "attested-paraphrase", text: { ru: "Слова" }, source: sourceIn(row) });
    await correctRecommendation(unit, row.code, row.version + 1, official);
    expect((await findRecommendation(unit, row.code))?.provenance).toBe("official");
  });

  test("is for the unit and the translators", async () => {
    for (const role of ["liaison", "focal", "expert"] as const) {
      const person = await personWith(role);
      expect(await correctRecommendation(person, "2021-III-4", 1, input("Mine", "Мое"))).toMatchObject({
        error: "notAllowed",
      });
      expect(await findRecommendationForDesk(person, "2021-III-4")).toBeNull();
    }
  });
});
