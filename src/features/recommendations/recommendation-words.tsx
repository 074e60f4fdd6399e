import { capital } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { wordsOfSource } from "#i18n/source.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText, SampleTag, Tag } from "#ui/text.tsx";
import { isWordless, type Provenance, type wordless } from "./recommendation.ts";
import type { RecommendationItem } from "./recommendation-item.ts";

/** The words of a recommendation in a list, with their marks after the last one; a sentence where there are no words. */
export function RecommendationWords({
  item,
  locale,
  saysLanguage = true,
}: {
  item: RecommendationItem;
  locale: Locale;
  /** `false` where a note says for all of them that they stand in the other language */
  saysLanguage?: boolean;
}) {
  const found = recordWordsIn(item.text, locale);
  if (!found) return <NoWords item={item} locale={locale} />;
  const state = item.text.state[found.lang];
  return (
    <>
      <span className="rec">
        <LocalizedText value={item.text} locale={locale} tag={saysLanguage} />
      </span>{" "}
      <ProvenanceTag provenance={item.provenance} locale={locale} />{" "}
      {/* The note on samples says that their translation is unofficial, too. */}
      {isUnsettled(state) && item.provenance !== "sample" && (
        <LanguageState state={state} lang={found.lang} locale={locale} />
      )}
    </>
  );
}

type Wordless = Pick<RecommendationItem, "provenance" | "source">;

/** Says that there are no words; that they are not public, only beside the source that says so. */
export function NoWords({ item: { provenance, source }, locale }: { item: Wordless; locale: Locale }) {
  return (
    <span className="soft">
      {absenceText(provenance, locale)}
      {provenance === "not-public" && (
        <>
          {" "}
          <SourceWords source={source} locale={locale} />
        </>
      )}
    </span>
  );
}

/** The same where there is room for nothing but a text. */
export function noWordsText({ provenance, source }: Wordless, locale: Locale): string {
  const told = provenance === "not-public" ? inLanguage(wordsOfSource(source), locale)?.text : null;
  return [absenceText(provenance, locale), told].filter(Boolean).join(" ");
}

/** Words in a language that is not public are somewhere, though not for this reader. */
function absenceText(provenance: Provenance, locale: Locale): string {
  const t = translator(locale);
  if (!isWordless(provenance)) return t("recommendations:text.missing");
  return t(provenance === "not-public" ? "recommendations:list.notPublic" : "recommendations:list.noText");
}

/** Says what kind of words these are, if they are not the official ones. */
export function ProvenanceTag({ provenance, locale }: { provenance: Provenance; locale: Locale }) {
  if (provenance === "sample") return <SampleTag locale={locale} />;
  if (!isExplained(provenance)) return null;
  return <Tag tone="soft">{capital(translator(locale)(provenanceKey(provenance, "tag")), locale)}</Tag>;
}

export type ExplainedProvenance = Exclude<Provenance, "official" | "sample" | (typeof wordless)[number]>;

export function isExplained(provenance: Provenance): provenance is ExplainedProvenance {
  return provenance !== "official" && provenance !== "sample" && !isWordless(provenance);
}

export function provenanceKey(provenance: ExplainedProvenance, part: "tag" | "title" | "note"): TextKey {
  return `recommendations:provenance.${provenance}.${part}`;
}
