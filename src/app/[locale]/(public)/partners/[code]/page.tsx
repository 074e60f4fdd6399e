import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { addressOf } from "#i18n/address.ts";
import { plainWords } from "#i18n/record-words.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { DocumentsOf } from "#views/documents/documents-of.tsx";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { partnerAddresses } from "#views/partner/partner-addresses.ts";
import { partnerDescription } from "#views/partner/partner-description.ts";
import { PartnerFacts, PartnerHead } from "#views/partner/partner-head.tsx";
import { PartnerDelegations, PartnerHosted, PartnerMeetings, PartnerPosts } from "#views/partner/partner-parts.tsx";
import { PartnerAnswers, PartnerRecommendations } from "#views/partner/partner-recommendations.tsx";

const find = cache(findPartner);

const { Page, generateMetadata } = publicPage(
  partnerAddresses,
  "/partners/[code]",
  async ({ locale, actor, params }) => {
    const partner = await find(actor, params.code);
    return (
      partner && {
        title: plainWords(partner.name, locale) ?? partner.code,
        description: partnerDescription(partner, locale),
      }
    );
  },
  async ({ locale, t, actor, params: { code } }) => {
    const partner = await find(actor, code);
    if (!partner) notFound();
    const path = addressOf(locale, "/partners/[code]", partner.code);
    if (code !== partner.code) permanentRedirect(path);
    return (
      <>
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/partners"), label: t("partners:title") },
            {
              href: addressOf(locale, "/partners", `?kind=${partner.kind}`),
              label: t(`partners:kinds.${partner.kind}`),
            },
          ]}
        />
        <PartnerHead locale={locale} partner={partner} />
        <PartnerFacts locale={locale} partner={partner} />
        <PartnerMeetings locale={locale} partner={partner} />
        <PartnerHosted locale={locale} partner={partner} />
        <LedgerSection ledger={partner.ledger} locale={locale} title={t("ledger:partner")}>
          <PartnerAnswers locale={locale} partner={partner} />
        </LedgerSection>
        <PartnerRecommendations locale={locale} partner={partner} />
        <DocumentsOf documents={partner.documents} locale={locale} />
        <PartnerPosts locale={locale} partner={partner} />
        <PartnerDelegations locale={locale} partner={partner} />
        <DataLinks locale={locale} path={path} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
