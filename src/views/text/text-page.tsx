import { addressOf } from "#i18n/address.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { OriginalChanges, OutdatedMark } from "#ui/outdated.tsx";
import { Section } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { ParallelText } from "#ui/text.tsx";

/** "Title of meeting PCGM-16": which text of the record it is. */
export function textName({ subject, key, field }: TextPlace, locale: Locale): string {
  return translator(locale)(`texts:name.${subject}.${field}` as TextKey, { code: key });
}

/** The page that shows the record to which a text belongs. */
export function recordAddress({ subject, key }: TextPlace, locale: Locale): string {
  switch (subject) {
    case "recommendation":
      return addressOf(locale, "/recommendations/[code]", key);
    case "meeting":
      return addressOf(locale, "/meetings/[code]", key);
    case "partner":
      return addressOf(locale, "/partners/[code]", key);
    case "pillar":
      return addressOf(locale, "/pillars/[number]", key);
    case "programme":
      return addressOf(locale, "/programmes", `#${key}`);
    case "glossary_term":
      return addressOf(locale, "/glossary", `#${key}`);
    case "liaison_post":
      return addressOf(locale, "/liaison");
    case "partner_group":
    case "body":
      return addressOf(locale, "/recommendations");
  }
}

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

/** The words of today in both languages, each with its state. */
export function TextWords({ text, locale }: { text: RecordText; locale: Locale }) {
  const t = translator(locale);
  return (
    <Section id="words" title={t("texts:words")}>
      <ParallelText
        locale={locale}
        texts={locales.map((lang) => ({
          lang,
          paragraphs: (text[lang] ?? "").split("\n").filter((line) => line.trim()),
          marks: (
            <LanguageState
              state={text[lang] ? text.state[lang] : "missing"}
              lang={lang}
              locale={locale}
              of={{ ...text, place: null }}
            />
          ),
          absent: <span className="soft">{t("texts:missing")}</span>,
        }))}
      />
    </Section>
  );
}
