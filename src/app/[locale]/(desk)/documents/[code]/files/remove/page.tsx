import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { RemoveFile } from "#desk/removing/remove-file.tsx";
import { nameOfLanguage } from "#features/documents/document-file.ts";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";
import { removePaperFile } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/files/remove",
  { title: ({ t, params }) => `${params.code}: ${t("documents:files.remove")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record }) => {
    const files = (await filesOfDocument(actor, record.id)).map(({ id, language, version, name }) => ({
      value: String(id),
      label: `${nameOfLanguage(language, locale)}, ${version}: ${name}`,
    }));
    return (
      <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:files.remove")} current="files">
        <RemoveFile
          {...{ locale, files }}
          code={record.code}
          lead={t("documents:files.removeLead")}
          action={removePaperFile}
        />
      </DocumentFrame>
    );
  },
);

export { generateMetadata, Page as default };
