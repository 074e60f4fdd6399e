import { formatDate } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { FallbackTag, LanguageState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { PartnerItem } from "./partner-queries.ts";

type Props = { locale: Locale; partner: PartnerItem };

/** The mark of a name that nobody's official source gives in this language. */
export function NameMark({ locale, partner }: Props) {
  if (!isUnsettled(partner.name.state[locale])) return null;
  return (
    <>
      {" "}
      <LanguageState state="unofficial" lang={locale} locale={locale} />
    </>
  );
}

/**
 * "until 2022: Turkey"; in the other language, and saying so, where only there the name read differently. In a list the
 * year is enough, and reads alike whatever is known of the day.
 */
export function FormerNames({ locale, partner, inList = false }: Props & { inList?: boolean }) {
  const t = translator(locale);
  return partner.formerNames.map((former, index) => {
    const changed = locales.filter((language) => former.name[language] !== partner.name[language]);
    const language = changed.includes(locale) ? locale : changed[0];
    const name = language ? former.name[language] : null;
    return (
      <span key={former.until}>
        {index > 0 && "; "}
        {t("partners:until", {
          date: formatDate(inList ? former.until.slice(0, 4) : former.until, locale, { of: true }),
        })}
        {": "}
        {name && <span lang={language === locale ? undefined : language}>{name}</span>}
        {former.code !== partner.code && ` (${former.code})`}
        {language && language !== locale && (
          <>
            {" "}
            <FallbackTag locale={locale} lang={language} />
          </>
        )}
      </span>
    );
  });
}

/** "CARICC", with the acronym of the other language where it has one of its own. */
export function Acronyms({ locale, partner: { acronym } }: Props) {
  const own = acronym[locale];
  const others = locales.filter((language) => language !== locale && acronym[language] && acronym[language] !== own);
  return (
    <>
      {own}
      {others.map((language, index) => (
        <span key={language}>
          {(own || index > 0) && ", "}
          <LocalizedText value={{ en: null, ru: null, [language]: acronym[language] }} locale={locale} />
        </span>
      ))}
    </>
  );
}
