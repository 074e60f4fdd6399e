import type { z } from "zod";
import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { longestNote, roundInput } from "#features/rounds/round.ts";
import { closeRound, moveDueDate, openRound, reopenRound, withdrawRound } from "#features/rounds/round-commands.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
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

export const openNewRound = deskAction(can.keepRounds, open, (sent) => toRound(sent, "open"));

async function open(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
  const input = roundInput.safeParse({
    year: Number(textOf(values, "year")),
    opensOn: partialDateOf(values, "opensOn") ?? "",
    dueOn: partialDateOf(values, "dueOn") ?? "",
    note: localizedOf(values, "note"),
  });
  if (!input.success) return invalid(problemsOf(input.error.issues, t), values);
  const opened = await openRound(actor, input.data);
  if (!opened.ok) return refused(opened, locale, values);
  return toRound(sent, "open");
}

const dueInput = roundInput.pick({ dueOn: true, note: true });

export const changeDueDate = deskAction(
  can.keepRounds,
  async (actor, sent) => {
    const { values, t } = sent;
    const input = dueInput.safeParse({
      dueOn: partialDateOf(values, "dueOn") ?? "",
      note: localizedOf(values, "note"),
    });
    if (!input.success) return invalid(problemsOf(input.error.issues, t), values);
    return change(actor, sent, "move", (by, year, version) => moveDueDate(by, year, version, input.data));
  },
  (sent) => toRound(sent, "move"),
);

export const closeOrReopen = deskAction(
  can.keepRounds,
  async (actor, sent) =>
    closing(sent) === "reopen" ? change(actor, sent, "reopen", reopenRound) : change(actor, sent, "close", closeRound),
  (sent) => toRound(sent, closing(sent)),
);

const closing = ({ values }: Sent) => (textOf(values, "intent") === "reopen" ? "reopen" : "close");

export const takeBackRound = deskAction(
  can.keepRounds,
  (actor, sent) => change(actor, sent, "withdraw", withdrawRound),
  (sent) => toRound(sent, "withdraw"),
);

type Command = typeof closeRound;

async function change(actor: Person, sent: Sent, done: Done, command: Command): Promise<Outcome> {
  const { values, locale } = sent;
  const year = idOf(values, "year");
  const changed = await command(actor, year, idOf(values, "version"));
  if (!changed.ok) {
    const stored = changed.error === "changedMeanwhile" ? await findRound(actor, year) : null;
    if (!stored) return refused(changed, locale, values);
    const theirs = { ...partialDateValues("dueOn", stored.dueOn), ...localizedValues("note", stored.note) };
    return refused(changed, locale, { ...values, version: String(stored.version) }, theirs);
  }
  return toRound(sent, done);
}

type Done = "open" | "move" | "close" | "reopen" | "withdraw";

function toRound({ values, locale }: Sent, done: Done): Outcome {
  const year = textOf(values, "year");
  // Of a round that was taken back there is no page.
  if (done === "withdraw") return { to: addressOf(locale, "/desk/rounds", `?withdrawn=${year}`) };
  return { to: addressOf(locale, "/desk/rounds/[year]", year, `?done=${done}`) };
}

function problemsOf(issues: readonly z.core.$ZodIssue[], t: T): Problem[] {
  const wrong = new Set(issues.map(({ path }) => path.join(".")));
  const note = t("rounds:problem.note", { count: longestNote });
  const messages: Record<string, string> = {
    year: t("rounds:problem.year"),
    opensOn: t("rounds:problem.opensOn"),
    dueOn: t("rounds:problem.dueOn"),
    "note.en": note,
    "note.ru": note,
  };
  return Object.entries(messages).flatMap(([field, message]) => (wrong.has(field) ? [{ field, message }] : []));
}
