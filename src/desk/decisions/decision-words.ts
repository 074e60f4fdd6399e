import { type Decision, decisions } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { formatDates, formatList } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import type { Problem } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { type ChosenDecision, paragraphCount, undecided } from "./decision-form-values.ts";
import { decisionName, paragraphName, reasonName } from "./decision-names.ts";
import type { RowWords } from "./decision-rows.tsx";

/** Lists what can be said of one number, or of `count`. `empty` is what is meant where nothing is chosen. */
export function decisionOptions(
  locale: Locale,
  {
    empty,
    among = decisions,
    orNone,
    count = 1,
  }: { empty: string; among?: readonly Decision[]; orNone: boolean; count?: number },
) {
  const t = translator(locale);
  return [
    { value: "", label: empty },
    ...among.map((value) => ({ value: value as string, label: t(`staff:decisions.verbs.${value}`, { count }) })),
    ...(orNone ? [{ value: undecided, label: t("staff:decisions.verbs.none") }] : []),
  ];
}

export function rowWords(locale: Locale, { hasReasons }: { hasReasons: boolean }): RowWords {
  const t = translator(locale);
  return {
    singly: t("staff:decisions.one"),
    textHint: t("staff:decisions.textHint"),
    reasonHint: hasReasons ? t("staff:decisions.reasonOfOne") : null,
    reason: pairLabels("reason"),
  };
}

/** The labels of each pair of controls of a text; only where there are several do they say which paragraph it is. */
export function paragraphLabels(text: Localized): { labels: Record<Locale, string> }[] {
  const count = paragraphCount(text);
  return Array.from({ length: count }, (_, index) => ({
    labels: Object.fromEntries(
      locales.map((lang) => [
        lang,
        count === 1
          ? pairLabels("text")[lang]
          : translator(lang)("staff:pair.paragraph" as TextKey, { number: index + 1 }),
      ]),
    ) as Record<Locale, string>,
  }));
}

const inTheWay = [
  "heldAfterMeeting",
  "moveNotAllowed",
  "textUnchanged",
  "textMissing",
  "laterMoveStands",
  "laterDecisionStands",
] as const;

type InTheWay = (typeof inTheWay)[number];

export function standsInTheWay(error: string): error is InTheWay {
  return inTheWay.some((one) => one === error);
}

/**
 * One sentence for each meeting and each decision whose recommendations stand in the way: which, and why. It stands at
 * the first control that said so.
 */
export function problemsOf(
  { error, details }: { error: InTheWay; details?: Record<string, string | number> | undefined },
  items: readonly Pick<RecommendationItem, "code" | "meeting">[],
  chosen: readonly ChosenDecision[],
  locale: Locale,
): Problem[] {
  const t = translator(locale);
  const byCode = new Map(chosen.map((one) => [one.code, one]));
  const groups = Map.groupBy(items, ({ code, meeting }) => `${meeting?.code} ${byCode.get(code)?.decision}`);
  return [...groups.values()].flatMap((group): Problem[] => {
    const [first] = group;
    const one = byCode.get(first?.code ?? "");
    if (!first || !one) return [];
    const range = rangesText(
      group.map(({ code }) => code),
      locale,
    );
    if (error === "textUnchanged" || error === "textMissing") {
      return group.map(({ code }) => ({
        field: paragraphName(code, 0),
        message: t(error === "textUnchanged" ? "errors:textUnchanged" : "staff:decisions.noText", { codes: code }),
      }));
    }
    const verb = one.decision ?? undecided;
    const message =
      error === "heldAfterMeeting"
        ? t(`staff:decisions.cannot.${verb}` as TextKey, {
            range,
            dates: first.meeting ? formatDates(first.meeting, locale) : "",
          })
        : error === "laterMoveStands" || error === "laterDecisionStands"
          ? t(`errors:${error}`, { ...details, codes: range })
          : t(`staff:decisions.moved.${verb}` as TextKey, { range });
    return [{ field: one.field, message }];
  });
}

/** Names the returned ones without a word why, at the controls where it can be said. */
export function unexplainedReturns(chosen: readonly ChosenDecision[], reason: Localized, locale: Locale): Problem[] {
  if (reason.en || reason.ru) return [];
  const returned = chosen.filter(({ decision, reason: own }) => decision === "return" && !own.en && !own.ru);
  const groups = Map.groupBy(returned, ({ code, field }) =>
    field === decisionName(code) ? reasonName(code) : "reason",
  );
  return [...groups].map(([field, group]) => ({
    field,
    message: translator(locale)("errors:returnReasonMissing", {
      codes: rangesText(
        group.map(({ code }) => code),
        locale,
      ),
    }),
  }));
}

/** "2021-I-1 to 2021-I-8", "2021-I-1…2021-I-8". */
function rangesText(codes: readonly string[], locale: Locale): string {
  const between = translator(locale)("ui:code.to");
  const ranges = codeRanges(codes).map(({ from, codes: run }) =>
    run.length > 1 ? `${from}${between}${run.at(-1)}` : from,
  );
  return formatList(ranges, locale);
}

/** "9 recommendations are endorsed. 1 recommendation is returned." */
export function doneText(chosen: readonly ChosenDecision[], locale: Locale): string {
  const t = translator(locale);
  return decisions
    .map((decision) => ({ decision, count: chosen.filter((one) => one.decision === decision).length }))
    .filter(({ count }) => count > 0)
    .map(({ decision, count }) => t(`staff:decisions.done.${decision}`, { count }))
    .join(" ");
}
