import { beforeAll, describe, expect, test } from "vitest";
import { findRecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { statusSinceOf } from "#features/recommendations/status-queries.ts";
import { dayOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { cited, type Source } from "#i18n/source.ts";
import { type Person, visitor } from "#policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { reworded } from "#tests/support/desk/recording.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, all, done, meetingOf, publicMeeting, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { numbersOfMeetings } from "#views/meeting/meeting-outcome-queries.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { findNextSteps } from "#views/waiting/next-step-queries.ts";

const today = new Date("2026-11-23");
const reason = { en: "The minutes say otherwise.", ru: null };
const old = {
  en: "Control acetic anhydride.\n\nExchange what is known every quarter.",
  ru: "Контролировать уксусный ангидрид.\n\nЕжеквартально обмениваться сведениями.",
};
const amended = { en: "Control acetic anhydride.\n\nExchange what is known every month.", ru: old.ru };
let unit: Person;

const ask = (query: string) => listRecommendations(visitor, parseQuery(new URLSearchParams(query)), 100);
const codes = async (query: string) => (await ask(query)).items.map(({ code }) => code);
const page = (code: string, asof: string | null = null) => findRecommendation(visitor, code, asof);

async function publicOne(languages: readonly Locale[] = ["en", "ru"]) {
  const row = await agreedAt(unit, "EWG-2022-II", old);
  done(await publishRecommendations(unit, languages, [{ code: row.code, version: row.version }]));
  return row.code;
}

async function amend(code: string, text = amended) {
  const chosen = (await seen(unit, code)).map((one) => ({ ...one, decision: "amend" as const, text }));
  return decideRecommendations(unit, "PCGM-16", chosen, { today });
}

async function correct(code: string, decision: "endorse" | "amend" | "return" | "note" | null, text = amended) {
  const chosen = (await seen(unit, code)).map((one) => ({ ...one, decision, text }));
  return correctDecisions(unit, "PCGM-16", chosen, { reason });
}

beforeAll(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  await publicMeeting(unit, "EWG-2022-II", "2022-05-11", 2);
  await publicMeeting(unit, "PCGM-16", "2022-11-15");
  await publicMeeting(unit, "PCGM-17", "2023-11-14");
});

describe("endorsed with changes", () => {
  test("is endorsed with the meeting's text, and both texts are kept", async () => {
    const code = await publicOne();
    done(await amend(code));
    const now = await page(code);
    expect(now).toMatchObject({ status: "endorsed", amended: true, text: amended });
    expect(now?.amendment).toMatchObject({ before: { text: old }, entry: { verb: "amend" } });
    expect(now?.history.at(-1)).toMatchObject({
      verb: "amend",
      status: "endorsed",
      meeting: { code: "PCGM-16" },
      occurred: { from: "2022-11-15", on: "2022-11-15" },
    });
    const desk = await findRecommendationForDesk(unit, code);
    expect(desk?.text.outdated.ru).toMatchObject({ since: dayOf(new Date()), madeFrom: { words: old.en } });
    expect((await findMeeting(visitor, "PCGM-16"))?.decisions).toContainEqual(
      expect.objectContaining({ verb: "amend", recommendation: expect.objectContaining({ code, amended: true }) }),
    );
  });

  test("names as its source where the decision is written, until the meeting's last day that of the text before", async () => {
    const code = await publicOne();
    const [first] = await seen(unit, code);
    const experts = cited({ en: "Report of the experts, para 3", ru: "Доклад экспертов, пункт 3" });
    const states = { en: "original", ru: "draft" } as const;
    done(
      await correctRecommendation(unit, code, first?.version ?? 0, { text: old, textState: states, source: experts }),
    );
    const report = cited({ en: "Report of the 16th meeting, para 9", ru: null });
    const chosen = (await seen(unit, code)).map((one) => ({ ...one, decision: "amend" as const, text: amended }));
    done(await decideRecommendations(unit, "PCGM-16", chosen, { today, source: report }));
    expect(await page(code)).toMatchObject({ source: report, amendment: { before: { source: experts } } });
    expect((await page(code, "2022-11-14"))?.source).toEqual(experts);
    done(await correct(code, "endorse"));
    expect((await page(code))?.source).toEqual(experts);
    done(await correct(code, "amend"));
    expect((await page(code))?.source).toEqual([]);
  });

  test("has the old text until the meeting's last day and the new one from then on, corrected or not", async () => {
    const code = await publicOne();
    const [before] = await seen(unit, code);
    const typo = { ...old, en: old.en.replace("Control", "Strictly control") };
    const states = { en: "original", ru: "draft" } as const;
    const source: Source = [];
    done(await correctRecommendation(unit, code, before?.version ?? 0, { text: typo, textState: states, source }));
    done(await amend(code));
    // Once it is endorsed it is put right by an erratum, which keeps the words of the days before it.
    const final = { ...amended, en: amended.en.replace("month", "other month") };
    await reworded(code, final);

    expect((await page(code, "2022-11-14"))?.text).toMatchObject(typo);
    expect((await page(code, "2022-11-14"))?.amendment).toBeNull();
    expect((await page(code, "2022-11-15"))?.text).toMatchObject(amended);
    expect((await page(code))?.text).toMatchObject(final);
    expect((await page(code, "2022-11-15"))?.amendment?.before.text).toMatchObject(typo);
    const listed = async (day: string) =>
      (await ask(`meeting=EWG-2022-II&asof=${day}`)).items.find((item) => item.code === code);
    expect(await listed("2022-11-14")).toMatchObject({ text: typo, status: "agreed", amended: false });
    expect(await listed("2022-11-15")).toMatchObject({ text: amended, status: "endorsed", amended: true });
  });

  test("is found by the words that held on the day that is asked for", async () => {
    const code = await publicOne();
    done(await amend(code, { ...amended, en: "Seize hashish.", ru: "Изымать гашиш." }));
    expect(await codes("q=hashish")).toContain(code);
    expect(await codes("q=hashish&asof=2022-11-14")).not.toContain(code);
    expect(await codes("q=acetic&asof=2022-11-14")).toContain(code);
    expect(await codes("q=acetic")).not.toContain(code);
    expect(await codes("q=ангидрид&asof=2022-11-14")).toContain(code);
    expect(await codes(`q=${code}&asof=2022-11-14`)).toContain(code);
  });

  test("is compared with its descendants by the words of the day", async () => {
    const code = await publicOne();
    done(await amend(code));
    await publicMeeting(unit, "EWG-2024-II", "2024-05-01", 2);
    const newer = await agreedAt(unit, "EWG-2024-II", amended);
    done(await continueRecommendations(unit, { kind: "carriedOver", from: [code], to: [newer.code] }));
    const then = async (asof: string) => (await findLineage(unit, newer.code, asof)).members.get(code)?.text;
    expect(await then("2024-05-02")).toMatchObject(amended);
    expect((await page(code, "2023-01-01"))?.status).toBe("endorsed");
  });

  test("shows no text, old or new, in a language that is not public", async () => {
    const code = await publicOne(["en"]);
    done(await amend(code));
    const now = await page(code);
    expect(now?.text.ru).toBeNull();
    expect(now?.amendment?.before).toMatchObject({ text: { en: old.en, ru: null, state: { ru: "missing" } } });
    expect(JSON.stringify(now)).not.toContain("ангидрид");
    expect(await codes("q=ангидрид&asof=2022-11-14")).not.toContain(code);
  });

  test("needs words, and others than before", async () => {
    const code = await publicOne();
    expect(await amend(code, old)).toMatchObject({ error: "textUnchanged", details: { codes: code } });
    expect(await amend(code, { en: `${old.en.replaceAll("\n\n", "\r\n")}\r\n`, ru: old.ru })).toMatchObject({
      error: "textUnchanged",
    });
    expect(await amend(code, { en: "", ru: old.ru })).toMatchObject({ error: "textMissing", details: { codes: code } });
    expect((await page(code))?.status).toBe("agreed");
  });

  test("gives its words to one whose text was not public", async () => {
    const [first] = await seen(unit, "2021-I-1");
    const text = { en: "Dismantle networks.", ru: null };
    done(
      await decideRecommendations(
        unit,
        "PCGM-16",
        [{ code: "2021-I-1", version: first?.version ?? 0, decision: "amend", text }],
        { today },
      ),
    );
    expect(await page("2021-I-1")).toMatchObject({
      text: { ...text, state: { en: "original" } },
      provenance: "official",
    });
    expect(await page("2021-I-1", "2022-11-14")).toMatchObject({ text: { en: null, ru: null }, provenance: "no-text" });
  });
});

describe("one sitting", () => {
  test("decides on many, on each what it decided, with its own reason where it has one", async () => {
    const rows = [await publicOne(), await publicOne(), await publicOne(), await publicOne()];
    const [endorse, amendIt, back, note] = await seen(unit, ...rows);
    if (!endorse || !amendIt || !back || !note) throw new Error("four are missing");
    const own = { en: "Two partners could not agree.", ru: null };
    done(
      await decideRecommendations(
        unit,
        "PCGM-17",
        [
          { ...endorse, decision: "endorse" },
          { ...amendIt, decision: "amend", text: amended },
          { ...back, decision: "return", reason: own },
          { ...note, decision: "note", reason: { en: null, ru: null } },
        ],
        { today, reason },
      ),
    );
    const pages = await Promise.all([endorse, amendIt, back, note].map(({ code }) => page(code)));
    expect(pages.map((one) => one?.status)).toEqual(["endorsed", "endorsed", "returned", "noted"]);
    expect(pages.map((one) => one?.history.at(-1)?.reason.en)).toEqual([reason.en, reason.en, own.en, reason.en]);
    expect((await numbersOfMeetings(visitor)).get("PCGM-17")).toMatchObject({ endorsed: 2 });
  });

  test("decides on none where one stands in the way, and says which", async () => {
    const code = await publicOne();
    const [one] = await seen(unit, code);
    const [other] = await seen(unit, "2021-III-1");
    if (!one || !other) throw new Error("two are missing");
    const decided = await decideRecommendations(
      unit,
      "PCGM-17",
      [
        { ...one, decision: "amend", text: amended },
        { ...other, decision: "note" },
      ],
      { today },
    );
    expect(decided).toMatchObject({ error: "moveNotAllowed", details: { codes: "2021-III-1" } });
    expect(await page(code)).toMatchObject({ status: "agreed", text: old });
  });
});

describe("a decision that was recorded wrongly", () => {
  test("is put right by a later event at the same meeting, and both stay to be seen", async () => {
    const code = await publicOne();
    done(await decideRecommendations(unit, "PCGM-16", all("endorse", await seen(unit, code)), { today }));
    done(await correct(code, "note"));
    const now = await page(code);
    expect(now).toMatchObject({ status: "noted", lastMove: { verb: "note-instead" } });
    expect(now?.history.slice(-2)).toMatchObject([
      { verb: "endorse", corrected: true, corrects: null },
      { verb: "note-instead", status: "noted", corrected: false, corrects: "endorse", reason },
    ]);
    expect((await page(code, "2022-11-14"))?.status).toBe("agreed");
    expect((await page(code, "2022-11-15"))?.status).toBe("noted");
    expect(await codes("status=noted&asof=2022-11-15")).toContain(code);
    const decisions = (await findMeeting(visitor, "PCGM-16"))?.decisions ?? [];
    expect(decisions.filter(({ recommendation }) => recommendation.code === code)).toMatchObject([{ verb: "note" }]);
  });

  test("is taken back where the meeting did not decide: the recommendation stands where it stood before", async () => {
    const code = await publicOne();
    done(await decideRecommendations(unit, "PCGM-16", all("endorse", await seen(unit, code)), { today }));
    done(await correct(code, null));
    const now = await page(code);
    expect(now).toMatchObject({ status: "agreed", lastMove: { verb: "agree" } });
    expect(now?.history.at(-1)).toMatchObject({ verb: "undecide", status: "agreed", corrects: "endorse" });
    expect((await page(code, "2022-11-15"))?.status).toBe("agreed");
    expect(await codes("status=agreed&asof=2022-12-31")).toContain(code);
    const decisions = (await findMeeting(visitor, "PCGM-16"))?.decisions ?? [];
    expect(decisions.some(({ recommendation }) => recommendation.code === code)).toBe(false);
    expect((await statusSinceOf(visitor, await findRecommendations(visitor, { code }))).get(code)?.meeting?.code).toBe(
      "EWG-2022-II",
    );
    for (const asof of [null, "2022-12-31"]) {
      const [waiting] = await findNextSteps(visitor, { code }, asof);
      expect(waiting?.recommendation.status).toBe("agreed");
      expect(waiting?.steps[0]).toMatchObject({ what: "forward", since: { meeting: { code: "EWG-2022-II" } } });
    }
    const again = await decideRecommendations(unit, "PCGM-17", all("endorse", await seen(unit, code)), { today });
    expect(again.ok).toBe(true);
    expect((await page(code, "2022-12-31"))?.status).toBe("agreed");
    expect((await page(code, "2023-11-14"))?.status).toBe("endorsed");
  });

  test("gives the text before it back where the text had been changed, and changes it where it had not", async () => {
    const code = await publicOne();
    done(await amend(code));
    done(await correct(code, "endorse"));
    expect(await page(code)).toMatchObject({ status: "endorsed", amended: false, text: old, amendment: null });
    done(await correct(code, "amend"));
    expect(await page(code)).toMatchObject({ status: "endorsed", amended: true, text: amended });
    expect((await page(code))?.amendment).toMatchObject({ before: { text: old }, entry: { verb: "amend-instead" } });
    expect((await page(code, "2022-11-14"))?.text).toMatchObject(old);
    expect((await page(code))?.history.map(({ verb, corrected }) => [verb, corrected])).toEqual([
      ["agree", false],
      ["amend", true],
      ["endorse-instead", true],
      ["amend-instead", false],
    ]);
  });

  test("keeps what happened since, and is refused where that would have been impossible", async () => {
    const code = await publicOne();
    done(await decideRecommendations(unit, "PCGM-16", all("note", await seen(unit, code)), { today }));
    done(await decideRecommendations(unit, "PCGM-17", all("endorse", await seen(unit, code)), { today }));
    expect(await correct(code, "return")).toMatchObject({ error: "laterMoveStands", details: { codes: code } });
    done(await correct(code, null));
    expect((await page(code))?.status).toBe("endorsed");
    expect((await page(code, "2022-11-16"))?.status).toBe("agreed");
    expect((await page(code, "2023-11-14"))?.status).toBe("endorsed");
  });

  test("needs a reason, somebody who may decide, and something that is wrong", async () => {
    const code = await publicOne();
    done(await decideRecommendations(unit, "PCGM-16", all("endorse", await seen(unit, code)), { today }));
    const chosen = (await seen(unit, code)).map((one) => ({ ...one, decision: "note" as const }));
    expect(await correctDecisions(unit, "PCGM-16", chosen, { reason: null })).toMatchObject({ error: "reasonMissing" });
    expect(await correctDecisions(unit, "PCGM-16", [], { reason })).toMatchObject({ error: "nothingChosen" });
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      const person = await personWith(role);
      expect(await correctDecisions(person, "PCGM-16", chosen, { reason })).toMatchObject({ error: "notAllowed" });
    }
    expect(await correctDecisions(unit, "PCGM-17", chosen, { reason })).toMatchObject({
      error: "moveNotAllowed",
      details: { codes: code },
    });
    expect(await correct(code, "endorse")).toMatchObject({ error: "moveNotAllowed", details: { codes: code } });
    const stale = chosen.map((one) => ({ ...one, version: one.version - 1 }));
    expect(await correctDecisions(unit, "PCGM-16", stale, { reason })).toMatchObject({ error: "changedMeanwhile" });
    expect((await page(code))?.status).toBe("endorsed");
  });

  test("at a meeting that is not public is told once the meeting is", async () => {
    const code = await publicOne();
    const draft = done(
      await recordMeeting(unit, meetingOf({ code: "PCGM-18", start: "2024-11-12", number: 18 }), wasHeld),
    );
    done(await decideRecommendations(unit, "PCGM-18", all("endorse", await seen(unit, code)), { today }));
    const chosen = (await seen(unit, code)).map((one) => ({ ...one, decision: "note" as const }));
    done(await correctDecisions(unit, "PCGM-18", chosen, { reason }));
    expect((await page(code))?.history.map(({ verb }) => verb)).toEqual(["agree"]);
    done(await publishMeeting(unit, "PCGM-18", draft.version, ["en"]));
    expect((await page(code))?.history.at(-1)).toMatchObject({ meeting: { code: "PCGM-18" }, reason });
  });

  test("leaves the chain of the history whole", async () => {
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});
