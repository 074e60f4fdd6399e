import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { T } from "#i18n/t.ts";
import { isPartialDate } from "#lib/partial-date.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, type Refused, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, type Problem, partialDateOf, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

/** Closes the recommendation that the form names, with a reason and as much of the day as is known. */
export const recordClosing = deskAction(can.closeRecommendations, close, (sent) => goOn(sent, "closed"));

async function close(actor: Actor, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
  const on = partialDateOf(values, "on");
  const { problems, reason, source } = read(values, t);
  if (on !== null && !isPartialDate(on)) {
    problems.unshift({ field: "on", message: t("staff:problem.date") });
  }
  if (problems.length > 0) return invalid(problems, values);
  const closed = await closeRecommendation(actor, seenIn(values), { on, reason, source });
  if (closed.ok) return goOn(sent, "closed");
  if (closed.error === "dayToCome" || closed.error === "closedBeforeMove") {
    const { date } = closed.details ?? {};
    const details: Record<string, string> = date === undefined ? {} : { date: formatDate(String(date), locale) };
    return invalid([{ field: "on", message: refusalText({ error: closed.error, details }, locale) }], values);
  }
  return refusedNow(actor, closed, values, locale);
}

/** Takes back that it was closed, with the reason, which stays in the history. */
export const recordNoClosing = deskAction(can.closeRecommendations, takeBack, (sent) => goOn(sent, "takenBack"));

async function takeBack(actor: Actor, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
  const { problems, reason, source } = read(values, t);
  if (problems.length > 0) return invalid(problems, values);
  const taken = await takeBackClosing(actor, seenIn(values), { reason, source });
  return taken.ok ? goOn(sent, "takenBack") : refusedNow(actor, taken, values, locale);
}

function seenIn(values: FormValues) {
  return { code: textOf(values, "code"), version: idOf(values, "version") };
}

function read(values: FormValues, t: T) {
  const reason = wordsOf(values, "reason", t);
  const source = wordsOf(values, "source", t);
  const problems: Problem[] = [...reason.problems, ...source.problems];
  if (!reason.words.en && !reason.words.ru && reason.problems.length === 0) {
    problems.unshift({ field: "reason", message: t("staff:problem.reason") });
  }
  return { problems, reason: reason.words, source: source.words };
}

function goOn({ values, locale }: Sent, done: "closed" | "takenBack"): Outcome {
  return { to: addressOf(locale, "/recommendations/[code]/close", textOf(values, "code"), `?done=${done}`) };
}

/** With the version that stands now, so that sending again is a decision about what is now on the page. */
async function refusedNow(actor: Actor, refusal: Refused, values: FormValues, locale: Locale): Promise<Outcome> {
  const stored = await findRecommendation(actor, textOf(values, "code"));
  return anew(refused(refusal, locale, stored ? { ...values, version: String(stored.version) } : values));
}
