import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("privacy:title"), alternates: alternates(locale, "/privacy") };
}

export default async function PrivacyPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("privacy:title")} lead={t("privacy:lead")} />
      <Section id="readers" title={t("privacy:readers")}>
        <p>{t("privacy:readersNothing")}</p>
        <p>{t("privacy:readersLanguage")}</p>
        <p>{t("privacy:readersSearch")}</p>
      </Section>
      <Section id="signed-in" title={t("privacy:signedIn")}>
        <p>{t("privacy:account")}</p>
        <p>{t("privacy:session")}</p>
        <p>{t("privacy:attempts")}</p>
        <p>{t("privacy:invitations")}</p>
        <p>{t("privacy:drafts")}</p>
      </Section>
      <Section id="history" title={t("privacy:history")}>
        <p>{t("privacy:historyText")}</p>
      </Section>
      <Section id="names" title={t("privacy:names")}>
        <p>{t("privacy:namesText")}</p>
      </Section>
      <Section id="operator" title={t("privacy:operator")}>
        <p>{t("privacy:operatorText")}</p>
        <p>
          <a href={addressOf(locale, "/contact")}>{t("privacy:contact")}</a>
        </p>
      </Section>
    </>
  );
}
