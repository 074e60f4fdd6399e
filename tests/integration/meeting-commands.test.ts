import { beforeEach, describe, expect, test } from "vitest";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { meetingValues, readMeeting } from "#desk/meetings/meeting-form-definition.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { correctMeeting, publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { wasHeld } from "#tests/support/policy-meetings.ts";
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

const group: MeetingInput = {
  ...{ code: "EWG-2022-II", type: "ewg", number: null, pillar: 2, start: "2022-05-11", end: "2022-05-12" },
  ...{ datePrecision: "day", place: "AUT", format: "hybrid" },
  title: { en: "Experts on money", ru: "Эксперты по финансам" },
  titleState: { en: "original", ru: "draft" },
  hosts: [
    { role: "host", partner: null, name: { en: "Host of the experts", ru: "Организатор" } },
    { role: "chair", partner: null, name: { en: null, ru: "Сопредседатель" } },
  ],
  attendance: [
    {
      what: "participants",
      value: 90,
      qualifier: "moreThan",
      source: cited({ en: "Report, para 2", ru: "Доклад, пункт 2" }),
    },
  ],
  reported: [
    {
      ...{ what: "agreed", pillar: null, value: 11, qualifier: "stated" },
      source: cited({ en: "Report, para 3", ru: "Доклад, пункт 3" }),
    },
  ],
  conflicts: [],
};

/** As a form that somebody opened and sent gives it. */
function readAgain(meeting: MeetingItem): MeetingInput {
  const read = readMeeting(meetingValues(meeting, "en"), "en", meeting.code);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

async function recorded(input = group) {
  const meeting = await recordMeeting(unit, input, wasHeld);
  if (!meeting.ok) throw new Error(meeting.error);
  return meeting.value;
}

async function recommended(verb: "agree" | "draft" = "agree") {
  const row = await addRecommendation(unit, group.code, {
    text: { en: "Trace assets.", ru: null },
    textState: { en: "original", ru: "missing" },
    source: [],
    addressees: [],
    provenance: "official",
    verb,
  });
  if (!row.ok) throw new Error(row.error);
  return { code: row.value.code, version: row.value.version };
}

const surfaces = async (actor: Actor) => ({
  page: (await findMeeting(actor, "EWG-2022-II")) !== null,
  list: (await listMeetings(actor)).some(({ code }) => code === "EWG-2022-II"),
  year: (await listMeetings(actor, { year: [2022] })).length,
  neighbour: (await findMeeting(actor, "EWG-2021-I"))?.after?.code ?? null,
});

const hidden = { page: false, list: false, year: 0, neighbour: "EWG-2024-I" };
const open = { page: true, list: true, year: 1, neighbour: "EWG-2022-II" };

describe("A meeting", () => {
  test("is on no surface for the public before it is published, nor once it is withdrawn", async () => {
    const { version } = await recorded();
    expect(await surfaces(visitor)).toEqual(hidden);
    expect(await surfaces(await personWith("focal"))).toEqual(hidden);
    expect(await surfaces(unit)).toEqual(open);
    expect(await surfaces(translator)).toEqual(open);
    await publishMeeting(unit, "EWG-2022-II", version, ["en", "ru"]);
    expect(await surfaces(visitor)).toEqual(open);
    await withdrawMeeting(unit, "EWG-2022-II", version + 1, { en: "By mistake", ru: null });
    expect(await surfaces(visitor)).toEqual(hidden);
  });

  test("keeps the words of a language that is not published", async () => {
    const { version } = await recorded();
    await publishMeeting(unit, "EWG-2022-II", version, ["en"]);
    const meeting = await findMeeting(visitor, "EWG-2022-II");
    expect(meeting?.title).toMatchObject({ en: "Experts on money", ru: null });
    expect(meeting?.hosts.map(({ name }) => name)).toEqual([{ en: "Host of the experts", ru: null }]);
  });

  test("cannot be public in a language without a title", async () => {
    const { version } = await recorded({ ...group, title: { en: "Experts", ru: null } });
    expect(await publishMeeting(unit, "EWG-2022-II", version, ["ru"])).toMatchObject({ error: "nothingToPublish" });
    await publishMeeting(unit, "EWG-2022-II", version, ["en", "ru"]);
    expect((await findMeetingForDesk(unit, "EWG-2022-II"))?.publicIn).toEqual(["en"]);
  });

  test("keeps a title in every language in which it is public", async () => {
    const { code, version } = await recorded();
    const published = await publishMeeting(unit, code, version, ["en", "ru"]);
    const emptied = { ...group, title: { en: group.title.en, ru: null } };
    expect(await correctMeeting(unit, code, version + 1, emptied)).toMatchObject({ error: "publicWordsMissing" });
    expect(published.ok && (await findMeeting(visitor, code))?.title.ru).toBe(group.title.ru);
    await expect(database().$executeRaw`UPDATE meeting SET title_ru = NULL WHERE code = ${code}`).rejects.toThrow(
      "words in every language in which it is public",
    );
    await withdrawMeeting(unit, code, version + 1, { en: "Mistake", ru: null });
    expect((await correctMeeting(unit, code, version + 2, emptied)).ok).toBe(true);
  });

  test("goes through the desk's form and back as it was stored", async () => {
    for (const { code } of await listMeetings(unit)) {
      const meeting = await findMeeting(unit, code);
      if (!meeting) throw new Error(code);
      const read = readAgain(meeting);
      const saved = await correctMeeting(unit, code, meeting.version, read);
      expect(saved.ok).toBe(true);
      const { version: _, ...after } = (await findMeeting(unit, code)) ?? { version: 0 };
      const { version: __, ...before } = meeting;
      const tidy = (page: object) => JSON.parse(JSON.stringify(page, (_key, value) => value ?? undefined));
      expect(tidy(after)).toEqual(tidy(before));
    }
  });

  test("is recorded by the unit alone", async () => {
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      const person = await personWith(role);
      expect(await recordMeeting(person, group)).toMatchObject({ error: "notAllowed" });
      expect(await findMeetingForDesk(person, "PCGM-15")).toBeNull();
      expect(await publishMeeting(person, "PCGM-15", 1, ["en"])).toMatchObject({ error: "notAllowed" });
    }
  });

  test("cannot be put to a time at which what was decided could not have been", async () => {
    const input = async (code: string) => {
      const meeting = await findMeetingForDesk(unit, code);
      if (!meeting) throw new Error(`no ${code}`);
      return { meeting, version: meeting.version, read: readAgain(meeting) };
    };
    const corrected = async (code: string, change: Partial<MeetingInput>) => {
      const { version, read } = await input(code);
      return correctMeeting(unit, code, version, { ...read, ...change });
    };
    // The group of pillar III met before the policy meeting that endorsed its nine; that of pillar I met after it.
    const after = { start: "2021-12-01", end: "2021-12-02" };
    expect(await corrected("EWG-2021-III", after)).toMatchObject({
      error: "laterMoveStands",
      details: { codes: expect.stringContaining("2021-III-1, 2021-III-2") },
    });
    for (const change of [{ start: "2021-01-01", end: "2021-01-02" }, { type: "consultation" } as const]) {
      expect(await corrected("PCGM-15", change)).toMatchObject({ error: "laterMoveStands" });
    }
    expect((await corrected("PCGM-15", { end: "2021-11-17" })).ok).toBe(true);
    expect((await corrected("EWG-2021-I", { start: "2021-12-14" })).ok).toBe(true);
  });

  test("is in no country and of no pillar that the record does not know", async () => {
    const { version } = await recorded();
    for (const unknown of [{ place: "XXX" }, { pillar: 9 }]) {
      expect(await recordMeeting(unit, { ...group, code: "EWG-2023-II", ...unknown })).toMatchObject({
        error: "notFound",
      });
      expect(await correctMeeting(unit, group.code, version, { ...group, ...unknown })).toMatchObject({
        error: "notFound",
      });
    }
  });

  test("has a number of the record once", async () => {
    await recorded();
    expect(await recordMeeting(unit, group, wasHeld)).toMatchObject({
      error: "codeTaken",
      details: { code: "EWG-2022-II" },
    });
  });
});

describe("Two colleagues", () => {
  test("who enter the same meeting at once have entered it once, and the second is told", async () => {
    const both = await Promise.all([recordMeeting(unit, group, wasHeld), recordMeeting(unit, group, wasHeld)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "codeTaken", details: { code: group.code } });
  });

  test("who correct at once leave one text and one honest refusal", async () => {
    const { version } = await recorded();
    const both = await Promise.all(
      ["Vienna", "Geneva"].map((en) =>
        correctMeeting(unit, "EWG-2022-II", version, { ...group, city: { en, ru: null } }),
      ),
    );
    expect(both.map((result) => (result.ok ? "saved" : result.error)).sort()).toEqual(["changedMeanwhile", "saved"]);
    expect((await findMeeting(unit, "EWG-2022-II"))?.city.en).toBe(both[0]?.ok ? "Vienna" : "Geneva");
  });
});

describe("Published together", () => {
  test("a meeting and its recommendations become public at one moment, and are withdrawn so", async () => {
    const { version } = await recorded();
    const one = await recommended();
    expect((await publishMeeting(unit, "EWG-2022-II", version, ["en", "ru"], [one])).ok).toBe(true);
    expect((await findRecommendation(visitor, one.code))?.text.en).toBe("Trace assets.");
    const reason = { en: "By mistake", ru: null };
    await withdrawMeeting(unit, "EWG-2022-II", version + 1, reason, { withRecommendations: true });
    expect(await findRecommendation(visitor, one.code)).toBeNull();
    expect(await findMeeting(visitor, "EWG-2022-II")).toBeNull();
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("neither is public if one of them cannot be", async () => {
    const { version } = await recorded();
    const chosen = [await recommended(), await recommended("draft")];
    expect(await publishMeeting(unit, "EWG-2022-II", version, ["en"], chosen)).toMatchObject({
      error: "draftNotPublic",
    });
    expect(await findMeeting(visitor, "EWG-2022-II")).toBeNull();
    expect((await findMeeting(unit, "EWG-2022-II"))?.version).toBe(version);
  });

  test("recommendations are not taken along from another meeting", async () => {
    const { version } = await recorded();
    const other = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-I-1" } });
    const chosen = [{ code: other.code, version: other.version }];
    expect(await publishMeeting(unit, "EWG-2022-II", version, ["en"], chosen)).toMatchObject({ error: "notFound" });
  });

  test("a public recommendation does not give away the meeting that was withdrawn alone", async () => {
    const { version } = await recorded();
    const one = await recommended();
    await publishMeeting(unit, "EWG-2022-II", version, ["en"], [one]);
    await withdrawMeeting(unit, "EWG-2022-II", version + 1, { en: "By mistake", ru: null });
    const page = await findRecommendation(visitor, one.code);
    expect(page?.meeting).toBeNull();
    expect(JSON.stringify(page)).not.toContain("EWG-2022-II");
    const { counts } = await listRecommendations(visitor, parseQuery(new URLSearchParams("")));
    expect(counts.meeting.has("EWG-2022-II")).toBe(false);
  });
});
