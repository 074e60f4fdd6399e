"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import { translator } from "#i18n/t.ts";
import { isPartialDate } from "#lib/partial-date.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refusalText, refused } from "#ui/form/form-answers.ts";
import {
  type FormState,
  type FormValues,
  idOf,
  type Problem,
  partialDateOf,
  textOf,
  valuesOf,
} from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

/** Closes the recommendation that the form names, with a reason and as much of the day as is known. */
export async function recordClosing(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const on = partialDateOf(values, "on");
  const { problems, reason, source } = read(values);
  if (on !== null && !isPartialDate(on)) {
    problems.unshift({ field: "on", message: translator(locale)("staff:problem.date") });
  }
  if (problems.length > 0) return invalid(problems, values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  const closed = await closeRecommendation(actor, seenIn(values), { on, reason, source });
  if (closed.ok) return goOn(values, "closed");
  if (closed.error === "dayToCome" || closed.error === "closedBeforeMove") {
    const { date } = closed.details ?? {};
    const details: Record<string, string> = date === undefined ? {} : { date: formatDate(String(date), locale) };
    return invalid([{ field: "on", message: refusalText({ error: closed.error, details }, locale) }], values);
  }
  return refusedNow(closed, values);
}

/** Takes back that it was closed, with the reason, which stays in the history. */
export async function recordNoClosing(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const { problems, reason, source } = read(values);
  if (problems.length > 0) return invalid(problems, values);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, localeOf(values), values);
  const taken = await takeBackClosing(actor, seenIn(values), { reason, source });
  return taken.ok ? goOn(values, "takenBack") : refusedNow(taken, values);
}

function seenIn(values: FormValues) {
  return { code: textOf(values, "code"), version: idOf(values, "version") };
}

function read(values: FormValues) {
  const t = translator(localeOf(values));
  const reason = wordsOf(values, "reason", t);
  const source = wordsOf(values, "source", t);
  const problems: Problem[] = [...reason.problems, ...source.problems];
  if (!reason.words.en && !reason.words.ru && reason.problems.length === 0) {
    problems.unshift({ field: "reason", message: t("staff:problem.reason") });
  }
  return { problems, reason: reason.words, source: source.words };
}

function goOn(values: FormValues, done: "closed" | "takenBack"): never {
  refresh();
  redirect(addressOf(localeOf(values), "/recommendations/[code]/close", textOf(values, "code"), `?done=${done}`));
}

/** With the version that stands now, so that sending again is a decision about what is now on the page. */
async function refusedNow(refusal: Parameters<typeof refused>[0], values: FormValues): Promise<FormState> {
  const stored = await findRecommendation(await currentActor(), textOf(values, "code"));
  refresh();
  return refused(refusal, localeOf(values), stored ? { ...values, version: String(stored.version) } : values);
}
