import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { searchOf } from "#features/documents/document-filter.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { partOf, placeOf } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { codeOf } from "#server/respond.ts";
import { DeskBar } from "#ui/desk.tsx";
import { Pagination } from "#ui/filters.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { documentAddresses } from "#views/documents/document-addresses.ts";
import { ChosenDocumentFilters, DocumentFilters, DocumentOrders } from "#views/documents/document-filters.tsx";
import { DocumentList } from "#views/documents/document-list.tsx";
import { listAskedDocuments } from "#views/documents/list-documents.ts";

const { Page, generateMetadata } = publicPage(
  documentAddresses,
  "/documents",
  ({ t, query }) => ({
    title: t("documents:title"),
    description: t("documents:lead"),
    search: searchOf(query, { page: query.page, after: null, before: null }),
  }),
  async ({ locale, t, actor, query }) => {
    const { all, matching, counts, inside } = await listAskedDocuments(actor, query);
    const part = partOf(matching, query, perPage, codeOf);
    const { items, page, pages, total } = part;
    const found = await inside(items);
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
                {t("documents:found", { count: total })}
              </p>
              {items.some(({ title }) => !title[locale]) && <p>{t("documents:titleIn")}</p>}
              <ChosenDocumentFilters {...{ locale, query, pillars, all }} />
              <DocumentOrders locale={locale} query={query} />
              <DocumentList documents={items} inside={found} {...{ query, locale }} />
              {total > 0 ? (
                <Pagination
                  {...{ locale, page, pages, total }}
                  shown={items.length}
                  href={(number) => `${path}${searchOf(query, placeOf(part, number))}`}
                />
              ) : (
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

const perPage = 25;
