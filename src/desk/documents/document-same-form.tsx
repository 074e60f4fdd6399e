import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { nameOf } from "#views/documents/document-words.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";
import { sameForm } from "./document-same-form-definition.ts";

type Props = { locale: Locale; document: DocumentForDesk };

/** Joins two records of one work: this one goes, the one that is named stays. */
export function SameDocument({ locale, document, action }: Props & { action: FormAction }) {
  const t = translator(locale);
  const { code, version } = document;
  return (
    <section className="form-part" aria-label={t("documents:same.title")}>
      <p>{t("documents:same.lead")}</p>
      <Form
        action={action}
        initial={sameForm(locale).values({ code, version, stays: null })}
        submit={t("documents:same.submit", { code: nameOf(document) })}
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
        <Fields>
          <TextField name="stays" label={t("documents:same.stays")} hint={t("documents:same.staysHint")} />
        </Fields>
      </Form>
    </section>
  );
}

/** Beside another form this one has only its address: its field is typed on a page of its own. */
export function WayToSame({ locale, document }: Props) {
  const t = translator(locale);
  return (
    <section className="form-part" aria-labelledby="same-heading">
      <h2 id="same-heading">{t("documents:same.title")}</h2>
      <p>
        {t("documents:same.why")}{" "}
        <a href={addressOf(locale, "/documents/[code]/same", document.code)}>{t("documents:same.way")}</a>
      </p>
    </section>
  );
}
