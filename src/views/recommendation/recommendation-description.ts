import { isExplained, provenanceKey } from "#features/recommendations/recommendation-words.tsx";
import { capital } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { currentIn } from "#i18n/localized.ts";
import { marked } from "#i18n/summary.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { RecommendationPage } from "./find-recommendation.ts";
import { noTextKey } from "./recommendation-text.tsx";

/** Its words behind their marks; what it is where the reader's language has none of them, or none of today. */
export function recommendationDescription(page: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  const { text, provenance, pillar } = page;
  const words = currentIn(text, locale);
  const state = text.state[locale];
  if (words) {
    return marked(words, locale, [
      provenance === "sample" && t("ui:tag.sample"),
      isExplained(provenance) && t(provenanceKey(provenance, "tag")),
      isUnsettled(state) && t(`states:language.${state}`),
    ]);
  }
  const sentences = [
    pillar !== null && `${t("recommendations:pillar", { numeral: roman(pillar) })}.`,
    `${standingText(page, locale)}.`,
    absenceText(page, locale),
  ];
  return sentences.filter(Boolean).join(" ");
}

function standingText({ kind, status, amended }: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  if (kind === "commitment") return t("recommendations:statement.adopted");
  if (amended && status === "endorsed") return capital(t("states:amended", { count: 1 }), locale);
  return capital(t(`states:text.${status ?? "unknown"}`, { count: 1 }), locale);
}

function absenceText({ text, provenance }: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  if (text.outdated[locale]) {
    return t("recommendations:next.outdated", { inLanguage: t(`ui:language.in.${locale}`) });
  }
  return text.en || text.ru ? t("recommendations:text.missing") : t(noTextKey(provenance));
}
