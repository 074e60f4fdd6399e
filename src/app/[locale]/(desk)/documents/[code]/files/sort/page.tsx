import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { sortPapers } from "#app/[locale]/(desk)/meetings/[code]/papers/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { findFilesFor } from "#desk/papers/paper-queries.ts";
import { PapersSorting } from "#desk/papers/papers-sorting.tsx";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/files/sort",
  { title: ({ t, params }) => `${params.code}: ${t("papers:sortTitle")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("papers:sortTitle")} current="files">
      <PapersSorting
        {...{ locale }}
        place={{ document: record.code }}
        papers={await findFilesFor(actor, record)}
        action={sortPapers}
      />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
