import { expect } from "vitest";
import { changeCode, changeNumber, discardRecord, restoreRecord, voidRecord } from "#desk/mistakes/mistake-actions.ts";
import {
  codeForm,
  discardValues,
  type MistakenNoun,
  numberForm,
  restoreValues,
  voidValues,
} from "#desk/mistakes/mistake-form-definition.ts";
import { findWayBack } from "#desk/mistakes/mistake-queries.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { discardMeeting, voidMeeting } from "#features/meetings/meeting-taking-back.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { discardRecommendation, voidRecommendation } from "#features/recommendations/taking-back-commands.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { done, meetingOf, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";
import { meeting, recommendation, renameMeeting, reworded, unseenMeeting } from "./recording.ts";

const reason = { en: "Entered twice.", ru: "Внесено дважды." };
const why = { "reason.en": reason.en, "reason.ru": reason.ru };
const by: Job["by"] = ["unit", "admin"];
const common = { once: "key", may: can.takeBack, by } as const;

async function wayBack(noun: MistakenNoun, row: { id: number; code: string; version: number }) {
  const way = await findWayBack(portal, noun, row);
  if (!way) throw new Error(row.code);
  return way;
}

const discardingOf = async (noun: MistakenNoun, row: { id: number; code: string; version: number }) =>
  discardValues(await wayBack(noun, row), "en");

const voidingOf = async (noun: MistakenNoun, row: { id: number; code: string; version: number }) =>
  voidValues(await wayBack(noun, row), "en");

/** Nothing hangs on it: it has no reports, no decisions and continues nothing. */
const mistaken = "2021-I-8";

export const mistakes: Job[] = [
  {
    ...common,
    does: "discards the draft of a recommendation",
    name: "discardRecord",
    action: discardRecord,
    prepare: unseenMeeting,
    form: async () => ({
      ...(await discardingOf("recommendation", await recommendation("2022-II-1"))),
      meeting: "EWG-2022-II",
    }),
    outcome: { to: "/en/meetings/EWG-2022-II/recommendations" },
    kept: [() => database().recommendation.count({ where: { code: "2022-II-1" } }), 0],
    meanwhile: { change: () => reworded("2022-II-1") },
  },
  {
    ...common,
    does: "discards the draft of a meeting with all that was drafted in it",
    name: "discardRecord",
    action: discardRecord,
    prepare: unseenMeeting,
    form: async () => discardingOf("meeting", await meeting("EWG-2022-II")),
    outcome: { to: "/en/desk/mistakes" },
    kept: [() => database().recommendation.count({ where: { code: { startsWith: "2022-II" } } }), 0],
    meanwhile: {
      change: async () => {
        const text = { en: "Entered by a colleague.", ru: null };
        const textState = { en: "original", ru: "missing" } as const;
        const more = { text, textState, source: [], addressees: [] };
        done(await addRecommendation(portal, "EWG-2022-II", { ...more, provenance: "official", verb: "draft" }));
      },
    },
  },
  {
    ...common,
    does: "says that a recommendation was recorded by mistake",
    name: "voidRecord",
    action: voidRecord,
    form: async () => ({
      ...(await voidingOf("recommendation", await recommendation(mistaken))),
      ...{ ...why, right: "2021-I-1" },
    }),
    outcome: { to: "/en/desk/mistakes" },
    kept: [() => recommendation(mistaken), { voidedAt: expect.any(Date), rightId: expect.any(Number) }],
    wrong: [{ "reason.ru": "", right: "2021-I-99" }, ["reason.ru"]],
    meanwhile: { change: () => reworded(mistaken) },
  },
  {
    ...common,
    does: "says that a meeting was recorded by mistake",
    name: "voidRecord",
    action: voidRecord,
    form: async () => ({ ...(await voidingOf("meeting", await meeting("EWG-2021-I"))), ...why }),
    outcome: { to: "/en/desk/mistakes" },
    kept: [() => recommendation(mistaken), { voidedAt: expect.any(Date) }],
    wrong: [{ "reason.en": "", right: "EWG-2021-I" }, ["reason.en"]],
    meanwhile: { change: () => renameMeeting("EWG-2021-I") },
  },
  {
    ...common,
    does: "puts a draft into the record again",
    name: "restoreRecord",
    action: restoreRecord,
    prepare: async () => {
      await unseenMeeting();
      done(await discardRecommendation(portal, await recommendation("2022-II-1")));
    },
    form: async () => {
      const row = await database().recommendation.findFirstOrThrow({ where: { discardedAt: { not: null } } });
      return restoreValues({ noun: "recommendation", ...row }, "en");
    },
    outcome: { to: "/en/recommendations/2022-II-1/edit" },
    kept: [() => database().recommendation.count({ where: { code: "2022-II-1", discardedAt: null } }), 1],
    wrong: [{ noun: "partner" }, ["noun"]],
  },
  {
    ...common,
    does: "puts what was recorded as a mistake into the record again",
    name: "restoreRecord",
    action: restoreRecord,
    prepare: async () => {
      done(await voidRecommendation(portal, await recommendation(mistaken), { reason, right: null }));
    },
    form: async () => ({
      ...restoreValues({ noun: "recommendation", ...(await recommendation(mistaken)) }, "en"),
      "reason.en": "It was another one.",
    }),
    outcome: { to: `/en/recommendations/${mistaken}/edit` },
    kept: [() => recommendation(mistaken), { voidedAt: null }],
    wrong: [{ "reason.en": "" }, ["reason.ru"]],
  },
  {
    ...common,
    does: "puts a meeting into the record again",
    name: "restoreRecord",
    action: restoreRecord,
    prepare: async () => {
      const born = await seen(portal, ...Array.from({ length: 8 }, (_, index) => `2021-I-${index + 1}`));
      done(await voidMeeting(portal, await meeting("EWG-2021-I"), { reason, right: null, born }));
    },
    form: async () => ({
      ...restoreValues({ noun: "meeting", ...(await meeting("EWG-2021-I")) }, "en"),
      "reason.en": "It was another one.",
    }),
    outcome: { to: "/en/meetings/EWG-2021-I/edit" },
    kept: [() => recommendation(mistaken), { voidedAt: null }],
  },
  {
    ...common,
    does: "gives a draft another number",
    name: "changeNumber",
    action: changeNumber,
    prepare: unseenMeeting,
    form: async () => {
      const { code, version } = await recommendation("2022-II-2");
      return numberForm("en").values({ code, version, number: 5 });
    },
    outcome: { to: "/en/recommendations/2022-II-5/edit" },
    kept: [() => database().recommendation.count({ where: { code: "2022-II-5" } }), 1],
    wrong: [{ number: "five" }, ["number"]],
    meanwhile: { change: () => reworded("2022-II-2") },
  },
  {
    ...common,
    does: "gives the draft of a meeting its free address",
    name: "changeCode",
    action: changeCode,
    prepare: async () => {
      await unseenMeeting();
      const start = "2022-09-01";
      done(await recordMeeting(portal, meetingOf({ code: "EWG-2022-II-2", type: "ewg", pillar: 2, start }), wasHeld));
      const born = await seen(portal, "2022-II-1", "2022-II-2");
      done(await discardMeeting(portal, await meeting("EWG-2022-II"), born));
    },
    form: async () => {
      const { code, version } = await meeting("EWG-2022-II-2");
      return codeForm("en").values({ code, version });
    },
    outcome: { to: "/en/meetings/EWG-2022-II/edit" },
    kept: [() => database().meeting.count({ where: { code: "EWG-2022-II" } }), 1],
    meanwhile: { change: () => renameMeeting("EWG-2022-II-2") },
  },
];
