import type { ReactNode } from "react";
import { above, ClaimNote, settledWords } from "#desk/claims/settled-words.tsx";
import { behindWords } from "#desk/text-telling.tsx";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { Settled } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { type DocumentForDesk, documentChoices } from "./document-desk-queries.ts";
import { DocumentFields } from "./document-fields.tsx";
import { documentValues, newDocumentValues } from "./document-form-definition.ts";
import { documentFormWords } from "./document-form-words.ts";
import { DocumentFrame } from "./document-frame.tsx";

type Props = {
  locale: Locale;
  actor: Person;
  action: FormAction;
  document: DocumentForDesk | null;
  /** from which a new one is entered */
  meeting?: string | null;
  /** stands below the form */
  children?: ReactNode;
};

/** Everything that a document's page shows, to be entered (`null`) or corrected. */
export async function DocumentForm({ locale, actor, action, document, meeting = null, children }: Props) {
  const t = translator(locale);
  const first = newDocumentValues(locale);
  return (
    <DocumentFrame
      {...{ locale, actor, document }}
      title={t(document ? "documents:form.edit" : "documents:form.new")}
      notes={
        document && <ClaimNote place={{ subject: "document", key: document.code, field: "title" }} locale={locale} />
      }
    >
      <Form
        action={action}
        initial={document ? documentValues(document, locale) : newDocumentValues(locale, meeting)}
        submit={t(document ? "documents:form.save" : "documents:form.record")}
        keptAs={keptAs("document", document?.code ?? "new", isForAll(document) ? document : null)}
        others={
          document && (
            <a className="button quiet" href={addressOf(locale, "/documents/[code]", document.code)}>
              {t("documents:form.seen")}
            </a>
          )
        }
      >
        <DocumentFields
          words={documentFormWords(locale, await documentChoices(actor))}
          first={first}
          above={
            document && {
              title: wordsAbove(document, "title", locale),
              summary: wordsAbove(document, "summary", locale),
            }
          }
          settled={document ? { title: officialIn(document.title), summary: officialIn(document.summary) } : undefined}
        />
      </Form>
      {children}
    </DocumentFrame>
  );
}

/** Words of what only some may read are not kept on a device. */
function isForAll(document: DocumentForDesk | null): boolean {
  return document?.access === "public";
}

function wordsAbove(document: DocumentForDesk, field: "title" | "summary", locale: Locale) {
  const text = document[field];
  return above(
    settledWords(text, { subject: "document", key: document.code, field }, officialIn(text), locale),
    behindWords(text, locale),
  );
}

function officialIn({ state }: RecordText): Settled {
  return { en: state.en === "official", ru: state.ru === "official" };
}
