import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { SameDocument } from "#desk/documents/document-same-form.tsx";
import { joinPapers } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/same",
  { title: ({ t, params }) => `${params.code}: ${t("documents:same.title")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:same.title")}>
      <SameDocument locale={locale} document={record} action={joinPapers} />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
