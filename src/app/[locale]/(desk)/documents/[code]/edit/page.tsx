import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveDocument } from "#app/[locale]/(desk)/documents/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentForm } from "#desk/documents/document-form.tsx";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/edit",
  { title: ({ t, params }) => `${params.code}: ${t("documents:form.edit")}`, of: findDocumentForDesk },
  async ({ locale, actor, record }) => <DocumentForm {...{ locale, actor }} action={saveDocument} document={record} />,
);

export { generateMetadata, Page as default };
