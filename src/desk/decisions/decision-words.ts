import { namesText } from "#desk/names-text.ts";
import { rangesText } from "#desk/recording/chosen.ts";
import { type Decision, decisions } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { formatDates } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Problem } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import type { ChosenDecision } from "./decision-form-definition.ts";
import type { RowWords } from "./decision-rows.tsx";
import { lineName } from "./decision-runs.ts";

/** Said of one number in place of what is said of its run: the meeting did not decide. */
export const undecided = "none";

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
    text: pairLabels("text"),
    paragraphs: Array.from({ length: 60 }, (_, index) => paragraphLabels(index + 1)),
  };
}

function paragraphLabels(number: number): Record<Locale, string> {
  const labels = locales.map((lang) => [lang, translator(lang)("staff:pair.paragraph" as TextKey, { number })]);
  return Object.fromEntries(labels) as Record<Locale, string>;
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
  const meetings = new Map(items.map(({ code, meeting }) => [code, meeting]));
  const inTheWay = chosen.filter(({ code }) => meetings.has(code));
  if (error === "textUnchanged" || error === "textMissing") {
    return inTheWay.map(({ code }) => ({
      field: `${lineName(code)}.text.0`,
      message: t(error === "textUnchanged" ? "errors:textUnchanged" : "staff:decisions.noText", { codes: code }),
    }));
  }
  const groups = Map.groupBy(inTheWay, ({ code, decision }) => `${meetings.get(code)?.code} ${decision}`);
  return [...groups.values()].flatMap((group): Problem[] => {
    const [first] = group;
    if (!first) return [];
    const codes = group.map(({ code }) => code);
    const [range, verb, meeting] = [rangesText(codes, locale), first.decision ?? undecided, meetings.get(first.code)];
    const message =
      error === "heldAfterMeeting"
        ? t(`staff:decisions.cannot.${verb}` as TextKey, { range, dates: meeting ? formatDates(meeting, locale) : "" })
        : error === "laterMoveStands" || error === "laterDecisionStands"
          ? t(`errors:${error}`, { ...details, codes: range })
          : t(`staff:decisions.moved.${verb}` as TextKey, { range });
    return [{ field: `${lineName(first.line)}.decision`, message }];
  });
}

/** "2 recommendations are endorsed: 2021-III-1 ... 1 recommendation is returned: ..." */
export function doneText(
  chosen: readonly ChosenDecision[],
  items: readonly Pick<RecommendationItem, "code" | "text">[],
  locale: Locale,
): string {
  const t = translator(locale);
  return decisions
    .map((decision) => ({ decision, all: chosen.filter((one) => one.decision === decision) }))
    .filter(({ all }) => all.length > 0)
    .map(({ decision, all }) => {
      const named = all.flatMap(({ code }) => items.find((item) => item.code === code) ?? []);
      return t(`staff:decisions.done.${decision}`, { count: all.length, names: namesText(named, locale) });
    })
    .join(" ");
}
