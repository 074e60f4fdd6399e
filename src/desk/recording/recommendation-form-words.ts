import { tellingWords } from "#desk/text-telling.tsx";
import { newProvenances, type Provenance, provenances } from "#features/recommendations/recommendation.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { Settled } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import { inOrder, languageStateOptions, pairLabels } from "#ui/form/language-words.ts";

/** All that the controls of a recommendation say; `offered` are sources that can be chosen again. */
export function recommendationFormWords(
  locale: Locale,
  offered: readonly string[],
  recorded?: { text: RecordText; settled: Settled },
) {
  const t = translator(locale);
  return {
    offered,
    pairs: { text: pairLabels("text"), source: pairLabels("source") },
    textStates: inOrder(locale).map((language) => ({ language, label: t(`staff:recommendations.state.${language}`) })),
    states: languageStateOptions(locale),
    verb: t("staff:recommendations.verb"),
    verbs: (["agree", "draft"] as const).map((value) => ({
      value: value as string,
      label: t(`staff:recommendations.verbs.${value}`),
    })),
    provenance: t("staff:correct.provenance.label"),
    newProvenances: newProvenances.map((value) => provenanceOption(value, locale)),
    telling: tellingWords(locale, recorded),
  };
}

export type RecommendationFormWords = ReturnType<typeof recommendationFormWords>;

/** A commitment of the Declaration stays one; anything else never becomes one. */
export function provenanceOptions(locale: Locale) {
  return provenances.filter((value) => value !== "declaration").map((value) => provenanceOption(value, locale));
}

function provenanceOption(value: Exclude<Provenance, "declaration">, locale: Locale) {
  return { value: value as string, label: translator(locale)(`staff:correct.provenance.${value}`) };
}
