import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { compareWords } from "#lib/compared.ts";
import { ComparedWords } from "#ui/compared.tsx";
import { BookRow } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { Disagreement, LocalizedText, ParallelText, SampleTag, type TextInLanguage } from "#ui/text.tsx";
import type { Examples } from "./gallery.tsx";
import { say, type Word, words } from "./words.ts";

/** Texts of the record, in one language and in two. */
export const textExamples = {
  LocalizedText: {
    inBoth: (locale) => <LocalizedText value={words.experts} locale={locale} />,
    onlyInOther: (locale) => <LocalizedText value={onlyIn(otherLocale(locale), "experts")} locale={locale} />,
    withoutTag: (locale) => (
      <LocalizedText value={onlyIn(otherLocale(locale), "experts")} locale={locale} tag={false} />
    ),
    narrow: (locale) => (
      <BookRow label={<LocalizedText value={words.centre} locale={locale} narrow />}>
        {say("cooperate", locale)}
      </BookRow>
    ),
    addressOfTheWeb: (locale) => <LocalizedText value={words.addresses} locale={locale} />,
    endlessWord: (locale) => <LocalizedText value={words.endless} locale={locale} />,
    absent: (locale) => (
      <LocalizedText value={null} locale={locale} absent={translator(locale)("recommendations:text.missing")} />
    ),
  },
  ParallelText: {
    original: (locale) => <ParallelText {...parallel(locale, ["standardize"], "original", "official")} />,
    reviewed: (locale) => <ParallelText {...parallel(locale, ["cooperate"], "original", "reviewed")} />,
    unofficialSample: (locale) => <ParallelText {...parallel(locale, ["gaps"], "original", "unofficial", true)} />,
    paragraphs: (locale) => <ParallelText {...parallel(locale, ["cooperate", "standardize"], "original", "draft")} />,
    machine: (locale) => <ParallelText {...parallel(locale, ["cooperate"], "original", "machine")} />,
    missing: (locale) => <ParallelText {...parallel(locale, ["cooperate"], "original", "missing")} />,
    noneAtAll: (locale) => <ParallelText {...parallel(locale, [], "missing", "missing")} />,
  },
  ComparedWords: {
    same: (locale) => <p className="rec">{compared(locale, "cooperate", "cooperate")}</p>,
    instead: (locale) => <p className="rec">{compared(locale, "cooperateBefore", "cooperate")}</p>,
    leftOutAndNew: (locale) => <p className="rec">{compared(locale, "cooperate", "standardize")}</p>,
  },
  Disagreement: {
    twoSources: (locale) => (
      <Disagreement
        statements={[
          { label: say("paragraph19", locale), text: say("twoPillars", locale) },
          { label: say("paragraph22", locale), text: say("fourPillars", locale) },
        ]}
      />
    ),
    inTwoLanguages: () => (
      <Disagreement
        statements={locales.map((lang) => ({ label: say("paragraph19", lang), text: say("twoPillars", lang), lang }))}
      />
    ),
  },
} satisfies Examples;

function onlyIn(language: Locale, word: Word): Localized {
  return { en: null, ru: null, [language]: words[word][language] };
}

/** The English of the record is its original; where the Russian is missing, it has no paragraphs. */
function parallel(locale: Locale, paragraphs: Word[], original: string, translation: string, sample = false) {
  const states: Record<Locale, string> = { en: original, ru: translation };
  const texts = locales.map(
    (lang): TextInLanguage => ({
      lang,
      sample,
      paragraphs: states[lang] === "missing" ? [] : paragraphs.map((word) => words[word][lang]),
      marks: (
        <>
          <LanguageState state={states[lang]} lang={lang} locale={locale} />
          {sample && <SampleTag locale={locale} />}
        </>
      ),
      absent: translator(locale)("recommendations:text.missing"),
    }),
  );
  return { locale, texts };
}

function compared(locale: Locale, before: Word, after: Word) {
  const pieces = compareWords(words[before][locale], words[after][locale], locale);
  return <ComparedWords {...{ pieces, locale, t: translator(locale) }} />;
}
