import { beforeEach, describe, expect, test } from "vitest";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { addRecommendation, moveRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { cited } from "#i18n/source.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, publicMeeting } from "#tests/support/policy-meetings.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

const code = "2021-III-4";
const reason = { en: "The laboratories are there.", ru: "Лаборатории созданы." };
const source = cited({ en: "Report of the unit on 2024, para 3", ru: null });
const nothing = { en: null, ru: null };
const today = new Date("2026-11-23T12:00:00Z");
let unit: Person;

const seen = async (which = code) => {
  const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: which } });
  return { code: which, version };
};
const close = async (on: string | null, actor: Parameters<typeof closeRecommendation>[0] = unit) =>
  closeRecommendation(actor, await seen(), { on, reason, source }, today);
const asOf = async (day: string | null) => (await findRecommendation(visitor, code, day))?.status;
const listed = async (query: string) =>
  (await listRecommendations(visitor, parseQuery(new URLSearchParams(query)), 100)).items.map((item) => item.code);

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

describe("the unit closes a recommendation", () => {
  test("with a reason, a day as far as it is known and a source; anybody sees it, from that day on", async () => {
    expect(await listed("status=closed")).toEqual([]);
    done(await close("2024-05"));
    expect(await listed("status=closed")).toEqual([code]);
    expect(await listed("status=closed&asof=2024-05-30")).toEqual([]);
    expect(await listed("status=closed&asof=2024-05-31")).toEqual([code]);
    expect(await Promise.all(["2021-11-15", "2024-05-30", "2024-05-31", null].map(asOf))).toEqual([
      "agreed",
      "endorsed",
      "closed",
      "closed",
    ]);
    const page = await findRecommendation(visitor, code);
    expect(page?.history.at(-1)).toMatchObject({
      ...{ verb: "close", status: "closed", corrected: false, reason, source, meeting: null },
      occurred: { from: "2024-05-01", on: "2024-05-31" },
    });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("without a day, which then no view as of a day shows", async () => {
    done(await close(null));
    expect(await asOf(null)).toBe("closed");
    expect(await asOf("2026-11-23")).toBe("endorsed");
  });

  test("at a meeting, whose days it takes; something must stand behind it", async () => {
    const at = async (meeting: string | null) =>
      closeRecommendation(unit, await seen(), { on: null, meeting, reason, source: null }, today);
    expect(await at(null)).toMatchObject({ error: "closingBehindMissing" });
    expect(await at("EWG-2021-III")).toMatchObject({ error: "closedBeforeMove" });
    expect(await at("PCGM-99")).toMatchObject({ error: "notFound" });
    done(await recordMeeting(unit, meetingOf({ code: "PCGM-21", start: "2025-11-11", number: 21 })));
    expect(await at("PCGM-21")).toMatchObject({ error: "meetingNotHeld" });
    done(await at("EWG-2021-I"));
    expect((await findRecommendation(visitor, code))?.history.at(-1)).toMatchObject({
      ...{ verb: "close", meeting: { code: "EWG-2021-I" }, occurred: { from: "2021-12-15", on: "2021-12-16" } },
    });
    expect([await asOf("2021-12-15"), await asOf("2021-12-16")]).toEqual(["endorsed", "closed"]);
  });

  test("and nobody else does, nor without a reason, before it was endorsed, on a day to come, or unseen", async () => {
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      expect(await close(null, await personWith(role))).toMatchObject({ error: "notAllowed" });
    }
    expect(await close(null, visitor)).toMatchObject({ error: "notAllowed" });
    expect(await closeRecommendation(unit, await seen(), { on: null, reason: nothing, source })).toMatchObject({
      error: "reasonMissing",
    });
    expect(await close("2021-10")).toEqual({ ok: false, error: "closedBeforeMove", details: { date: "2021-11-16" } });
    expect(await close("2027")).toMatchObject({ error: "dayToCome" });
    expect(await closeRecommendation(unit, { code, version: 0 }, { on: null, reason, source })).toMatchObject({
      error: "changedMeanwhile",
    });
    expect(await closeRecommendation(unit, await seen("VD-I-1"), { on: null, reason, source })).toMatchObject({
      error: "notFound",
    });
    expect(await asOf(null)).toBe("endorsed");
  });

  test("not what experts have only agreed, and not twice", async () => {
    expect(await closeRecommendation(unit, await seen("2021-I-1"), { on: null, reason, source })).toMatchObject({
      error: "moveNotAllowed",
      details: { codes: "2021-I-1" },
    });
    done(await close(null));
    expect(await close(null)).toMatchObject({ error: "moveNotAllowed" });
  });

  test("and keeps closed what a later correction of the decision before it would make impossible", async () => {
    done(await close("2024"));
    const wrong = [{ ...(await seen()), decision: "return" as const }];
    expect(await correctDecisions(unit, "PCGM-15", wrong, { reason })).toMatchObject({ error: "laterMoveStands" });
  });
});

describe("a closing that was recorded by mistake", () => {
  test("is taken back with a reason: it was closed on no day, and both stay to be seen", async () => {
    done(await close("2024-05"));
    const mistake = { en: "It was another one.", ru: null };
    expect(await takeBackClosing(unit, await seen(), { reason: nothing })).toMatchObject({ error: "reasonMissing" });
    expect(await takeBackClosing(await personWith("focal"), await seen(), { reason: mistake })).toMatchObject({
      error: "notAllowed",
    });
    done(await takeBackClosing(unit, await seen(), { reason: mistake }));
    expect(await Promise.all(["2024-05-31", "2025-01-01", null].map(asOf))).toEqual([
      "endorsed",
      "endorsed",
      "endorsed",
    ]);
    expect(await listed("status=closed")).toEqual([]);
    expect((await findRecommendation(visitor, code))?.history.slice(-2)).toMatchObject([
      { verb: "close", status: "closed", corrected: true, corrects: null },
      { verb: "reinstate", status: "endorsed", corrects: "close", reason: mistake },
    ]);
    expect(await takeBackClosing(unit, await seen(), { reason: mistake })).toMatchObject({ error: "moveNotAllowed" });
    done(await close("2025"));
    expect(await asOf(null)).toBe("closed");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("leaves the place to what has been endorsed meanwhile and continues it", async () => {
    await publicMeeting(portal, "EWG-2024-III", "2024-05-02", 3);
    const words = {
      text: { en: "Go on with laboratories.", ru: null },
      textState: { en: "original", ru: "missing" },
    } as const;
    const draft = {
      ...words,
      source: [],
      addressees: [],
      provenance: "official" as const,
      verb: "draft" as const,
    };
    const newer = done(await addRecommendation(unit, "EWG-2024-III", draft));
    done(await continueRecommendations(unit, { kind: "reworded", from: [code], to: [newer.code] }));
    done(await close("2024-04"));
    done(await moveRecommendations(unit, "agree", [await seen(newer.code)]));
    await publicMeeting(portal, "PCGM-18", "2024-11-12");
    done(await decideRecommendations(unit, "PCGM-18", [{ ...(await seen(newer.code)), decision: "endorse" }]));
    expect(await asOf(null)).toBe("closed");
    done(await takeBackClosing(unit, await seen(), { reason }));
    expect(await asOf(null)).toBe("superseded");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});
