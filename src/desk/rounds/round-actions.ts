"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { longestNote, roundInput } from "#features/rounds/round.ts";
import { closeRound, moveDueDate, openRound, reopenRound, withdrawRound } from "#features/rounds/round-commands.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type T, translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form/form-answers.ts";
import {
  type FormState,
  type FormValues,
  idOf,
  localizedOf,
  localizedValues,
  type Problem,
  partialDateOf,
  partialDateValues,
  textOf,
  valuesOf,
} from "#ui/form/form-state.ts";

export async function openNewRound(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const input = roundInput.safeParse({
    year: Number(textOf(values, "year")),
    opensOn: partialDateOf(values, "opensOn") ?? "",
    dueOn: partialDateOf(values, "dueOn") ?? "",
    note: localizedOf(values, "note"),
  });
  if (!input.success) return invalid(problemsOf(input.error.issues, translator(locale)), values);
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const opened = await openRound(actor, input.data);
  if (!opened.ok) return refused(opened, locale, values);
  // The masthead, too, is made anew: its language switch keeps the new address.
  refresh();
  redirect(addressOf(locale, "/desk/rounds/[year]", input.data.year, "?done=open"));
}

const dueInput = roundInput.pick({ dueOn: true, note: true });

export async function changeDueDate(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const input = dueInput.safeParse({
    dueOn: partialDateOf(values, "dueOn") ?? "",
    note: localizedOf(values, "note"),
  });
  if (!input.success) return invalid(problemsOf(input.error.issues, translator(locale)), values);
  return change(values, "move", (actor, year, version) => moveDueDate(actor, year, version, input.data));
}

export async function closeOrReopen(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  return textOf(values, "intent") === "reopen"
    ? change(values, "reopen", reopenRound)
    : change(values, "close", closeRound);
}

export async function takeBackRound(_: FormState, data: FormData): Promise<FormState> {
  return change(valuesOf(data), "withdraw", withdrawRound);
}

type Command = typeof closeRound;

async function change(values: FormValues, done: string, command: Command): Promise<FormState> {
  const locale = localeOf(values);
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const year = idOf(values, "year");
  const changed = await command(actor, year, idOf(values, "version"));
  if (!changed.ok) {
    const stored = changed.error === "changedMeanwhile" ? await findRound(actor, year) : null;
    if (!stored) return refused(changed, locale, values);
    const theirs = { ...partialDateValues("dueOn", stored.dueOn), ...localizedValues("note", stored.note) };
    return refused(changed, locale, { ...values, version: String(stored.version) }, theirs);
  }
  refresh();
  // Of a round that was taken back there is no page.
  redirect(
    done === "withdraw"
      ? addressOf(locale, "/desk/rounds", `?withdrawn=${year}`)
      : addressOf(locale, "/desk/rounds/[year]", year, `?done=${done}`),
  );
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
