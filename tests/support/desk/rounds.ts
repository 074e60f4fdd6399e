import { expect } from "vitest";
import {
  changeDueDate,
  closeOrReopen,
  discloseRound,
  openNewRound,
  takeBackRound,
} from "#desk/rounds/round-actions.ts";
import { disclosureValues, dueDateForm, dueDateValues, openRoundForm } from "#desk/rounds/round-form-definition.ts";
import { closeRound, disclose, moveDueDate } from "#features/rounds/round-commands.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const year = yearOf(new Date());

const round = () => database().reportingRound.findUniqueOrThrow({ where: { year } });

/** A colleague moves the day, with words for those asked. */
async function moved(dueOn: string, en: string | null = null) {
  done(await moveDueDate(portal, year, (await round()).version, { dueOn, note: { en, ru: null } }));
}

const seenRound = async () => ({ year: String(year), version: String((await round()).version) });

export const rounds: Job[] = [
  {
    does: "opens a round",
    name: "openNewRound",
    once: "key",
    action: openNewRound,
    may: can.keepRounds,
    by: ["unit", "admin"],
    form: async () =>
      openRoundForm("en").values({
        ...{ year: year + 1, opensOn: `${year + 1}-02-01`, dueOn: `${year + 2}-03-31` },
        toPartners: "silence",
        note: { en: "Please be brief.", ru: null },
      }),
    outcome: { to: `/en/desk/rounds/${year + 1}?done=open` },
    kept: [() => database().reportingRound.count({ where: { year: year + 1 } }), 1],
    wrong: [{ year: "next", "opensOn.day": "", "dueOn.day": "32" }, ["year", "opensOn", "dueOn"]],
  },
  {
    does: "moves the day on which a round is due",
    name: "changeDueDate",
    once: "key",
    action: changeDueDate,
    may: can.keepRounds,
    by: ["unit", "admin"],
    form: async () => {
      const open = await findRound(portal, year);
      if (!open) throw new Error(`no round ${year}`);
      return { ...dueDateValues(open, "en"), ...dueDateForm("en").values({ ...open, dueOn: `${year + 1}-04-30` }) };
    },
    outcome: { to: `/en/desk/rounds/${year}?done=move` },
    kept: [round, { dueOn: new Date(`${year + 1}-04-30`) }],
    wrong: [{ "dueOn.month": "13", "note.ru": "о".repeat(2001) }, ["dueOn", "note.ru"]],
    saves: {
      other: () => moved(`${year + 1}-03-31`, "A week more."),
      both: { dueOn: new Date(`${year + 1}-04-30`), noteEn: "A week more." },
      same: {
        change: () => moved(`${year + 1}-04-07`),
        fields: ["dueOn"],
        theirs: { dueOn: new Date(`${year + 1}-04-07`) },
      },
    },
  },
  {
    does: "says what partners see of one another before a release",
    name: "discloseRound",
    once: "key",
    action: discloseRound,
    may: can.keepRounds,
    by: ["unit", "admin"],
    form: async () => {
      const open = await findRound(portal, year);
      if (!open) throw new Error(`no round ${year}`);
      return { ...disclosureValues(open, "en"), toPartners: "nothing" };
    },
    outcome: { to: `/en/desk/rounds/${year}?done=disclose` },
    kept: [round, { toPartners: "nothing" }],
    wrong: [{ toPartners: "everything" }, ["toPartners"]],
    saves: {
      other: () => moved(`${year + 1}-04-07`),
      both: { toPartners: "nothing", dueOn: new Date(`${year + 1}-04-07`) },
      same: {
        change: async () => done(await disclose(portal, year, (await round()).version, "silence")),
        fields: ["toPartners"],
        theirs: { toPartners: "silence" },
      },
    },
  },
  {
    does: "closes a round",
    name: "closeOrReopen",
    once: "key",
    action: closeOrReopen,
    may: can.keepRounds,
    by: ["unit", "admin"],
    form: async () => ({ ...(await seenRound()), intent: "close" }),
    outcome: { to: `/en/desk/rounds/${year}?done=close` },
    kept: [round, { closedAt: expect.any(Date) }],
    meanwhile: {
      change: () => moved(`${year + 1}-04-07`),
    },
  },
  {
    does: "opens a round again",
    name: "closeOrReopen",
    once: "key",
    action: closeOrReopen,
    may: can.keepRounds,
    by: ["unit", "admin"],
    prepare: async () => done(await closeRound(portal, year, (await round()).version)),
    form: async () => ({ ...(await seenRound()), intent: "reopen" }),
    outcome: { to: `/en/desk/rounds/${year}?done=reopen` },
    kept: [round, { closedAt: null }],
  },
  {
    does: "takes a round back that nobody has answered",
    name: "takeBackRound",
    once: "key",
    action: takeBackRound,
    may: can.keepRounds,
    by: ["unit", "admin"],
    form: seenRound,
    outcome: { to: `/en/desk/rounds?withdrawn=${year}` },
    kept: [round, { withdrawnAt: expect.any(Date) }],
  },
];
