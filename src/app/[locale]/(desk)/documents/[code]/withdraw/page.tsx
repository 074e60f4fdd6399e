import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { withdrawPaper } from "#app/[locale]/(desk)/documents/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { DocumentWithdrawal } from "#desk/documents/document-publishing.tsx";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/withdraw",
  { title: ({ t, params }) => `${params.code}: ${t("documents:desk.withdraw")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:desk.withdraw")} current="publish">
      <DocumentWithdrawal locale={locale} action={withdrawPaper} document={record} />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
