import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listDonors, listProgrammes } from "#features/programmes/programme-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { Donors, Phase, Programmes } from "#views/about/programme-sections.tsx";
import { findReportFacts } from "#views/about/report-facts.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("programmes:title"), alternates: alternates(locale, "/programmes") };
}

export default async function ProgrammesPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const report = await findReportFacts();
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("programmes:title")} lead={t("programmes:lead")} />
      {report && <Phase locale={locale} report={report} />}
      <Programmes locale={locale} programmes={await listProgrammes()} />
      <Donors locale={locale} donors={await listDonors()} />
      <DataLinks locale={locale} path={addressOf(locale, "/programmes")} formats={["json", "csv"]} />
    </>
  );
}
