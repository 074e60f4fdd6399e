import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { NamedReaders } from "#desk/documents/document-readers-form.tsx";
import { listNamedReaders } from "#features/documents/document-readers.ts";
import { addressOf } from "#i18n/address.ts";
import { endPaperReading, namePaperReader } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/readers",
  { title: ({ t, params }) => `${params.code}: ${t("documents:readers.title")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record, query }) => (
    <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:readers.title")} current="readers">
      <NamedReaders
        {...{ locale, query, record }}
        words={{
          lead: t("documents:readers.lead"),
          notNamed: t("documents:readers.notNamed"),
          ended: t("documents:readers.ended"),
        }}
        change={addressOf(locale, "/documents/[code]/edit", record.code, "#whose-part")}
        readers={await listNamedReaders(actor, record.code)}
        name={namePaperReader}
        end={endPaperReading}
      />
    </DocumentFrame>
  ),
);

export { generateMetadata, Page as default };
