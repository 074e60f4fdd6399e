import type { z } from "zod";
import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { longestNote, roundInput, roundYears } from "#features/rounds/round.ts";
import { closeRound, moveDueDate, openRound, reopenRound, withdrawRound } from "#features/rounds/round-commands.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { numberProblem, readYear } from "#i18n/number-reading.ts";
import type { T } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import {
  idOf,
  localizedOf,
  localizedValues,
  type Problem,
  partialDateOf,
  partialDateValues,
  textOf,
} from "#ui/form/form-state.ts";

export const openNewRound = deskAction(can.keepRounds, async (actor, { values, locale, t }) => {
  const year = readYear(textOf(values, "year"), roundYears);
  const input = roundInput.safeParse({
    year: year.ok ? year.value : null,
    opensOn: partialDateOf(values, "opensOn") ?? "",
    dueOn: partialDateOf(values, "dueOn") ?? "",
    note: localizedOf(values, "note"),
  });
  if (!input.success) {
    const ofYear = year.ok ? t("rounds:problem.year") : numberProblem(year.problem, t);
    return invalid(problemsOf(input.error.issues, t, ofYear), values);
  }
  const opened = await openRound(actor, input.data);
  if (!opened.ok) return refused(opened, locale, values);
  return { to: addressOf(locale, "/desk/rounds/[year]", input.data.year, "?done=open") };
});

const dueInput = roundInput.pick({ dueOn: true, note: true });

export const changeDueDate = deskAction(can.keepRounds, async (actor, sent) => {
  const { values, t } = sent;
  const input = dueInput.safeParse({
    dueOn: partialDateOf(values, "dueOn") ?? "",
    note: localizedOf(values, "note"),
  });
  if (!input.success) return invalid(problemsOf(input.error.issues, t), values);
  return change(actor, sent, "move", (by, year, version) => moveDueDate(by, year, version, input.data));
});

export const closeOrReopen = deskAction(can.keepRounds, async (actor, sent) =>
  textOf(sent.values, "intent") === "reopen"
    ? change(actor, sent, "reopen", reopenRound)
    : change(actor, sent, "close", closeRound),
);

export const takeBackRound = deskAction(can.keepRounds, (actor, sent) =>
  change(actor, sent, "withdraw", withdrawRound),
);

type Command = typeof closeRound;

async function change(actor: Person, { values, locale }: Sent, done: string, command: Command): Promise<Outcome> {
  const year = idOf(values, "year");
  const changed = await command(actor, year, idOf(values, "version"));
  if (!changed.ok) {
    const stored = changed.error === "changedMeanwhile" ? await findRound(actor, year) : null;
    if (!stored) return refused(changed, locale, values);
    const theirs = { ...partialDateValues("dueOn", stored.dueOn), ...localizedValues("note", stored.note) };
    return refused(changed, locale, { ...values, version: String(stored.version) }, theirs);
  }
  // Of a round that was taken back there is no page.
  if (done === "withdraw") return { to: addressOf(locale, "/desk/rounds", `?withdrawn=${year}`) };
  return { to: addressOf(locale, "/desk/rounds/[year]", year, `?done=${done}`) };
}

function problemsOf(issues: readonly z.core.$ZodIssue[], t: T, year = t("rounds:problem.year")): Problem[] {
  const wrong = new Set(issues.map(({ path }) => path.join(".")));
  const note = t("rounds:problem.note", { count: longestNote });
  const messages: Record<string, string> = {
    year,
    opensOn: t("rounds:problem.opensOn"),
    dueOn: t("rounds:problem.dueOn"),
    "note.en": note,
    "note.ru": note,
  };
  return Object.entries(messages).flatMap(([field, message]) => (wrong.has(field) ? [{ field, message }] : []));
}
