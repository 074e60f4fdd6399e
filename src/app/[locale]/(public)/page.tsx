import { plainAddresses } from "#app/plain-addresses.ts";
import { addressOf } from "#i18n/address.ts";
import { typeset } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { PageHead, Section } from "#ui/page.tsx";
import { LatestRecommendations } from "#views/home/home-latest.tsx";
import { MeetingsOfYear, NextMeeting } from "#views/home/home-meetings.tsx";
import { HomePillars } from "#views/home/home-pillars.tsx";
import { findHome, type Home } from "#views/home/home-queries.ts";
import { YearInTheRecord } from "#views/home/home-year.tsx";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { publicPage } from "./public-page.tsx";

const { Page, generateMetadata } = publicPage(
  plainAddresses,
  "",
  ({ t }) => ({
    description: t("recommendations:description"),
  }),
  async ({ locale, t, actor, today }) => {
    const home = await findHome(actor, today);
    return (
      <>
        <PageHead title={headingOf(home, locale)} lead={leadOf(home, locale)} />
        <search>
          <form className="home-search" action={addressOf(locale, "/recommendations")} method="get">
            <label htmlFor="home-q">
              <b>{t("home:search.label")}</b>
            </label>
            <div className="search">
              <input type="search" id="home-q" name="q" />
              <button className="button" type="submit">
                {t("home:search.button")}
              </button>
            </div>
          </form>
        </search>
        {home.pillars.length > 0 && (
          <Section id="pillars" title={t("home:pillars.title")}>
            <HomePillars home={home} locale={locale} />
          </Section>
        )}
        <LedgerSection ledger={home.ledger} locale={locale} title={t("ledger:title")} />
        <div className="home-columns">
          <Section id="latest" title={t("home:latest.title")}>
            <LatestRecommendations home={home} locale={locale} />
          </Section>
          <div>
            <NextMeeting home={home} locale={locale} today={today} />
            <MeetingsOfYear home={home} locale={locale} />
          </div>
        </div>
        {home.year !== null && <YearInTheRecord home={home} year={home.year} locale={locale} />}
      </>
    );
  },
);

export { generateMetadata, Page as default };

/** Says what the partners agreed, on the subject that the data names. */
function headingOf({ subject, partners }: Home, locale: Locale): string {
  const t = translator(locale);
  const count = partners.states + partners.organisations;
  const about = inLanguage(subject, locale);
  if (!about || about.fallback || count === 0) return t("home:headingPlain");
  return t("home:heading", { count, subject: typeset(about.text, locale) });
}

function leadOf({ partners: { states, organisations } }: Home, locale: Locale): string {
  const t = translator(locale);
  const count = states + organisations;
  if (count === 0) return t("home:leadEmpty");
  return t("home:lead", {
    count,
    states: t("home:states", { count: states }),
    organisations: t("home:organisations", { count: organisations }),
  });
}
