import { typeset } from "#i18n/format.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { FallbackTag, LanguageState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Translation } from "./translation.ts";

/**
 * Words as they were sent. Where there is a translation into the language of the page it goes first, under its mark, and
 * the words that were sent stand below it.
 */
export function SentWords({
  words,
  language,
  translation,
  locale,
}: {
  words: string;
  language: Locale;
  translation: Translation | null | undefined;
  locale: Locale;
}) {
  const sent = <span lang={language}>{typeset(words, language)}</span>;
  if (language === locale) return sent;
  if (translation?.language !== locale) {
    return (
      <>
        {sent} <FallbackTag locale={locale} lang={language} />
      </>
    );
  }
  return (
    <>
      <span lang={locale}>{typeset(translation.words, locale)}</span>{" "}
      <LanguageState state={translation.state} lang={locale} locale={locale} />
      <br />
      <span className="small">
        {translator(locale)("texts:sent")}: {sent}
      </span>
    </>
  );
}

/** The reason of an event, which is mostly given in one language. */
export function ReasonWords({
  reason,
  translation,
  locale,
}: {
  reason: Localized;
  translation: Translation | null;
  locale: Locale;
}) {
  const given = reason[otherLocale(locale)];
  if (reason[locale] || !given || translation?.language !== locale) {
    return <LocalizedText value={reason} locale={locale} />;
  }
  return <SentWords words={given} language={otherLocale(locale)} {...{ translation, locale }} />;
}
