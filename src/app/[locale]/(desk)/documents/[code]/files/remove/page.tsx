import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { RemoveFile } from "#desk/documents/document-file-form.tsx";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";
import { removePaperFile } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/files/remove",
  { title: ({ t, params }) => `${params.code}: ${t("documents:files.remove")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:files.remove")} current="files">
      <RemoveFile
        {...{ locale }}
        document={record}
        files={await filesOfDocument(actor, record.id)}
        action={removePaperFile}
      />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
