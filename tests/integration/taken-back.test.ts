import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerFile, files } from "#app/api/formats/table.ts";
import { findNear } from "#desk/lineage/near-queries.ts";
import { findFreeCode, findWayBack, listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { takeBackAbsence, tellAbsence } from "#features/meetings/absence-commands.ts";
import { publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { moveMeeting } from "#features/meetings/meeting-state-commands.ts";
import {
  discardMeeting,
  renumberMeeting,
  restoreMeeting,
  voidMeeting,
} from "#features/meetings/meeting-taking-back.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import {
  discardRecommendation,
  renumberRecommendation,
  restoreRecommendation,
  voidRecommendation,
} from "#features/recommendations/taking-back-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { listDue } from "#features/reports/report-queries.ts";
import { listPartnersInRound } from "#features/rounds/round-queries.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { pageAt } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { cited } from "#i18n/source.ts";
import type { Format } from "#lib/formats.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { all, done, meetingOf, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { addresses } from "#tests/support/public-addresses.ts";
import { findNearRecords } from "#views/absent/absent-near.ts";
import { findVoided } from "#views/absent/voided.ts";
import { findHome } from "#views/home/home-queries.ts";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { findMatrix } from "#views/matrix/matrix-queries.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findOutcomes, listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findElsewhere } from "#views/search/elsewhere-queries.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { listAddressed } from "#views/search/search-options.ts";
import { listWaiting } from "#views/waiting/next-step-queries.ts";
import { findDrafts, findWaiting } from "#views/waiting/unfinished-queries.ts";

const text = { en: "Trace the hawala accounts of traffickers.", ru: "Отслеживать счета хавалы у торговцев." };
const reason = { en: "Entered twice.", ru: "Внесено дважды." };
const none = { en: null, ru: null };
const days = [null, "2026-01-01"];

let unit: Person;
let focal: Person;

/** Every address that people rely on, as each file that there is of it, now and as of a day after the meeting. */
async function filesFor(actor: Actor): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const address of addresses) {
    const [path = "", query = ""] = address.split("?", 2);
    const words = path.split("/").filter(Boolean);
    const page = pageAt(words);
    for (const format of Object.keys((page && files[page]) ?? {}) as Format[]) {
      const isAsked = format === "json" && /recommendations|meetings/.test(path) && !query.includes("asof");
      for (const asof of isAsked ? days : [null]) {
        const asked = new URLSearchParams(query);
        if (asof) asked.set("asof", asof);
        const answer = await answerFile({ actor, locale: "ru", path: words, format, query: asked });
        told[`${path}.${format}?${asked}`] = [answer?.status, (await answer?.text())?.replace(/^DTSTAMP.*$/gm, "")];
      }
    }
  }
  return told;
}

/** The pages that are no files ask this: home, search, neighbours, waiting, near texts and addresses. */
async function askedFor(actor: Actor) {
  const asking = (query: string, asof: string | null) => ({ ...parseQuery(new URLSearchParams(query)), asof });
  const of = async <T>(ask: (day: string | null) => Promise<T>) => Promise.all(days.map(ask));
  const policy = await findMeeting(actor, "PCGM-15");
  return {
    home: await findHome(actor, "2022-12-31"),
    found: await of((day) =>
      Promise.all(
        ["hawala", "хавалы", "2022-II", "2022-II-1", "совещание"].map((q) =>
          listRecommendations(actor, asking(`q=${encodeURIComponent(q)}`, day), 500),
        ),
      ),
    ),
    elsewhere: await Promise.all(["EWG-2022-II", "Meeting", "2022"].map((q) => findElsewhere(actor, "en", q))),
    options: await listAddressed(actor),
    near: await findNear(actor, text),
    nearAddress: await findNearRecords(actor, "en", ["recommendations", "2022-II-1"]),
    nearMeeting: await findNearRecords(actor, "ru", ["meetings", "EWG-2022-II"]),
    matrix: await of((asof) =>
      findMatrix(actor, { ...parseMatrixQuery(new URLSearchParams("year=2022")), asof }, "en"),
    ),
    ledger: await of((asof) => findLedger(actor, { pillar: 2, asof })),
    pillars: await numbersOfPillars(actor),
    meetings: await listMeetingsWithNumbers(actor),
    outcomes: policy && [policy.before?.code, policy.after?.code, await findOutcomes(actor, policy, "2026-11-23")],
    partner: await findPartner(actor, "UZB"),
    due: await listDue(actor, focal.partner?.id ?? 0, 2026),
    round: await listPartnersInRound(unit, 2026),
    waiting: [await listWaiting(actor), await findWaiting(actor), await findDrafts(actor), await listTextsToDo(actor)],
  };
}

async function told(actor: Actor): Promise<Map<string, string>> {
  const everything = { ...(await filesFor(actor)), ...(await askedFor(actor)) };
  const asText = (answer: unknown) =>
    JSON.stringify(answer, (_, value) => (value instanceof Map ? [...value].sort() : value)) ?? "";
  return new Map(Object.entries(everything).map(([asked, answer]) => [asked, asText(answer)]));
}

/** The questions that are answered otherwise than before. */
function changed(now: ReadonlyMap<string, string>, was: ReadonlyMap<string, string>): string[] {
  return [...now.keys(), ...was.keys()].filter((asked) => now.get(asked) !== was.get(asked));
}

/** A meeting of experts with a recommendation that they agreed and one that is drafted; public, or nothing of it. */
async function plant({ isPublic }: { isPublic: boolean }) {
  const input = meetingOf({ code: "EWG-2022-II", type: "ewg", pillar: 2, start: "2022-05-11", place: "UZB" });
  const { code } = done(await recordMeeting(unit, input, wasHeld));
  for (const verb of ["agree", "draft"] as const) {
    const states = { en: "original", ru: "draft" } as const;
    done(
      await addRecommendation(unit, code, {
        text,
        textState: states,
        source: [],
        addressees: ["UZB"],
        provenance: "official",
        verb,
      }),
    );
  }
  if (isPublic) {
    const { version } = await meetingRow(code);
    done(await publishMeeting(unit, code, version, ["en", "ru"], await seen(unit, "2022-II-1")));
  }
}

const meetingRow = (code: string) => database().meeting.findUniqueOrThrow({ where: { code } });
const row = (code: string) => database().recommendation.findUniqueOrThrow({ where: { code } });
const born = () => seen(unit, "2022-II-1", "2022-II-2");
const one = async (code: string) => {
  const [found] = await seen(unit, code);
  if (!found) throw new Error(code);
  return found;
};
const refusal = (result: { ok: boolean; error?: string }) => (result.ok ? "done" : result.error);

describe("What was entered by mistake, once it is taken back,", () => {
  const before = new Map<Actor, Map<string, string>>();

  beforeAll(async () => {
    await portalWith("sample");
    [unit, focal] = [await personWith("unit"), await personWith("focal")];
    for (const actor of [visitor, unit]) before.set(actor, await told(actor));
  });

  test("is told nowhere, to nobody and as of no day: every answer is as it was before", async () => {
    await plant({ isPublic: true });
    expect(changed(await told(visitor), before.get(visitor) ?? new Map()).length).toBeGreaterThan(25);
    done(
      await voidMeeting(unit, await meetingRow("EWG-2022-II"), { reason, right: "EWG-2021-II", born: await born() }),
    );
    for (const [actor, was] of before) expect(changed(await told(actor), was)).toEqual([]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("says at its own address, to everybody, that it was recorded by mistake, why, and which is the right one", async () => {
    for (const actor of [visitor, unit]) {
      expect(await findVoided(actor, ["meetings", "EWG-2022-II"])).toMatchObject({
        ...{ code: "EWG-2022-II", reason, right: { code: "EWG-2021-II", page: "/meetings/[code]" } },
      });
      expect(await findVoided(actor, ["recommendations", "2022-II-1"])).toMatchObject({ reason, right: null });
      // It has never been public.
      expect(await findVoided(actor, ["recommendations", "2022-II-2"])).toBeNull();
      expect(await findVoided(actor, ["partners", "UZB"])).toBeNull();
    }
    for (const [address, formats] of Object.entries({
      "meetings/EWG-2022-II": ["json", "csv", "ics"],
      "recommendations/2022-II-1": ["json", "csv"],
    })) {
      for (const format of formats as Format[]) {
        const path = address.split("/");
        const query = new URLSearchParams("asof=2022-06-01");
        const answer = await answerFile({ actor: visitor, locale: "ru", path, format, query });
        expect(answer?.status, `${address}.${format}`).toBe(410);
        const said = (await answer?.text()) ?? "";
        expect(said).toContain(reason.en);
        if (path[0] === "meetings") expect(said).toContain(`/ru/meetings/EWG-2021-II.${format}`);
      }
    }
  });

  test("vouches for nothing: nothing is closed at it, nothing more is told of it, and a source may say that none was held", async () => {
    const { code, version } = await meetingRow("EWG-2022-II");
    const closed = { on: null, meeting: code, reason, source: null };
    const [endorsed] = await seen(unit, "2021-III-4");
    if (!endorsed) throw new Error("2021-III-4");
    expect(refusal(await closeRecommendation(unit, endorsed, closed))).toBe("notFound");
    expect(refusal(await moveMeeting(unit, code, version, { verb: "retract", reason }))).toBe("notFound");
    const absence = done(await tellAbsence(unit, { pillar: 2, year: 2022, source: cited(reason) }));
    done(await takeBackAbsence(unit, absence.id, absence.version, reason));
  });

  test("comes back with its meeting as it was, a draft under its number, and the history holds all of it", async () => {
    const { code, version } = await meetingRow("EWG-2022-II");
    expect(refusal(await restoreMeeting(unit, { code, version }, none))).toBe("reasonMissing");
    const first = await row("2022-II-1");
    expect(refusal(await restoreRecommendation(unit, first, reason))).toBe("meetingTakenBack");
    done(await restoreMeeting(unit, { code, version }, { en: "It was another one.", ru: null }));
    expect((await findMeeting(visitor, "EWG-2022-II"))?.recommendations.map((item) => item.code)).toEqual([
      "2022-II-1",
    ]);
    expect((await findMeeting(unit, "EWG-2022-II"))?.recommendations.map((item) => item.code)).toEqual([
      "2022-II-1",
      "2022-II-2",
    ]);
    expect(await findVoided(visitor, ["meetings", "EWG-2022-II"])).toBeNull();
    const events = await database().event.findMany({ where: { subject: "meeting", subjectCode: "EWG-2022-II" } });
    expect(events.map(({ verb }) => verb)).toEqual(["record", "hold", "publish", "void", "restore"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is told nowhere if it was a draft: to those who see drafts every answer is as it was before", async () => {
    done(await voidMeeting(unit, await meetingRow("EWG-2022-II"), { reason, right: null, born: await born() }));
    done(
      await recordMeeting(
        unit,
        meetingOf({ code: "EWG-2022-II-2", type: "ewg", pillar: 2, start: "2022-05-11" }),
        wasHeld,
      ),
    );
    const draft = await meetingRow("EWG-2022-II-2");
    for (const verb of ["agree", "draft"] as const) {
      const states = { en: "original", ru: "draft" } as const;
      done(
        await addRecommendation(unit, draft.code, {
          text,
          textState: states,
          source: [],
          addressees: ["UZB"],
          provenance: "official",
          verb,
        }),
      );
    }
    expect(changed(await told(unit), before.get(unit) ?? new Map()).length).toBeGreaterThan(25);
    const drafts = await seen(unit, "2022-II-2", "2022-II-3");
    done(await discardMeeting(unit, draft, drafts));
    expect(changed(await told(unit), before.get(unit) ?? new Map())).toEqual([]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});

describe("A draft", () => {
  beforeEach(async () => {
    await portalWith("sample");
    [unit, focal] = [await personWith("unit"), await personWith("focal")];
    await plant({ isPublic: false });
  });

  test("that is discarded gives its number to the next one, and gets another if it comes back", async () => {
    const { id } = done(await discardRecommendation(unit, await one("2022-II-2")));
    expect(await findRecommendation(unit, "2022-II-2")).toBeNull();
    const [gone] = await listTakenBack(unit);
    expect(gone).toMatchObject({ noun: "recommendation", id, called: "2022-II-2", isVoided: false, by: unit.name });
    expect(await listTakenBack(await personWith("translator"))).toEqual([]);
    const input = { text, textState: { en: "original", ru: "draft" } as const, source: [], addressees: [] };
    expect(
      done(await addRecommendation(unit, "EWG-2022-II", { ...input, provenance: "official", verb: "draft" })).code,
    ).toBe("2022-II-2");
    const { code, version } = await database().recommendation.findUniqueOrThrow({ where: { id } });
    expect(done(await restoreRecommendation(unit, { code, version }, none)).code).toBe("2022-II-3");
    const inOrder = await findRecommendations(unit, { meeting: { code: "EWG-2022-II" } });
    expect(inOrder.map((item) => item.code)).toEqual(["2022-II-1", "2022-II-2", "2022-II-3"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is given another number that is free, and stands in its order", async () => {
    expect(refusal(await renumberRecommendation(unit, await one("2022-II-2"), 1))).toBe("codeTaken");
    done(await renumberRecommendation(unit, await one("2022-II-1"), 7));
    const inOrder = await findRecommendations(unit, { meeting: { code: "EWG-2022-II" } });
    expect(inOrder.map((item) => item.code)).toEqual(["2022-II-2", "2022-II-7"]);
    const input = { text, textState: { en: "original", ru: "draft" } as const, source: [], addressees: [] };
    expect(
      done(await addRecommendation(unit, "EWG-2022-II", { ...input, provenance: "official", verb: "draft" })).code,
    ).toBe("2022-II-8");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("of a meeting, too, gives its address away, and takes a free one", async () => {
    done(
      await recordMeeting(
        unit,
        meetingOf({ code: "EWG-2022-II-2", type: "ewg", pillar: 2, start: "2022-09-01" }),
        wasHeld,
      ),
    );
    const second = await meetingRow("EWG-2022-II-2");
    expect(await findFreeCode(second)).toBeNull();
    const { id } = done(await discardMeeting(unit, await meetingRow("EWG-2022-II"), await born()));
    expect(await findFreeCode(second)).toBe("EWG-2022-II");
    done(await renumberMeeting(unit, second));
    const gone = await database().meeting.findUniqueOrThrow({ where: { id } });
    expect(done(await restoreMeeting(unit, gone, none)).code).toBe("EWG-2022-II-2");
    expect(await born()).toHaveLength(2);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("that a colleague filled meanwhile does not go with what nobody was shown", async () => {
    const shown = (await born()).slice(0, 1);
    expect(refusal(await discardMeeting(unit, await meetingRow("EWG-2022-II"), shown))).toBe("changedMeanwhile");
  });

  test("is discarded by the unit alone, and what was public never", async () => {
    for (const who of ["translator", "focal", "liaison"] as const) {
      expect(refusal(await discardRecommendation(await personWith(who), await one("2022-II-1")))).toBe("notAllowed");
    }
    const { version } = await meetingRow("EWG-2022-II");
    done(await publishMeeting(unit, "EWG-2022-II", version, ["en"], await born().then((two) => two.slice(0, 1))));
    done(await withdrawRecommendations(unit, reason, [await one("2022-II-1")]));
    done(await withdrawMeeting(unit, "EWG-2022-II", version + 1, reason));
    expect(refusal(await discardRecommendation(unit, await one("2022-II-1")))).toBe("citedAlready");
    expect(refusal(await renumberRecommendation(unit, await one("2022-II-1"), 9))).toBe("citedAlready");
    expect(refusal(await discardMeeting(unit, await meetingRow("EWG-2022-II"), await born()))).toBe("citedAlready");
    expect(refusal(await voidRecommendation(unit, await one("2022-II-2"), { reason, right: null }))).toBe("citedNever");
    // The database keeps to it, whoever asks.
    const { id } = await row("2022-II-1");
    const taken = { code: "2022-II-9" };
    await expect(database().recommendation.update({ where: { id }, data: taken })).rejects.toThrow(/keeps its code/);
    const thrown = { discardedAt: new Date() };
    await expect(database().recommendation.update({ where: { id }, data: thrown })).rejects.toThrow(/keeps its code/);
  });
});

describe("A public recommendation", () => {
  beforeEach(async () => {
    await portalWith("sample");
    [unit, focal] = [await personWith("unit"), await personWith("focal")];
    await plant({ isPublic: true });
  });

  const voiding = async (code: string, right: string | null = null) =>
    refusal(await voidRecommendation(unit, await one(code), { reason, right }));

  test("keeps its number for ever once it was a mistake, and leads to the right one", async () => {
    expect(await voiding("2022-II-1", "2022-II-1")).toBe("rightUnknown");
    expect(await voiding("2022-II-1", "2022-II-99")).toBe("rightUnknown");
    expect(
      refusal(
        await voidRecommendation(unit, await one("2022-II-1"), { reason: { en: "Twice.", ru: null }, right: null }),
      ),
    ).toBe("reasonMissing");
    expect(await voiding("2022-II-1", "2021-ii-1")).toBe("done");
    expect(await findVoided(visitor, ["recommendations", "2022-ii-1"])).toMatchObject({ right: { code: "2021-II-1" } });
    const draft = await one("2022-II-2");
    expect(refusal(await renumberRecommendation(unit, draft, 1))).toBe("codeTaken");
    const input = { text, textState: { en: "original", ru: "draft" } as const, source: [], addressees: [] };
    expect(
      done(await addRecommendation(unit, "EWG-2022-II", { ...input, provenance: "official", verb: "draft" })).code,
    ).toBe("2022-II-3");
    const gone = await row("2022-II-1");
    expect(refusal(await publishRecommendations(unit, ["en"], [gone]))).toBe("notFound");
    done(await restoreRecommendation(unit, gone, reason));
    expect((await findRecommendation(visitor, "2022-II-1"))?.status).toBe("agreed");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("on which others have said something stays, and what hangs on it is said", async () => {
    const to = { recommendation: "2022-II-1", partnerId: focal.partner?.id ?? 0 };
    const said = { state: "done", statement: "Done.", language: "en", evidence: null } as const;
    done(await submitReport(focal, to, { ...said, year: yearOf(new Date()) }, { corrects: null }));
    expect(await voiding("2022-II-1")).toBe("reportedOn");
    const meeting = await meetingRow("EWG-2022-II");
    expect(refusal(await voidMeeting(unit, meeting, { reason, right: null, born: await born() }))).toBe("reportedOn");
    expect(await findWayBack(unit, "meeting", meeting)).toMatchObject({ free: { error: "reportedOn" } });
  });

  test("that was decided on, or is continued, stays, and so does the meeting that decided", async () => {
    done(await continueRecommendations(unit, { kind: "reworded", from: ["2009-II-a"], to: ["2022-II-2"] }));
    expect(refusal(await discardRecommendation(unit, await one("2022-II-2")))).toBe("lineageOf");
    expect(refusal(await renumberRecommendation(unit, await one("2022-II-2"), 5))).toBe("lineageOf");
    done(await recordMeeting(unit, meetingOf({ code: "PCGM-16", start: "2022-11-15", number: 16 }), wasHeld));
    done(await decideRecommendations(unit, "PCGM-16", all("endorse", await seen(unit, "2022-II-1"))));
    expect(await voiding("2022-II-1")).toBe("decidedOn");
    expect(refusal(await discardMeeting(unit, await meetingRow("PCGM-16"), []))).toBe("decidedHere");
  });

  test("that was closed at a meeting keeps that meeting in the record", async () => {
    done(await recordMeeting(unit, meetingOf({ code: "PCGM-16", start: "2022-11-15", number: 16 }), wasHeld));
    const closing = { on: null, meeting: "PCGM-16", reason };
    done(await closeRecommendation(unit, await one("2009-II-a"), closing));
    const meeting = await meetingRow("PCGM-16");
    expect(refusal(await discardMeeting(unit, meeting, []))).toBe("closedHere");
    expect(await findWayBack(unit, "meeting", meeting)).toMatchObject({ free: { error: "closedHere" } });
    done(await takeBackClosing(unit, await one("2009-II-a"), { reason }));
    done(await discardMeeting(unit, meeting, []));
  });

  test("takes no more reports once it is gone, whoever came first", async () => {
    expect(await voiding("2022-II-1")).toBe("done");
    const to = { recommendation: "2022-II-1", partnerId: focal.partner?.id ?? 0 };
    const said = { state: "done", statement: "Done.", language: "en", evidence: null } as const;
    const sent = await submitReport(focal, to, { ...said, year: yearOf(new Date()) }, { corrects: null });
    expect(refusal(sent)).toBe("notAddressed");
    const { id: recommendationId } = await row("2022-II-1");
    const data = { recommendationId, partnerId: to.partnerId, year: 2022, ...said, submittedAt: new Date() };
    await expect(database().implementationReport.create({ data })).rejects.toThrow(/was taken back/);
    await tamper("UPDATE recommendation SET voided_at = NULL, right_id = NULL WHERE code = '2022-II-1'");
    expect((await verifyHistory()).firstAltered).toContain("voided_at");
  });
});
