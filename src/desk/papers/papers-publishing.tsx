import { versionName, versionsOf } from "#desk/recording/chosen.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Choices } from "#ui/form/form-choices.tsx";
import { CheckboxField, Fields, HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { EmptyState } from "#ui/page.tsx";
import { DocumentFacts, DocumentTitle, nameOf } from "#views/documents/document-words.tsx";
import { papersPublishingForm } from "./paper-form-definition.ts";

type Props = { locale: Locale; code: string; documents: readonly DocumentItem[]; action: FormAction };

/** The papers and the languages are chosen: each is published in those in which it has a title. */
export function PapersPublishing({ locale, code, documents, action }: Props) {
  const t = translator(locale);
  const back = addressOf(locale, "/meetings/[code]/papers", code);
  const open = documents.filter(({ title, published }) => locales.some((one) => title[one] && !published[one]));
  if (open.length === 0) {
    return (
      <EmptyState>
        <p>
          {t(documents.length === 0 ? "papers:none" : "papers:allPublic")} <a href={back}>{t("papers:title")}</a>
        </p>
      </EmptyState>
    );
  }
  const languages = locales.filter((one) => open.some(({ title }) => title[one]));
  return (
    <section className="form-part" aria-label={t("papers:publish")}>
      <p>{t("papers:publishLead")}</p>
      <Form
        action={action}
        initial={papersPublishingForm(locale).values({
          ...{ code, languages },
          chosen: open.map((document) => document.code),
          seen: versionsOf(open),
        })}
        submit={t("staff:publish.submit")}
        others={
          <a className="button quiet" href={back}>
            {t("papers:title")}
          </a>
        }
      >
        <HiddenField name="code" />
        {open.map((document) => (
          <HiddenField key={document.code} name={versionName(document.code)} />
        ))}
        <Fields>
          <CheckboxField
            name="languages"
            label={t("staff:publish.languages")}
            options={languages.map((value) => ({ value, label: t(`ui:language.self.${value}`) }))}
            wide
          />
          <Choices
            name="chosen"
            legend={t("papers:publishWhich")}
            all={
              open.length > 1
                ? [
                    {
                      value: open.map((document) => document.code).join(","),
                      label: t("papers:publishAll", { count: open.length }),
                    },
                  ]
                : []
            }
            single={open.map((document) => ({
              value: document.code,
              label: nameOf(document),
              below: (
                <>
                  <DocumentTitle document={document} locale={locale} />
                  <br />
                  <span className="small">
                    <DocumentFacts document={document} locale={locale} />
                  </span>
                </>
              ),
            }))}
            singly={t("papers:publishSome")}
          />
        </Fields>
      </Form>
    </section>
  );
}
