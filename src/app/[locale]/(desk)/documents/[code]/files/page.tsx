import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { dropPaper, renewPapers } from "#app/[locale]/(desk)/meetings/[code]/papers/actions.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentFiles, SentWithFile } from "#desk/documents/document-file-form.tsx";
import { DocumentFrame } from "#desk/documents/document-frame.tsx";
import { ReadWordsAgain } from "#desk/documents/document-words-again.tsx";
import { findFilesFor } from "#desk/papers/paper-queries.ts";
import { SentPapers } from "#desk/papers/papers-page.tsx";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";
import { readPaperAgain } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/documents/[code]/files",
  { title: ({ t, params }) => `${params.code}: ${t("documents:files.title")}`, of: findDocumentForDesk },
  async ({ locale, t, actor, record, query }) => {
    const files = await filesOfDocument(actor, record.id);
    return (
      <DocumentFrame {...{ locale, actor }} document={record} title={t("documents:files.title")} current="files">
        <ReadWordsAgain {...{ locale, files }} action={readPaperAgain} />
        <DocumentFiles {...{ locale, query, files }} document={record}>
          <SentPapers
            {...{ locale, actor, query }}
            place={{ document: record.code }}
            papers={await findFilesFor(actor, record)}
            title={t("documents:files.send")}
            drop={dropPaper}
            renew={renewPapers}
          >
            <SentWithFile {...{ locale, query }} />
          </SentPapers>
        </DocumentFiles>
      </DocumentFrame>
    );
  },
);

export { generateMetadata, Page as default };
