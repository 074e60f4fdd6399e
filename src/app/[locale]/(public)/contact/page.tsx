import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("contact:title"), alternates: alternates(locale, "/contact") };
}

export default async function ContactPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const address = process.env.PORTAL_CONTACT;
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("contact:title")} lead={t("contact:lead")} />
      <Section id="email" title={t("contact:email")}>
        {address ? (
          <>
            <p>{t("contact:emailText")}</p>
            <p className="lead">
              <a href={`mailto:${address}`}>{address}</a>
            </p>
          </>
        ) : (
          <EmptyState>
            {t("contact:none")} {t("contact:noneText")}
          </EmptyState>
        )}
      </Section>
      <Section id="mistake" title={t("contact:mistake")}>
        <p>{t("contact:mistakeText")}</p>
      </Section>
      <Section id="access" title={t("contact:access")}>
        <p>{t("contact:accessText")}</p>
      </Section>
      <Section id="accessibility" title={t("contact:accessibility")}>
        <p>
          <a href={addressOf(locale, "/accessibility", "#report")}>{t("accessibility:report")}</a>
        </p>
      </Section>
    </>
  );
}
