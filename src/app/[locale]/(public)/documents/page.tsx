import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { chooseDocuments, searchOf } from "#features/documents/document-filter.ts";
import { listDocuments } from "#features/documents/document-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { DeskBar } from "#ui/desk.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { documentAddresses } from "#views/documents/document-addresses.ts";
import { ChosenDocumentFilters, DocumentFilters, DocumentOrders } from "#views/documents/document-filters.tsx";
import { DocumentList } from "#views/documents/document-list.tsx";

const { Page, generateMetadata } = publicPage(
  documentAddresses,
  "/documents",
  ({ t, query }) => ({ title: t("documents:title"), description: t("documents:lead"), search: searchOf(query) }),
  async ({ locale, t, actor, query }) => {
    const all = await listDocuments(actor);
    const { matching, counts } = chooseDocuments(all, query);
    const pillars = await listPillars();
    const path = addressOf(locale, "/documents");
    return (
      <>
        {can.editDocuments(actor) && (
          <DeskBar
            where={
              <>
                <b>{t("desk:title")}</b>: <a href={addressOf(locale, "/documents/new")}>{t("documents:form.new")}</a>
              </>
            }
          />
        )}
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("documents:title")} lead={t("documents:lead")} />
        {all.length === 0 ? (
          <EmptyState>
            <p>{t("documents:none")}</p>
          </EmptyState>
        ) : (
          <div className="listing">
            <DocumentFilters {...{ locale, query, counts, pillars, all }} />
            <div>
              <p className="results" role="status">
                {t("documents:found", { count: matching.length })}
              </p>
              {matching.some(({ title }) => !title[locale]) && <p>{t("documents:titleIn")}</p>}
              <ChosenDocumentFilters {...{ locale, query, pillars, all }} />
              <DocumentOrders locale={locale} query={query} />
              <DocumentList documents={matching} order={query.sort} locale={locale} />
              {matching.length === 0 && (
                <EmptyState>
                  <p>{t("documents:nothing")}</p>
                  <p>
                    <a href={path}>{t("documents:all")}</a>
                  </p>
                </EmptyState>
              )}
            </div>
          </div>
        )}
        <DataLinks locale={locale} path={path} search={searchOf(query)} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
