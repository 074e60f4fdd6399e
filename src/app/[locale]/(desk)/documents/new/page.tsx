import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveDocument } from "#app/[locale]/(desk)/documents/actions.ts";
import { DocumentForm } from "#desk/documents/document-form.tsx";
import { can } from "#policy.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/new",
  { title: ({ t }) => t("documents:form.new"), may: can.editDocuments },
  async ({ locale, actor, query }) => (
    <DocumentForm {...{ locale, actor }} action={saveDocument} document={null} meeting={query.get("meeting")} />
  ),
);

export { generateMetadata, Page as default };
