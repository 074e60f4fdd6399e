import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findDecidable } from "#desk/decisions/decision-queries.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { correctMeeting, publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { cited } from "#i18n/source.ts";
import { type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";

import { all, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";

import { whileHeld } from "#tests/support/waiting.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

const today = new Date("2026-11-23");
let unit: Person;

const seen = async (where: { meeting?: string; codes?: string[] }) =>
  (
    await findRecommendations(unit, {
      ...(where.meeting && { meeting: { code: where.meeting } }),
      ...(where.codes && { code: { in: where.codes } }),
      kind: "recommendation",
    })
  ).map(({ code, version }) => ({ code, version }));

const statusOf = async (code: string) => (await findRecommendation(unit, code))?.status;

const policyMeeting = (code: string, number: number, start: string | null): MeetingInput => ({
  ...{ code, type: "pcgm", number, pillar: null, start, end: start, datePrecision: start ? "day" : "unknown" },
  title: { en: `Policy meeting ${number}`, ru: `Совещание ${number}` },
  titleState: { en: "original", ru: "draft" },
  ...{ place: null, format: null, attendance: [], reported: [], conflicts: [] },
});

async function held(code: string, number: number, start: string | null) {
  const recorded = await recordMeeting(
    unit,
    policyMeeting(code, number, start),
    start && start > dayOf(new Date()) ? undefined : wasHeld,
  );
  if (!recorded.ok) throw new Error(recorded.error);
  return recorded.value;
}

/** Its title is official: nobody changes it in passing. */
async function titled(code: string) {
  const { version, titleEn, titleRu } = await database().meeting.findUniqueOrThrow({ where: { code } });
  return { version, title: { en: titleEn, ru: titleRu }, titleState: { en: "official", ru: "unofficial" } as const };
}

describe("a policy meeting decides", () => {
  beforeEach(async () => {
    await portalWith("sample");
    unit = await personWith("unit");
  });

  test("not on what was agreed after it was over: the eight of Moscow at the 15th, all named", async () => {
    const chosen = await seen({ meeting: "EWG-2021-I" });
    const refused = await decideRecommendations(unit, "PCGM-15", all("endorse", chosen), { today });
    expect(refused).toEqual({
      ok: false,
      error: "heldAfterMeeting",
      details: { codes: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `2021-I-${number}`).join(", ") },
    });
    expect(await statusOf("2021-I-1")).toBe("agreed");
  });

  test("on all that are chosen or on none", async () => {
    const chosen = await seen({ codes: ["2018-I-a", "2021-I-8"] });
    const events = await database().event.count();
    expect(await decideRecommendations(unit, "PCGM-15", all("endorse", chosen), { today })).toMatchObject({
      error: "heldAfterMeeting",
      details: { codes: "2021-I-8" },
    });
    expect(await statusOf("2018-I-a")).toBe("unknown");
    expect(await database().event.count()).toBe(events);
  });

  test("on the eight of Moscow at the 16th, seen by the public where and when", async () => {
    const meeting = await held("PCGM-16", 16, "2022-11-15");
    await publishMeeting(unit, "PCGM-16", meeting.version, ["en", "ru"]);
    const chosen = await seen({ meeting: "EWG-2021-I" });
    const source = cited({ en: "Report of the 16th meeting, para 9", ru: null });
    expect((await decideRecommendations(unit, "PCGM-16", all("endorse", chosen), { today, source })).ok).toBe(true);

    const page = await findRecommendation(visitor, "2021-I-3");
    expect(page?.status).toBe("endorsed");
    expect(page?.history.at(-1)).toMatchObject({
      verb: "endorse",
      meeting: { code: "PCGM-16" },
      occurred: { from: "2022-11-15", on: "2022-11-15" },
      source,
    });
    expect((await findMeeting(visitor, "PCGM-16"))?.decisions).toHaveLength(8);
    const { counts } = await listRecommendations(visitor, parseQuery(new URLSearchParams("year=2021")));
    expect(Object.fromEntries(counts.status)).toMatchObject({ endorsed: 21 });
    const then = await listRecommendations(visitor, parseQuery(new URLSearchParams("year=2021&asof=2022-11-14")));
    expect(Object.fromEntries(then.counts.status)).toMatchObject({ endorsed: 13, agreed: 8 });
  });

  test("with a reason for what it returns, of its own or common to all, and refuses one without", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const [first, second, third] = await seen({ meeting: "EWG-2021-I" });
    if (!first || !second || !third) throw new Error("no recommendations");
    const sitting = all("return", [first, second]).concat(all("note", [third]));
    const events = await database().event.count();
    expect(await decideRecommendations(unit, "PCGM-16", sitting, { today })).toEqual({
      ok: false,
      error: "returnReasonMissing",
      details: { codes: `${first.code}, ${second.code}` },
    });
    expect(await database().event.count()).toBe(events);

    const own = { en: null, ru: "Два партнера не согласились." };
    const [one, ...others] = sitting;
    if (!one) throw new Error("none");
    const reason = { en: "Too broad.", ru: null };
    const source = cited({ en: "Report of the 16th meeting, para 4", ru: null });
    const decided = await decideRecommendations(unit, "PCGM-16", [{ ...one, reason: own }, ...others], {
      today,
      reason,
      source,
    });
    expect(decided.ok).toBe(true);
    const last = async (code: string) => (await findRecommendation(unit, code))?.history.at(-1);
    expect(await last(first.code)).toMatchObject({ verb: "return", reason: own, source });
    expect(await last(second.code)).toMatchObject({ verb: "return", reason, source });
    expect(await last(third.code)).toMatchObject({ verb: "note", reason, source });
  });

  test("not after a later meeting has, until that is taken back: the last decision is that of the last meeting", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    await held("PCGM-17", 17, "2023-11-14");
    const code = "2021-I-1";
    const decide = async (meeting: string, decision: "note" | "endorse") =>
      decideRecommendations(unit, meeting, all(decision, await seen({ codes: [code] })), { today });
    const asOf = async (day: string | null) => (await findRecommendation(unit, code, day))?.status;
    for (const late of ["note", "endorse"] as const) {
      expect((await decide("PCGM-17", late)).ok).toBe(true);
      for (const earlier of ["note", "endorse"] as const) {
        expect(await decide("PCGM-16", earlier)).toEqual({
          ok: false,
          error: "laterDecisionStands",
          details: { codes: code, meeting: "PCGM-17" },
        });
      }
      const wrong = (await seen({ codes: [code] })).map((one) => ({ ...one, decision: null }));
      expect((await correctDecisions(unit, "PCGM-17", wrong, { reason: { en: "The 16th first.", ru: null } })).ok).toBe(
        true,
      );
    }
    expect((await decide("PCGM-16", "note")).ok).toBe(true);
    expect((await decide("PCGM-17", "endorse")).ok).toBe(true);
    expect(await Promise.all(["2022-11-14", "2022-11-15", "2023-11-13", "2023-11-14", null].map(asOf))).toEqual([
      "agreed",
      "noted",
      "noted",
      "endorsed",
      "endorsed",
    ]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("can return and note, and what was noted can still be endorsed", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const [first, second] = await seen({ meeting: "EWG-2021-I" });
    if (!first || !second) throw new Error("nothing of Moscow");
    await decideRecommendations(unit, "PCGM-16", all("return", [first]), {
      today,
      reason: { en: "Too broad.", ru: null },
    });
    await decideRecommendations(unit, "PCGM-16", all("note", [second]), { today });
    expect(await statusOf(first.code)).toBe("returned");
    expect(await statusOf(second.code)).toBe("noted");
    const again = await seen({ codes: [first.code, second.code] });
    expect(await decideRecommendations(unit, "PCGM-16", all("endorse", again), { today })).toMatchObject({
      error: "moveNotAllowed",
      details: { codes: first.code },
    });
    const noted = again.filter(({ code }) => code === second.code);
    expect((await decideRecommendations(unit, "PCGM-16", all("endorse", noted), { today })).ok).toBe(true);
  });

  test("nothing while its date is not known, nothing before it begins, nothing if it is a group of experts", async () => {
    const chosen = await seen({ codes: ["2021-I-1"] });
    const at = (code: string) => decideRecommendations(unit, code, all("endorse", chosen), { today });
    expect(await at("PCGM-14")).toMatchObject({ error: "meetingDateUnknown" });
    await held("PCGM-17", 17, "2026-11-24");
    expect(await at("PCGM-17")).toMatchObject({ error: "meetingNotBegun" });
    expect(await at("EWG-2021-II")).toMatchObject({ error: "notAPolicyMeeting" });
  });

  test("on its first day, and once a date that was wrong is corrected", async () => {
    const chosen = await seen({ codes: ["2021-I-1"] });
    const wrong = await held("PCGM-16", 16, "2020-11-23");
    const at = () => decideRecommendations(unit, "PCGM-16", all("endorse", chosen), { today });
    expect(await at()).toMatchObject({ error: "heldAfterMeeting" });
    await correctMeeting(unit, "PCGM-16", wrong.version, policyMeeting("PCGM-16", 16, "2026-11-23"));
    expect((await at()).ok).toBe(true);
  });

  test("in the order in which they were held, whatever is corrected: no date turns two decisions round", async () => {
    const sixteenth = await held("PCGM-16", 16, "2022-11-15");
    const seventeenth = await held("PCGM-17", 17, "2023-11-14");
    const codes = ["2021-I-1", "2021-I-2"];
    const decide = async (meeting: string, decision: "note" | "endorse") =>
      decideRecommendations(unit, meeting, all(decision, await seen({ codes })), { today });
    expect((await decide("PCGM-16", "note")).ok).toBe(true);
    expect((await decide("PCGM-17", "endorse")).ok).toBe(true);
    const correct = ({ code, version }: Meeting, number: number, day: string) =>
      correctMeeting(unit, code, version, policyMeeting(code, number, day));
    expect(await correct(sixteenth, 16, "2023-11-15")).toEqual({
      ok: false,
      error: "decisionsTurned",
      details: { codes: codes.join(", "), meeting: "PCGM-17" },
    });
    expect(await correct(seventeenth, 17, "2022-11-14")).toMatchObject({
      error: "decisionsTurned",
      details: { meeting: "PCGM-16" },
    });
    const moved = await correct(sixteenth, 16, "2023-11-13");
    if (!moved.ok) throw new Error(moved.error);
    const wrong = (await seen({ codes })).map((one) => ({ ...one, decision: null }));
    await correctDecisions(unit, "PCGM-17", wrong, { reason: { en: "The 16th later.", ru: null } });
    expect((await correct(moved.value, 16, "2024-11-12")).ok).toBe(true);
    expect(await decide("PCGM-17", "endorse")).toMatchObject({
      error: "laterDecisionStands",
      details: { meeting: "PCGM-16" },
    });
  });

  test("a meeting keeps the pillar and the year that stand in the numbers of what was born at it", async () => {
    const moscow = { code: "EWG-2021-I", type: "ewg", pillar: 1, start: "2021-12-15", end: "2021-12-16" } as const;
    const correct = async (change: Partial<MeetingInput>) => {
      const { version, ...named } = await titled(moscow.code);
      return correctMeeting(unit, moscow.code, version, { ...meetingOf(moscow), ...named, ...change });
    };
    const refusal = { error: "meetingNumbersStand", details: { codes: expect.stringContaining("2021-I-1, 2021-I-2") } };
    expect(await correct({ pillar: 2 })).toMatchObject(refusal);
    expect(await correct({ start: "2022-01-15", end: "2022-01-16" })).toMatchObject(refusal);
    expect(await correct({ start: null, end: null, datePrecision: "unknown" })).toMatchObject(refusal);
    expect(await correct({ start: "2021-12-14" })).toMatchObject({ ok: true });
  });

  describe("while somebody corrects its date", () => {
    const early = policyMeeting("PCGM-16", 16, "2021-12-01");
    const decide = async () =>
      decideRecommendations(unit, "PCGM-16", all("endorse", await seen({ codes: ["2021-I-1"] })), { today });

    /** Both at once, the second begun when the first holds what it needs and waits for `rows`, which somebody else holds. */
    async function atOnce<A, B>(rows: string, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
      const both = await whileHeld(rows, async (_, waiting) => {
        const one = first();
        await waiting(1);
        const other = second();
        await waiting(2);
        return { one, other };
      });
      return Promise.all([both.one, both.other]);
    }

    test("the correction waits for the decision, and is refused", async () => {
      const { version } = await held("PCGM-16", 16, "2022-11-15");
      const [decided, corrected] = await atOnce("recommendation WHERE code = '2021-I-1'", decide, () =>
        correctMeeting(unit, "PCGM-16", version, early),
      );
      expect(decided.ok).toBe(true);
      expect(corrected).toMatchObject({ error: "laterMoveStands", details: { codes: "2021-I-1" } });
    });

    test("two corrections that are each allowed alone do not together put it before what it decided on", async () => {
      await held("PCGM-16", 16, "2022-11-15");
      expect((await decide()).ok).toBe(true);
      const correct = async (input: MeetingInput) => {
        const { version } = await database().meeting.findUniqueOrThrow({ where: { code: input.code } });
        return () => correctMeeting(unit, input.code, version, input);
      };
      const { version: _, ...named } = await titled("EWG-2021-I");
      const moved = { code: "EWG-2021-I", type: "ewg", pillar: 1, start: "2021-12-30" } as const;
      const born = await correct({ ...meetingOf(moved), ...named });
      const decided = await correct(policyMeeting("PCGM-16", 16, "2021-12-20"));
      const [first, second] = await atOnce("event_head", born, decided);
      expect(first.ok).toBe(true);
      expect(second).toMatchObject({ error: "laterMoveStands", details: { codes: "2021-I-1" } });
    });

    test("the decision waits for the correction, and is refused", async () => {
      const { version } = await held("PCGM-16", 16, "2022-11-15");
      const [corrected, decided] = await atOnce(
        "event_head",
        () => correctMeeting(unit, "PCGM-16", version, early),
        decide,
      );
      expect(corrected.ok).toBe(true);
      expect(decided).toMatchObject({ error: "heldAfterMeeting", details: { codes: "2021-I-1" } });
    });
  });

  test("only by the unit, and on something", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const chosen = await seen({ codes: ["2021-I-1"] });
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      const person = await personWith(role);
      expect(await decideRecommendations(person, "PCGM-16", all("endorse", chosen), { today })).toEqual({
        ok: false,
        error: "notAllowed",
      });
    }
    expect(await decideRecommendations(unit, "PCGM-16", [], { today })).toMatchObject({
      error: "nothingChosen",
    });
  });

  test("once: two people at the same moment leave one outcome and one honest refusal", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const chosen = await seen({ meeting: "EWG-2021-I" });
    const some = chosen.slice(2);
    const both = await Promise.all([
      decideRecommendations(unit, "PCGM-16", all("endorse", chosen), { today }),
      decideRecommendations(unit, "PCGM-16", all("return", some.toReversed()), {
        today,
        reason: { en: "Too broad.", ru: null },
      }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: "changedMeanwhile" });
    const statuses = await Promise.all(some.map(({ code }) => statusOf(code)));
    expect(new Set(statuses)).toEqual(new Set([both[0]?.ok ? "endorsed" : "returned"]));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("once, be it with a text of its own: the other words are not lost behind a refusal", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const chosen = await seen({ codes: ["2018-I-a", "2021-I-1"] });
    const amended = (en: string) =>
      chosen.map((one) => ({ ...one, decision: "amend" as const, text: { en, ru: "Как услышал один." } }));
    const both = await Promise.all([
      decideRecommendations(unit, "PCGM-16", amended("As the one heard it."), { today }),
      decideRecommendations(unit, "PCGM-16", amended("As the other heard it."), { today }),
      decideRecommendations(unit, "PCGM-16", all("note", chosen), { today }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of both.filter(({ ok }) => !ok)) expect(refused).toMatchObject({ error: "changedMeanwhile" });
    const texts = await findRecommendations(unit, { code: { in: chosen.map(({ code }) => code) } });
    const kept = both[0]?.ok ? "As the one heard it." : both[1]?.ok ? "As the other heard it." : null;
    if (kept) for (const { text, status } of texts) expect([text.en, status]).toEqual([kept, "endorsed"]);
    else expect(texts.map(({ status }) => status)).toEqual(["noted", "noted"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("on different ones at once without waiting for ever", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    const chosen = await seen({ meeting: "EWG-2021-I" });
    const results = await Promise.all(
      chosen.map((one) => decideRecommendations(unit, "PCGM-16", all("endorse", [one]), { today })),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});

describe("what can be chosen at a policy meeting", () => {
  beforeAll(async () => {
    await portalWith("sample");
    unit = await personWith("unit");
  });

  test("is what waits, with what was born too late marked, then old records of unknown state", async () => {
    const meeting = await findMeetingForDesk(unit, "PCGM-15");
    if (!meeting) throw new Error("no meeting");
    const groups = await findDecidable(unit, meeting, today);
    expect(groups.map((group) => [group.meeting?.code ?? null, group.items.length, group.isLater])).toEqual([
      ["EWG-2021-I", 8, true],
      ["EWG-2018-I", 1, false],
      ["EWG-2011-I", 1, false],
      ["EWG-2009-II", 2, false],
      [null, 1, false],
    ]);
  });
});

describe("history", () => {
  beforeEach(async () => {
    await portalWith("sample");
    unit = await personWith("unit");
  });

  test("is whole after decisions, and cannot be altered", async () => {
    await held("PCGM-16", 16, "2022-11-15");
    await decideRecommendations(unit, "PCGM-16", all("endorse", await seen({ meeting: "EWG-2021-I" })), { today });
    const { checked, firstAltered } = await verifyHistory();
    expect(firstAltered).toBeNull();
    expect(checked).toBe(await database().event.count());
    await expect(database().event.updateMany({ data: { verb: "note" } })).rejects.toThrow(/only ever added/);
  });

  test("shows the first event that somebody with the keys of the database has altered", async () => {
    const endorsed = await database().event.findFirstOrThrow({
      where: { verb: "endorse", subjectCode: "2021-III-4" },
    });
    await database().$transaction([
      database().$executeRawUnsafe("ALTER TABLE event DISABLE TRIGGER event_is_append_only"),
      database().event.update({ where: { id: endorsed.id }, data: { reasonEn: "As agreed by telephone" } }),
      database().$executeRawUnsafe("ALTER TABLE event ENABLE TRIGGER event_is_append_only"),
    ]);
    expect((await verifyHistory()).firstAltered).toContain(
      `table event, number ${endorsed.id} (recommendation 2021-III-4`,
    );
  });
});
