import type { Locale } from "../../i18n/locale.ts";
import { inLanguage, type Localized } from "../../i18n/localized.ts";
import { translator } from "../../i18n/t.ts";
import { inOrder, languageStateOptions, pairLabels } from "../meetings/meeting-form-words.ts";
import { provenances } from "./recommendation.ts";
import { partnerKinds } from "./recommendation-form-values.ts";

type Partners = readonly { code: string; kind: string; name: Localized }[];

/** All that the controls of a recommendation say. */
export function recommendationFormWords(locale: Locale, partners: Partners = []) {
  const t = translator(locale);
  const byName = new Intl.Collator(locale);
  return {
    pairs: { text: pairLabels("text"), source: pairLabels("source") },
    textStates: inOrder(locale).map((language) => ({ language, label: t(`staff:recommendations.state.${language}`) })),
    states: languageStateOptions(locale),
    verb: t("staff:recommendations.verb"),
    verbs: (["agree", "draft"] as const).map((value) => ({
      value: value as string,
      label: t(`staff:recommendations.verbs.${value}`),
    })),
    addressed: t("staff:recommendations.addressed"),
    addressedTo: (["all", "chosen", "none"] as const).map((value) => ({
      value: value as string,
      label: t(`staff:recommendations.addressedTo.${value}`),
    })),
    choosePartners: t("staff:recommendations.choosePartners"),
    partners: partnerKinds.map((kind) => ({
      kind,
      label: t(`staff:recommendations.partners.${kind}`),
      options: partners
        .filter((partner) => partner.kind === kind)
        .map(({ code, name }) => ({ value: code, label: inLanguage(name, locale)?.text ?? code }))
        .sort((a, b) => byName.compare(a.label, b.label)),
    })),
    provenance: t("staff:correct.provenance.label"),
  };
}

export type RecommendationFormWords = ReturnType<typeof recommendationFormWords>;

/** A commitment of the Declaration stays one; anything else never becomes one. */
export function provenanceOptions(locale: Locale) {
  const t = translator(locale);
  return provenances
    .filter((value) => value !== "declaration")
    .map((value) => ({ value: value as string, label: t(`staff:correct.provenance.${value}`) }));
}
