import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { aboutAddresses } from "#views/about/about-addresses.ts";
import { CitedDocuments } from "#views/about/cited-documents.tsx";
import { findReportFacts } from "#views/about/report-facts.ts";

const { Page, generateMetadata } = publicPage(
  aboutAddresses,
  "/documents",
  ({ t }) => ({
    title: t("documents:title"),
    description: t("documents:lead"),
  }),
  async ({ locale, t }) => {
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
  },
);

export { generateMetadata, Page as default };
