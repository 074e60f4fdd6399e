"use server";

import { refresh } from "next/cache";
import { formatDates, formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import { currentActor } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form-answers.ts";
import { type FormState, type Problem, textOf, valuesOf } from "#ui/form-state.ts";
import { chosenOf, versionValues } from "./chosen.ts";
import { groupName } from "./decision-groups.ts";
import { wordsOf } from "./reason-words.ts";
import { type Decision, isDecision } from "./recommendation.ts";
import { decideRecommendations } from "./recommendation-commands.ts";
import { findRecommendations } from "./recommendation-queries.ts";

/** What a policy meeting decided on the chosen: all of them, or none with the reason and the ways out. */
export async function recordDecision(_: FormState, data: FormData): Promise<FormState> {
  const values = valuesOf(data);
  const locale = localeOf(values);
  const t = translator(locale);
  const actor = await currentActor();
  if (actor.kind === "visitor") return refused({ error: "signedOut" }, locale, values);
  const chosen = chosenOf(values, "chosen");
  const decision = textOf(values, "decision");
  const reason = wordsOf(values, "reason", t);
  const source = wordsOf(values, "source", t);
  const problems: Problem[] = [];
  if (chosen.length === 0) problems.push({ field: textOf(values, "first"), message: t("staff:problem.chosen") });
  if (!isDecision(decision)) problems.push({ field: "decision", message: t("staff:problem.decision") });
  problems.push(...reason.problems, ...source.problems);
  if (!isDecision(decision) || problems.length > 0) return invalid(problems, values);

  const decided = await decideRecommendations(actor, textOf(values, "meeting"), decision, chosen, {
    reason: reason.words,
    source: source.words,
  });
  refresh();
  if (decided.ok) {
    return { status: "done", message: t(`staff:decisions.done.${decision}`, { count: chosen.length }) };
  }
  const codes = String(decided.details?.codes ?? "").split(", ");
  const standing = await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } });
  if (decided.error === "heldAfterMeeting" || decided.error === "moveNotAllowed") {
    const inTheWay = standing.filter(({ code }) => codes.includes(code));
    return invalid(problemsOf(inTheWay, decision, decided.error, locale), values);
  }
  return refused(decided, locale, { ...values, ...versionValues(standing) });
}

type Standing = Awaited<ReturnType<typeof findRecommendations>>;

/** One sentence for each meeting whose recommendations stand in the way: which, and why. */
function problemsOf(
  items: Standing,
  decision: Decision,
  error: "heldAfterMeeting" | "moveNotAllowed",
  locale: Locale,
): Problem[] {
  const t = translator(locale);
  return [...Map.groupBy(items, ({ meeting }) => meeting?.code)].map(([code, group]) => {
    const range = rangesText(
      group.map((item) => item.code),
      locale,
    );
    const dates = group[0]?.meeting ? formatDates(group[0].meeting, locale) : "";
    const message =
      error === "heldAfterMeeting"
        ? t(`staff:decisions.cannot.${decision}`, { range, dates })
        : t(`staff:decisions.moved.${decision}`, { range });
    return { field: groupName(code), message };
  });
}

/** "2021-I-1 to 2021-I-8", "2021-I-1…2021-I-8". */
function rangesText(codes: readonly string[], locale: Locale): string {
  const between = translator(locale)("ui:code.to");
  const ranges = codeRanges(codes).map(({ from, codes: run }) =>
    run.length > 1 ? `${from}${between}${run.at(-1)}` : from,
  );
  return formatList(ranges, locale);
}
