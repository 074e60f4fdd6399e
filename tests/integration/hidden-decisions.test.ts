import { beforeAll, describe, expect, test } from "vitest";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { findPublicStatus, findWithheld } from "#features/recommendations/known-queries.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import type { Decision } from "#features/recommendations/recommendation.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { statusSinceOf } from "#features/recommendations/status-queries.ts";
import { listDue, listUnasked } from "#features/reports/report-queries.ts";
import { listPartnersInRound } from "#features/rounds/round-queries.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { reworded } from "#tests/support/desk/recording.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, done, meetingOf, publicMeeting, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { findHome } from "#views/home/home-queries.ts";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { parseMatrixQuery } from "#views/matrix/matrix-filter.ts";
import { findMatrix, listMatrix } from "#views/matrix/matrix-queries.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findOutcomes, listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { findBirthday } from "#views/recommendation/recommendation-page-queries.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { findNextSteps } from "#views/waiting/next-step-queries.ts";

const today = new Date("2026-11-23");
const held = "2023-11-14";
const days = [null, "2023-11-13", held];
const reason = { en: "The minutes say otherwise.", ru: null };
const old = { en: "Control acetic anhydride at borders.", ru: "Контролировать уксусный ангидрид на границах." };
const changed = { en: "Control acetic anhydride at quarries.", ru: "Контролировать уксусный ангидрид в карьерах." };

let unit: Person;
let focal: Person;
let codes: string[];
let heir: string;

/** Everything that is told of these recommendations, wherever it is told; without their versions, which no page shows. */
async function told(actor: Actor) {
  const of = async <T>(ask: (day: string | null) => Promise<T>) => Promise.all(days.map(ask));
  const asking = (query: string, asof: string | null) => ({ ...parseQuery(new URLSearchParams(query)), asof });
  const matrix = (asof: string | null) => ({ ...parseMatrixQuery(new URLSearchParams("year=2022")), asof });
  const [meeting, experts] = [await findMeeting(actor, "PCGM-15"), await findMeeting(actor, "EWG-2022-II")];
  const items = await findRecommendations(actor, { code: { in: codes } });
  const everything = {
    items,
    pages: await of((day) => Promise.all(codes.map((code) => findRecommendation(actor, code, day)))),
    birthdays: await Promise.all(codes.map((code) => findBirthday(actor, code))),
    since: await statusSinceOf(actor, items),
    steps: await of((day) => findNextSteps(actor, { code: { in: codes } }, day)),
    lists: await of((day) => listRecommendations(actor, asking("year=2022", day), 100)),
    endorsed: await of(async (day) => (await listRecommendations(actor, asking("status=endorsed", day), 500)).total),
    found: await of((day) =>
      Promise.all(
        ["borders", "quarries", "границы", "карьеры"].map(
          async (q) => (await listRecommendations(actor, asking(`q=${q}`, day), 100)).items,
        ),
      ),
    ),
    matrix: await of(async (day) => [await findMatrix(actor, matrix(day), "en"), await listMatrix(actor, matrix(day))]),
    ledger: await of((asof) => findLedger(actor, { pillar: 2, asof })),
    home: await findHome(actor, "2022-12-31"),
    meetings: [meeting, experts, await listMeetingsWithNumbers(actor)],
    outcomes: meeting && (await findOutcomes(actor, meeting, "2026-11-23")),
    pillars: await numbersOfPillars(actor),
    lineage: await of((day) => findLineage(actor, codes[5] ?? "", day)),
    partner: await findPartner(actor, "UZB"),
    due: await listDue(actor, focal.partner?.id ?? 0, 2026),
    unasked: await listUnasked(actor, focal.partner?.id ?? 0, 2026, codes),
  };
  return JSON.parse(
    JSON.stringify(everything, (key, value) =>
      key === "version" ? undefined : value instanceof Map ? Object.fromEntries([...value].sort()) : value,
    ),
  );
}

const version = async () => (await database().contentVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
const asked = async () => (await listPartnersInRound(unit, 2026)).find(({ code }) => code === "UZB")?.asked;
const stateOf = async (actor: Actor, day: string | null = null) =>
  Promise.all(codes.map(async (code) => (await findRecommendation(actor, code, day))?.status ?? null));

async function decide(decided: Record<string, Decision>) {
  const chosen = (await seen(unit, ...Object.keys(decided))).map((one) => {
    const decision = decided[one.code] ?? "note";
    return { ...one, decision, ...(decision === "amend" && { text: changed }) };
  });
  done(await decideRecommendations(unit, "PCGM-17", chosen, { today, reason }));
}

describe("What a meeting decides before it is public", () => {
  let before: { visitor: unknown; focal: unknown; asked: number | undefined };

  beforeAll(async () => {
    await portalWith("sample");
    [unit, focal] = [await personWith("unit"), await personWith("focal")];
    await publicMeeting(unit, "EWG-2022-II", "2022-05-11", 2);
    const rows = [];
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const text = { en: `${old.en} ${number}`, ru: `${old.ru} ${number}` };
      const input = { text, textState: { en: "original", ru: "draft" } as const, source: [] };
      rows.push(
        done(
          await addRecommendation(unit, "EWG-2022-II", {
            ...input,
            addressees: ["UZB"],
            provenance: "official",
            verb: "agree" as const,
          }),
        ),
      );
    }
    done(await publishRecommendations(unit, ["en", "ru"], rows));
    codes = rows.map(({ code }) => code);
    done(await recordMeeting(unit, meetingOf({ code: "PCGM-17", start: held, number: 17 }), wasHeld));
    done(await recordMeeting(unit, meetingOf({ code: "EWG-2023-II", type: "ewg", pillar: 2, start: held }), wasHeld));
    heir = (await agreedAt(unit, "EWG-2023-II", old)).code;
    before = { visitor: await told(visitor), focal: await told(focal), asked: await asked() };
    const [endorsed, amended, returned, noted, corrected, superseded] = codes as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await decide({
      [endorsed]: "endorse",
      [amended]: "amend",
      [returned]: "return",
      [noted]: "note",
      [corrected]: "amend",
    });
    const wrong = (await seen(unit, corrected)).map((one) => ({ ...one, decision: "endorse" as const }));
    done(await correctDecisions(unit, "PCGM-17", wrong, { reason }));
    const lineage = { kind: "reworded" as const, from: [superseded], to: [heir] };
    done(await continueRecommendations(unit, lineage, { source: cited({ en: "Report", ru: null }) }));
  });

  test("has not happened yet for whoever may not read of the meeting, on any surface and as of any day", async () => {
    expect(await told(visitor)).toEqual(before.visitor);
    expect(await told(focal)).toEqual(before.focal);
    expect(await asked()).toBe(before.asked);
    expect(await stateOf(visitor)).toEqual(Array(6).fill("agreed"));
  });

  test("counts for those who record it", async () => {
    for (const actor of [unit, await personWith("translator")]) {
      expect(await findWithheld(actor)).toEqual(new Map());
      const states = ["endorsed", "endorsed", "returned", "noted", "endorsed", "superseded"];
      expect(await stateOf(actor)).toEqual(states);
      expect(await stateOf(actor, held)).toEqual(states);
      const { items } = await listRecommendations(actor, parseQuery(new URLSearchParams("q=quarries")), 100);
      expect(items.map(({ code }) => code)).toEqual([codes[1]]);
    }
  });

  test("is shown to them with the state in which others see it", async () => {
    const item = (await findRecommendations(unit, { code: codes[0] ?? "" }))[0];
    if (!item) throw new Error("not there");
    expect(await findPublicStatus(unit, item)).toBe("agreed");
    expect(await findPublicStatus(unit, { ...item, publicIn: [] })).toBeNull();
    expect(await findPublicStatus(visitor, item)).toBeNull();
    const [other] = await findRecommendations(unit, { code: "2021-III-1" });
    expect(other && (await findPublicStatus(unit, other))).toBeNull();
  });

  test("keeps to itself what is put right in its words, and shows what is put right in those before", async () => {
    const put = (code: string, en: string) => reworded(code, { en });
    await put(codes[1] ?? "", "Control acetic anhydride at all quarries.");
    expect(await told(visitor)).toEqual(before.visitor);
    await put(codes[0] ?? "", "Control acetic anhydride at all borders.");
    expect((await findRecommendation(visitor, codes[0] ?? ""))?.text.en).toContain("all borders");
  });

  test("is told with meeting and day once the meeting is published, in the change that publishes it", async () => {
    const was = await version();
    const draft = await findMeeting(unit, "PCGM-17");
    const { version: published } = done(await publishMeeting(unit, "PCGM-17", draft?.version ?? 0, ["en", "ru"]));
    expect(await version()).toBe(was + 1n);
    const [page] = await Promise.all(codes.slice(0, 1).map((code) => findRecommendation(visitor, code)));
    expect(page?.lastMove).toMatchObject({ verb: "endorse", meeting: { code: "PCGM-17" }, occurred: { on: held } });
    const states = ["endorsed", "endorsed", "returned", "noted", "endorsed", "agreed"];
    expect(await stateOf(visitor)).toEqual(states);
    expect(await stateOf(visitor, "2023-11-13")).toEqual(Array(6).fill("agreed"));
    expect(await stateOf(visitor, held)).toEqual(states);
    expect((await findRecommendation(visitor, codes[1] ?? ""))?.text.en).toContain("all quarries");
    expect(await asked()).toBe((before.asked ?? 0) + 3);

    done(await withdrawMeeting(unit, "PCGM-17", published, reason));
    expect(await stateOf(visitor)).toEqual(Array(6).fill("agreed"));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("leaves a text where its own meeting is taken back: it was agreed, on no day that can be guessed", async () => {
    const meeting = await findMeeting(unit, "EWG-2022-II");
    done(await withdrawMeeting(unit, "EWG-2022-II", meeting?.version ?? 0, reason));
    expect(await stateOf(visitor)).toEqual(Array(6).fill("agreed"));
    expect(await stateOf(visitor, "2026-01-01")).toEqual(Array(6).fill(null));
    const list = await listRecommendations(visitor, parseQuery(new URLSearchParams("year=2022&asof=2026-01-01")), 100);
    expect(list.total).toBe(0);
    expect(await findBirthday(visitor, codes[0] ?? "")).toBeNull();
  });
});
