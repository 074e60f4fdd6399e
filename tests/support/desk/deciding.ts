import { expect } from "vitest";
import { recordClosing, recordNoClosing } from "#desk/decisions/closing-actions.ts";
import { closingValues, noClosingValues } from "#desk/decisions/closing-form-definition.ts";
import { recordCorrections, recordDecisions } from "#desk/decisions/decision-actions.ts";
import { correctionValues, decisionValues } from "#desk/decisions/decision-form-definition.ts";
import { findDecidable, findDecided } from "#desk/decisions/decision-queries.ts";
import { lineName } from "#desk/decisions/decision-runs.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { closeRecommendation } from "#features/decisions/closing-commands.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { cited } from "#i18n/source.ts";
import { can, portal } from "#policy.ts";
import { all, done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import type { Job } from "./job.ts";
import { recommendation, reworded } from "./recording.ts";

const moscow = `${lineName("EWG-2021-I-agreed")}.decision`;

async function atDesk(code: string) {
  const meeting = await findMeetingForDesk(portal, code);
  if (!meeting) throw new Error(code);
  return meeting;
}

async function found(code: string) {
  const stored = await findRecommendation(portal, code);
  if (!stored) throw new Error(code);
  return stored;
}

const reason = {
  "reason.en": "The laboratories are there.",
  "source.typed.rows": "1",
  "source.typed.0.text.en": "Report of the unit on 2024",
};

async function closed() {
  const [one] = await seen(portal, "2021-III-4");
  if (!one) throw new Error("2021-III-4");
  const why = { en: "The laboratories are there.", ru: null };
  done(
    await closeRecommendation(portal, one, {
      on: "2024",
      reason: why,
      source: cited({ en: "Report of the unit on 2024", ru: null }),
    }),
  );
}

export const deciding: Job[] = [
  {
    does: "records what a policy meeting decided",
    name: "recordDecisions",
    once: "key",
    action: recordDecisions,
    may: can.decide,
    by: ["unit", "admin"],
    prepare: () => publicMeeting(portal, "PCGM-16", "2022-02-10"),
    form: async () => {
      const meeting = await atDesk("PCGM-16");
      const [groups, decided] = [await findDecidable(portal, meeting), await findDecided(portal, meeting)];
      return { ...decisionValues("en", meeting.code, { groups, decided }), [moscow]: "endorse" };
    },
    outcome: { status: "done" },
    kept: [() => recommendation("2021-I-8"), { status: "endorsed" }],
    wrong: [{ [moscow]: "" }, ["lines"]],
    meanwhile: {
      change: async () =>
        done(await decideRecommendations(portal, "PCGM-16", all("note", await seen(portal, "2021-I-1")))),
      said: expect.stringContaining("2021-I-1"),
    },
  },
  {
    does: "records what a meeting decided in fact",
    name: "recordCorrections",
    once: "key",
    action: recordCorrections,
    may: can.decide,
    by: ["unit", "admin"],
    form: async () => {
      const meeting = await atDesk("PCGM-15");
      const values = correctionValues("en", meeting.code, await findDecided(portal, meeting));
      return { ...values, [`${lineName("2021-III-9")}.decision`]: "note", ...reason };
    },
    outcome: { to: "/en/meetings/PCGM-15/decisions?corrected=2021-III-9" },
    kept: [() => recommendation("2021-III-9"), { status: "noted" }],
    wrong: [{ "reason.en": "" }, ["reason"]],
    meanwhile: {
      change: () => reworded("2021-III-9"),
      said: expect.stringContaining("2021-III-9"),
    },
  },
  {
    does: "closes a recommendation",
    name: "recordClosing",
    once: "key",
    action: recordClosing,
    may: can.closeRecommendations,
    by: ["unit", "admin"],
    form: async () => ({ ...closingValues(await found("2021-III-4"), "en"), "on.year": "2024", ...reason }),
    outcome: { to: "/en/recommendations/2021-III-4/close?done=closed" },
    kept: [() => recommendation("2021-III-4"), { status: "closed" }],
    wrong: [
      { "on.month": "13", "reason.en": "", "source.typed.rows": "1", "source.typed.0.text.en": "" },
      ["meeting", "on", "reason"],
    ],
    meanwhile: { change: () => reworded("2021-III-4") },
  },
  {
    does: "takes a closing back",
    name: "recordNoClosing",
    once: "key",
    action: recordNoClosing,
    may: can.closeRecommendations,
    by: ["unit", "admin"],
    prepare: closed,
    form: async () => ({
      ...noClosingValues(await found("2021-III-4"), "en"),
      "reason.en": "Another one was meant.",
    }),
    outcome: { to: "/en/recommendations/2021-III-4/close?done=takenBack" },
    kept: [() => recommendation("2021-III-4"), { status: "endorsed" }],
    wrong: [{ "reason.en": "" }, ["reason"]],
    meanwhile: { change: () => reworded("2021-III-4") },
  },
];
