import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { CitedDocuments } from "#views/about/cited-documents.tsx";
import { findReportFacts } from "#views/about/report-facts.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("documents:title"), alternates: alternates(locale, "/documents") };
}

export default async function DocumentsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const report = await findReportFacts();
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("documents:title")} lead={t("documents:lead")} />
      <EmptyState>
        <p>
          {t("documents:none")} {t("documents:why")}
        </p>
        <p>{t("documents:where")}</p>
        <ul>
          <li>
            <a href={addressOf(locale, "/recommendations")}>{t("documents:recommendations")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "/meetings")}>{t("documents:meetings")}</a>
          </li>
          {report && (
            <li>
              <a href={addressOf(locale, "/about")}>{t("documents:about")}</a>
            </li>
          )}
        </ul>
      </EmptyState>
      {report && <CitedDocuments locale={locale} documents={report.documents} />}
      <DataLinks locale={locale} path={addressOf(locale, "/documents")} formats={["json", "csv"]} />
    </>
  );
}
