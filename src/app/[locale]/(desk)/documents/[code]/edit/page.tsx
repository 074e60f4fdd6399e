import { discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveDocument } from "#app/[locale]/(desk)/documents/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentForm } from "#desk/documents/document-form.tsx";
import { WayToSame } from "#desk/documents/document-same-form.tsx";
import { TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findWayBack } from "#desk/mistakes/mistake-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/edit",
  { title: ({ t, params }) => `${params.code}: ${t("documents:form.edit")}`, of: findDocumentForDesk },
  async ({ locale, actor, record }) => (
    <DocumentForm {...{ locale, actor }} action={saveDocument} document={record}>
      <WayToSame locale={locale} document={record} />
      <TakeBack
        locale={locale}
        actions={{ discard: discardRecord, void: voidRecord }}
        way={await findWayBack(actor, "document", record)}
      />
    </DocumentForm>
  ),
);

export { generateMetadata, Page as default };
