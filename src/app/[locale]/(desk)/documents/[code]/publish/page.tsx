import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { publishPaper } from "#app/[locale]/(desk)/documents/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { DocumentPublishing } from "#desk/documents/document-publishing.tsx";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/publish",
  { title: ({ t, params }) => `${params.code}: ${t("documents:desk.publish")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:desk.publish")} current="publish">
      <DocumentPublishing locale={locale} action={publishPaper} document={record} />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
