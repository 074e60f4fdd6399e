import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { isSameText } from "#features/recommendations/amendment.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { type Decision, decisions, isDecision } from "#features/recommendations/recommendation.ts";
import {
  addRecommendation,
  correctRecommendation,
  moveRecommendations,
} from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { cited, type Source } from "#i18n/source.ts";
import type { Result } from "#lib/result.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { agreedAt, done, publicMeeting } from "#tests/support/policy-meetings.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

/**
 * The ledger as anybody could keep it by hand: a list of what happened, in which a corrected decision is written anew and
 * one taken back is struck out. It shares no line with the portal's own rules.
 */
const leadsTo: Record<string, string> = {
  draft: "drafted",
  agree: "agreed",
  forward: "forwarded",
  endorse: "endorsed",
  amend: "endorsed",
  return: "returned",
  note: "noted",
  supersede: "superseded",
  close: "closed",
};

type Line = { verb: string; meeting: number | null; day: string | null; at: number };
type Words = { textEn: string | null; textRu: string | null };

async function byHand(code: string) {
  const events = await database().event.findMany({
    where: { subject: "recommendation", subjectCode: code },
    orderBy: { id: "asc" },
  });
  let lines: Line[] = [];
  for (const [at, { verb, meetingId: meeting, occurredOn }] of events.entries()) {
    const day = occurredOn ? occurredOn.toISOString().slice(0, 10) : null;
    const decided = (line: Line) => line.meeting === meeting && isDecision(line.verb);
    if (verb === "undecide") lines = lines.filter((line) => !decided(line));
    else if (verb === "reinstate") lines = lines.filter((line) => line.verb !== "supersede" && line.verb !== "close");
    else if (verb.endsWith("-instead")) {
      const last = lines.filter(decided).at(-1);
      lines = lines.map((line) => (line === last ? { verb: verb.replace("-instead", ""), meeting, day, at } : line));
    } else if (verb in leadsTo) lines.push({ verb, meeting, day, at });
  }
  const words = (at: number) => events[at]?.snapshot as unknown as Words;
  return {
    /** the days of the policy meetings whose decisions count, in their order in the ledger */
    decidedOn: lines.filter(({ verb }) => isDecision(verb)).map(({ day }) => day),
    on(day: string | null) {
      const until = lines.filter((line) => day === null || (line.day !== null && line.day <= day));
      const changed = lines.find(
        ({ verb, day: then }) => verb === "amend" && day !== null && then !== null && then > day,
      );
      return {
        status: leadsTo[until.at(-1)?.verb ?? ""] ?? null,
        text: changed ? words(changed.at - 1) : words(events.length - 1),
      };
    },
  };
}

const meetings = ["PCGM-16", "PCGM-17"] as const;
const days = [
  "2022-05-10",
  "2022-05-11",
  "2022-11-14",
  "2022-11-15",
  "2023-11-14",
  "2024-01-31",
  "2024-05-01",
  "2025-07-01",
];

const decision = fc.constantFrom(...decisions);
const meeting = fc.constantFrom(...meetings);
const word = fc.constantFrom("precursors", "hawala", "laboratories", "forensics");
const command = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("agree" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("forward" as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("decide" as const), decision, meeting, word }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      decision: fc.option(decision, { nil: null }),
      meeting,
      word,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("supersede" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      on: fc.constantFrom(null, "2022", "2024-01", "2025-06-30"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("takeBackClosing" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("publish" as const, "withdraw" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("correctText" as const), word }) },
);

type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

async function perform(code: string, newer: string, asked: Command): Promise<Result<unknown>> {
  const row = await database().recommendation.findUniqueOrThrow({ where: { code } });
  const seen = { code, version: row.version };
  const source: Source = [];
  const reason = { en: "So it was.", ru: null };
  const words = (added: string) => ({ en: `${row.textEn}\n\nMore on ${added}.`, ru: row.textRu });
  const textState = { en: "original", ru: "draft" } as const;
  switch (asked.do) {
    case "agree":
    case "forward":
      return moveRecommendations(portal, asked.do, [seen]);
    case "decide":
      return decideRecommendations(portal, asked.meeting, [
        { ...seen, decision: asked.decision as Decision, text: words(asked.word), reason },
      ]);
    case "correct":
      return correctDecisions(portal, asked.meeting, [{ ...seen, decision: asked.decision, text: words(asked.word) }], {
        reason: { en: "It was otherwise.", ru: null },
      });
    case "supersede":
      return continueRecommendations(portal, { kind: "carriedOver", from: [code], to: [newer] });
    case "close":
      return closeRecommendation(portal, seen, { on: asked.on, reason, source: cited(reason) });
    case "takeBackClosing":
      return takeBackClosing(portal, seen, { reason });
    case "publish":
      return publishRecommendations(portal, ["en", "ru"], [seen]);
    case "withdraw":
      return withdrawRecommendations(portal, { en: "To try.", ru: null }, [seen]);
    case "correctText":
      return correctRecommendation(portal, code, row.version, { text: words(asked.word), textState, source });
  }
}

beforeAll(async () => {
  await portalWith("reference");
  await publicMeeting(portal, "EWG-2022-II", "2022-05-11", 2);
  await publicMeeting(portal, "PCGM-16", "2022-11-15");
  await publicMeeting(portal, "PCGM-17", "2023-11-14");
  await publicMeeting(portal, "EWG-2024-II", "2024-05-01", 2);
});

test("any history leaves the state and the words that its events tell, today and as of any day", async () => {
  let performed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("draft" as const, "agree" as const),
      fc.array(command, { minLength: 4, maxLength: 14 }),
      async (verb, commands) => {
        const text = { en: "Control precursors.\n\nReport on hawala.", ru: "Контролировать прекурсоры." };
        const input = { text, textState: { en: "original", ru: "draft" } as const, addressees: [], verb };
        const { code } = done(
          await addRecommendation(portal, "EWG-2022-II", {
            ...input,
            provenance: "official",
            source: [],
          }),
        );
        const { code: newer } = await agreedAt(portal, "EWG-2024-II", text);
        for (const asked of commands) {
          const events = await database().event.count();
          const result = await perform(code, newer, asked);
          if (result.ok) performed += 1;
          // A refused change leaves no trace.
          else expect(await database().event.count()).toBe(events);
        }
        const ledger = await byHand(code);
        const stored = await database().recommendation.findUniqueOrThrow({ where: { code } });
        const now = ledger.on(null);
        expect(stored.status).toBe(now.status);
        expect([stored.textEn, stored.textRu]).toEqual([now.text.textEn, now.text.textRu]);
        expect(ledger.decidedOn).toEqual(ledger.decidedOn.toSorted());
        expect((await verifyHistory()).firstAltered).toBeNull();
        for (const day of [null, ...days]) {
          const told = ledger.on(day);
          const page = await findRecommendation(portal, code, day);
          expect([day, page?.status ?? null]).toEqual([day, told.status]);
          const query = new URLSearchParams({ q: code, ...(day && { asof: day }) });
          const item = (await listRecommendations(portal, parseQuery(query), 100)).items.find(
            (one) => one.code === code,
          );
          expect([day, item?.status ?? null]).toEqual([day, told.status]);
          if (!page || !item) continue;
          expect(isSameText(page.text.en, told.text.textEn)).toBe(true);
          expect(item.text).toEqual(page.text);
          expect(page.text.ru).toBe(told.text.textRu);
        }
      },
    ),
    { numRuns: 16 },
  );
  expect(performed).toBeGreaterThan(30);
}, 120_000);
