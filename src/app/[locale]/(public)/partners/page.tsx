import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { choosePartners, nearestPartners, searchOf } from "#features/partners/partner.ts";
import { listFindablePartners, partnerRecognizer } from "#features/partners/partner-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, EmptyState, PageHead, Section } from "#ui/page.tsx";
import { partnerAddresses } from "#views/partner/partner-addresses.ts";
import { ChosenPartnerFilters, PartnerFilters, PartnerList, PartnerSearch } from "#views/partner/partner-list.tsx";
import { PartnerMap } from "#views/partner/partner-map.tsx";

const { Page, generateMetadata } = publicPage(
  partnerAddresses,
  "/partners",
  ({ t, query }) => ({
    title: t("partners:title"),
    description: t("partners:description"),
    search: searchOf(query),
  }),
  async ({ locale, t, query }) => {
    const partners = await listFindablePartners();
    const data = (
      <DataLinks
        locale={locale}
        path={addressOf(locale, "/partners")}
        search={searchOf(query)}
        formats={["json", "csv"]}
      />
    );
    if (partners.length === 0) {
      return (
        <>
          <Crumbs locale={locale} items={[]} />
          <PageHead title={t("partners:title")} />
          <EmptyState>{t("partners:list.empty")}</EmptyState>
          {data}
        </>
      );
    }
    const { matching, counts } = choosePartners(partners, query);
    const near = matching.length === 0 ? nearestPartners(partners, query.q, await partnerRecognizer(partners)) : [];
    const numberOf = (kind: string) => partners.filter((partner) => partner.kind === kind).length;
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead
          title={t("partners:title")}
          lead={t("partners:composition", {
            states: t("partners:states", { count: numberOf("state") }),
            organisations: t("partners:organisations", { count: numberOf("organisation") }),
          })}
        />
        {searchOf(query) === "" && (
          <Section id="map" title={t("partners:map.title")}>
            <PartnerMap locale={locale} partners={partners} list="#list" />
          </Section>
        )}
        <div className="listing">
          <PartnerFilters {...{ locale, query, counts, partners }} />
          <div>
            <PartnerSearch {...{ locale, query }} />
            <p className="results mt-4" role="status" id="list">
              {t("partners:found", { count: matching.length })}
            </p>
            <ChosenPartnerFilters {...{ locale, query, partners }} />
            <PartnerList {...{ locale, query, matching, near }} />
          </div>
        </div>
        {data}
      </>
    );
  },
);

export { generateMetadata, Page as default };
