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
  return { title: translator(locale)("accessibility:title"), alternates: alternates(locale, "/accessibility") };
}

export default async function AccessibilityPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("accessibility:title")} lead={t("accessibility:lead")} />
      <Section id="done" title={t("accessibility:done")}>
        <p>{t("accessibility:scripts")}</p>
        <p>{t("accessibility:keyboard")}</p>
        <p>{t("accessibility:states")}</p>
        <p>{t("accessibility:contrast")}</p>
        <p>{t("accessibility:width")}</p>
        <p>{t("accessibility:language")}</p>
      </Section>
      <Section id="tested" title={t("accessibility:tested")}>
        <p>{t("accessibility:testedText")}</p>
      </Section>
      <Section id="limits" title={t("accessibility:limits")}>
        <p>{t("accessibility:limitsText")}</p>
      </Section>
      <Section id="report" title={t("accessibility:report")}>
        <p>{t("accessibility:reportText")}</p>
        <p>
          <a href={addressOf(locale, "/contact")}>{t("accessibility:contact")}</a>
        </p>
      </Section>
    </>
  );
}
