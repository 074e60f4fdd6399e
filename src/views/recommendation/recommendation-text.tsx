import { paragraphsOf } from "#features/recommendations/amendment.ts";
import { isWordless, type Provenance } from "#features/recommendations/recommendation.ts";
import { isExplained, ProvenanceTag, provenanceKey } from "#features/recommendations/recommendation-words.tsx";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { OfficialSource, SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { ParallelText } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";

type Props = { page: RecommendationPage; locale: Locale };

/** Beside it stands the source of a record without words: the one that says so, where they are said not to be public. */
export function noTextKey(provenance: Provenance) {
  if (!isWordless(provenance)) return "recommendations:text.missing" as const;
  return provenance === "not-public"
    ? ("recommendations:text.notPublic" as const)
    : ("recommendations:text.noText" as const);
}

/** The words in both languages, what kind of words they are, and who vouches for them. */
export function RecommendationText({ page, locale }: Props) {
  const t = translator(locale);
  if (!page.text.en && !page.text.ru) {
    return (
      <Section id="text" title={t("recommendations:text.title")} note={<SourceNote page={page} locale={locale} />}>
        <p>{t(noTextKey(page.provenance))}</p>
      </Section>
    );
  }
  return (
    <Section id="text" title={t("recommendations:text.title")}>
      <ParallelText
        locale={locale}
        texts={locales.map((lang) => ({
          lang,
          paragraphs: paragraphsOf(page.text[lang]),
          sample: page.provenance === "sample",
          absent: <span className="soft">{t("recommendations:text.missing")}</span>,
          marks: <Marks page={page} lang={lang} locale={locale} />,
        }))}
      />
      <div className="notes mt-4">
        <KindNote page={page} locale={locale} />
        <SourceNote page={page} locale={locale} />
      </div>
    </Section>
  );
}

function Marks({ page, lang, locale }: Props & { lang: Locale }) {
  const state = page.text.state[lang];
  if (!page.text[lang]) return <LanguageState state="missing" lang={lang} locale={locale} />;
  return (
    <>
      <ProvenanceTag provenance={page.provenance} locale={locale} />
      {(page.provenance !== "sample" || state !== "original") && (
        <LanguageState state={state} lang={lang} locale={locale} of={page.text} />
      )}
      <OfficialSource text={page.text} lang={lang} locale={locale} />
    </>
  );
}

function KindNote({ page, locale }: Props) {
  const t = translator(locale);
  const isTranslated = locales.some((lang) => page.text[lang] && page.text.state[lang] === "unofficial");
  if (page.provenance === "sample") {
    return (
      <Note kind="look" locale={locale} title={t("recommendations:text.sampleTitle")}>
        {t("recommendations:text.sample")} {isTranslated && t("recommendations:text.sampleTranslation")}
      </Note>
    );
  }
  return (
    <>
      {isExplained(page.provenance) && (
        <Note kind="look" locale={locale} title={t(provenanceKey(page.provenance, "title"))}>
          {t(provenanceKey(page.provenance, "note"))}
        </Note>
      )}
      {isTranslated && (
        <Note kind="look" locale={locale} title={t("recommendations:text.unofficialTitle")}>
          {t("recommendations:text.unofficial")}
        </Note>
      )}
    </>
  );
}

function SourceNote({ page, locale }: Props) {
  if (page.source.length === 0) return null;
  return (
    <Note locale={locale}>
      <SourceWords source={page.source} locale={locale} />
    </Note>
  );
}
