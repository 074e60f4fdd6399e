import { discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findWayBack } from "#desk/mistakes/mistake-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/void",
  { title: ({ t, params }) => `${params.code}: ${t("mistakes:void.title")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("mistakes:void.title")}>
      <TakeBack
        locale={locale}
        actions={{ discard: discardRecord, void: voidRecord }}
        way={await findWayBack(actor, "document", record)}
        asks
      />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
