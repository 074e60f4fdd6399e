import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, type Refused, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { readClosing, readNoClosing } from "./closing-form-definition.ts";

/** Closes the recommendation that the form names, with a reason and as much of the day as is known. */
export const recordClosing = deskAction("recordClosing", can.closeRecommendations, close, (sent) =>
  goOn(sent, "closed"),
);

async function close(actor: Actor, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readClosing(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, ...how } = read.value;
  const closed = await closeRecommendation(actor, { code, version }, how);
  if (closed.ok) return goOn(sent, "closed");
  if (closed.error === "dayToCome" || closed.error === "closedBeforeMove") {
    const { date } = closed.details ?? {};
    const details: Record<string, string> = date === undefined ? {} : { date: formatDate(String(date), locale) };
    return invalid([{ field: "on", message: refusalText({ error: closed.error, details }, locale) }], values);
  }
  return refusedNow(actor, closed, values, locale);
}

/** Takes back that it was closed, with the reason, which stays in the history. */
export const recordNoClosing = deskAction("recordNoClosing", can.closeRecommendations, takeBack, (sent) =>
  goOn(sent, "takenBack"),
);

async function takeBack(actor: Actor, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readNoClosing(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, ...why } = read.value;
  const taken = await takeBackClosing(actor, { code, version }, why);
  return taken.ok ? goOn(sent, "takenBack") : refusedNow(actor, taken, values, locale);
}

function goOn({ values, locale }: Sent, done: "closed" | "takenBack"): Outcome {
  return { to: addressOf(locale, "/recommendations/[code]/close", textOf(values, "code"), `?done=${done}`) };
}

/** With the version that stands now, so that sending again is a decision about what is now on the page. */
async function refusedNow(actor: Actor, refusal: Refused, values: FormValues, locale: Locale): Promise<Outcome> {
  const stored = await findRecommendation(actor, textOf(values, "code"));
  return anew(refused(refusal, locale, stored ? { ...values, version: String(stored.version) } : values));
}
