import type { Erratum } from "#features/claims/claim-queries.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { ComparedTexts, OriginalChanges, OutdatedMark } from "#ui/outdated.tsx";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText, ParallelText } from "#ui/text.tsx";

/** Compares what the original of each outdated translation said when it was translated with what it says now. */
export function TextChanges({ text, locale }: { text: RecordText; locale: Locale }) {
  const t = translator(locale);
  const outdated = locales.filter((lang) => text.outdated[lang]);
  if (outdated.length === 0) {
    return (
      <Section id="changes" title={t("texts:changes")}>
        <p>{t(text.en && text.ru ? "texts:current" : "texts:alone")}</p>
      </Section>
    );
  }
  return outdated.map((lang) => (
    <Section key={lang} id={`changes-${lang}`} title={t("texts:changes")}>
      <p>
        <b lang={lang}>{languageNames[lang]}</b>
        <OutdatedMark text={{ ...text, place: null }} lang={lang} locale={locale} whole />
      </p>
      <OriginalChanges text={text} lang={lang} locale={locale} />
    </Section>
  ));
}

/** The words of that day in both languages, each with its state. */
export function TextWords({
  text,
  sources,
  asof,
  locale,
}: {
  text: RecordText;
  sources: Record<Locale, Source>;
  asof: string | null;
  locale: Locale;
}) {
  const t = translator(locale);
  const title = asof ? t("texts:wordsOn", { date: formatDate(asof, locale) }) : t("texts:words");
  return (
    <Section id="words" title={title}>
      <ParallelText
        locale={locale}
        texts={locales.map((lang) => ({
          lang,
          paragraphs: (text[lang] ?? "").split("\n").filter((line) => line.trim()),
          marks: (
            <>
              <LanguageState
                state={text[lang] ? text.state[lang] : "missing"}
                lang={lang}
                locale={locale}
                of={{ ...text, place: null }}
              />
            </>
          ),
          absent: <span className="soft">{t("texts:missing")}</span>,
        }))}
      />
      {locales.map(
        (lang) =>
          sources[lang].length > 0 && (
            <p key={lang} className="small mt-3">
              <b lang={lang}>{languageNames[lang]}</b>. {t("texts:source")}:{" "}
              <SourceWords source={sources[lang]} locale={locale} />
            </p>
          ),
      )}
    </Section>
  );
}

/** Its errata, the newest first: why, by which source, and what changed word by word. */
export function TextErrata({ errata, locale }: { errata: readonly Erratum[]; locale: Locale }) {
  const t = translator(locale);
  if (errata.length === 0) return null;
  return (
    <Section id="errata" title={t("texts:errata")}>
      {errata.map(({ language, before, after, reason, source, on }) => (
        <div key={`${language} ${on.toISOString()}`}>
          <h3>{t("texts:erratum", { date: formatDate(dayOf(on), locale) })}</h3>
          <p>
            <LocalizedText value={reason} locale={locale} />
          </p>
          <ComparedTexts before={before} after={after} language={language} locale={locale} />
          <p className="small">
            <SourceWords source={source} locale={locale} />
          </p>
        </div>
      ))}
    </Section>
  );
}
