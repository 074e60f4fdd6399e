import { isExplained, isUnsettled, provenanceKey } from "#features/recommendations/recommendation-words.tsx";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { marked } from "#i18n/summary.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { RecommendationPage } from "./find-recommendation.ts";

/** Its words behind their marks; what it is where the reader's language has none of them. */
export function recommendationDescription(page: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  const { provenance, pillar } = page;
  const words = page.text[locale];
  const state = page.textState[locale];
  if (words) {
    return marked(words, locale, [
      provenance === "sample" && t("ui:tag.sample"),
      isExplained(provenance) && t(provenanceKey(provenance, "tag")),
      isUnsettled(state) && t(`states:language.${state}` as TextKey),
    ]);
  }
  const sentences = [
    pillar !== null && `${t("recommendations:pillar", { numeral: roman(pillar) })}.`,
    `${standingText(page, locale)}.`,
    t(page.text.en || page.text.ru ? "recommendations:text.missing" : "recommendations:text.noText"),
  ];
  return sentences.filter(Boolean).join(" ");
}

function standingText({ kind, status, amended }: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  if (kind === "commitment") return t("recommendations:statement.adopted");
  if (amended && status === "endorsed") return capital(t("states:amended", { count: 1 }), locale);
  return capital(t(`states:text.${status ?? "unknown"}` as TextKey, { count: 1 }), locale);
}
