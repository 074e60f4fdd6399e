import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFiles } from "#desk/documents/document-file-form.tsx";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/files",
  { title: ({ t, params }) => `${params.code}: ${t("documents:files.title")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record, query }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:files.title")} current="files">
      <DocumentFiles {...{ locale, query }} document={record} files={await filesOfDocument(actor, record.id)} />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
