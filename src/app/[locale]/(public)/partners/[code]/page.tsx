import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { PartnerFacts, PartnerHead } from "#views/partner/partner-head.tsx";
import { PartnerDelegations, PartnerMeetings, PartnerPosts } from "#views/partner/partner-parts.tsx";
import { PartnerAnswers, PartnerRecommendations } from "#views/partner/partner-recommendations.tsx";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const partner = await findPartner(await currentActor(), code);
  if (!partner) return {};
  return {
    title: inLanguage(partner.name, locale)?.text ?? partner.code,
    alternates: alternates(locale, `/partners/${partner.code}`),
  };
}

export default async function PartnerRecordPage({ params, searchParams }: Props) {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const partner = await findPartner(await currentActor(), code);
  if (!partner) notFound();
  const path = addressOf(locale, "/partners/[code]", partner.code);
  if (code !== partner.code) {
    const query = parametersOf(await searchParams).toString();
    permanentRedirect(query ? `${path}?${query}` : path);
  }
  return (
    <>
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/partners"), label: t("partners:title") },
          { href: addressOf(locale, "/partners", `?kind=${partner.kind}`), label: t(`partners:kinds.${partner.kind}`) },
        ]}
      />
      <PartnerHead locale={locale} partner={partner} />
      <PartnerFacts locale={locale} partner={partner} />
      <PartnerMeetings locale={locale} partner={partner} />
      <LedgerSection ledger={partner.ledger} locale={locale} title={t("ledger:partner")}>
        <PartnerAnswers locale={locale} partner={partner} />
      </LedgerSection>
      <PartnerRecommendations locale={locale} partner={partner} />
      <PartnerPosts locale={locale} partner={partner} />
      <PartnerDelegations locale={locale} partner={partner} />
      <DataLinks locale={locale} path={path} formats={["json", "csv"]} />
    </>
  );
}
