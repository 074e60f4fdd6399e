import { addressOf } from "#i18n/address.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { inOtherLanguage } from "./page.tsx";

export type Address = {
  /** with the language: "/en/recommendations/2021-III-4" */
  path: string;
  /** with its question mark, or empty */
  search: string;
};

export type SectionLink = { href: string; label: string };

type Props = {
  locale: Locale;
  /** the name of the partnership, from the data */
  name: string;
  address: Address;
  sections: readonly SectionLink[];
  /** the person who is signed in; nothing where nobody can tell whether somebody is */
  person?: { name: string } | null;
};

/** Wordmark, search, language, signing in; the sections below. The home page has its own search, so none here. */
export function Masthead({ locale, name, address, sections, person }: Props) {
  const t = translator(locale);
  const isHome = address.path === addressOf(locale, "");
  return (
    <>
      <a className="skip" href="#content">
        {t("ui:skip")}
      </a>
      <header className="masthead">
        <div className="page bar">
          {isHome ? (
            <p className="wordmark">{name}</p>
          ) : (
            <a className="wordmark" href={addressOf(locale, "")}>
              {name}
            </a>
          )}
          {!isHome && <Search locale={locale} />}
          <div className="who">
            <nav aria-label={t("ui:language.switch")}>
              {locales.map((language) =>
                language === locale ? (
                  <b key={language} lang={language}>
                    {languageNames[language]}
                  </b>
                ) : (
                  <a
                    key={language}
                    lang={language}
                    hrefLang={language}
                    href={inOtherLanguage(address.path, address.search, locale, language)}
                  >
                    {languageNames[language]}
                  </a>
                ),
              )}
            </nav>
            {person && (
              <>
                <a href={addressOf(locale, "/desk")} title={person.name}>
                  {t("ui:account.desk")}
                </a>
                <a href={addressOf(locale, "/sign-out")}>{t("ui:account.signOut")}</a>
              </>
            )}
            {person === null && <a href={addressOf(locale, "/sign-in")}>{t("ui:account.signIn")}</a>}
          </div>
        </div>
      </header>
      <nav className="sections" aria-label={t("ui:nav.sections")}>
        <ul className="page">
          {sections.map(({ href, label }) => (
            <li key={href}>
              <a href={href} aria-current={currentOf(address.path, href)}>
                {label}
              </a>
            </li>
          ))}
          <li className="more">
            <a href="#sections">{t("ui:nav.more")}</a>
          </li>
        </ul>
      </nav>
    </>
  );
}

function Search({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <search>
      <form className="search" action={addressOf(locale, "/recommendations")} method="get">
        <input type="search" name="q" aria-label={t("ui:search.label")} placeholder={t("ui:search.label")} />
        <button className="button quiet" type="submit">
          {t("ui:search.button")}
        </button>
      </form>
    </search>
  );
}

/** The section itself is the page; below it only the section is current. */
function currentOf(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return path.startsWith(`${href}/`) ? "true" : undefined;
}
