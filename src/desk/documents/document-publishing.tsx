import {
  recommendationPublishingForm as publishingForm,
  recommendationWithdrawalForm as withdrawalForm,
} from "#desk/recording/publishing-form-definition.ts";
import { WithdrawLanguages } from "#desk/recording/publishing-languages.tsx";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField, Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import type { DocumentForDesk } from "./document-desk-queries.ts";

type Props = { locale: Locale; action: FormAction; document: DocumentForDesk };

/** In which languages, and for whom it is then. */
export function DocumentPublishing({ locale, action, document }: Props) {
  const t = translator(locale);
  const { code, version, publicIn, title } = document;
  return (
    <section className="form-part" aria-label={t("documents:desk.publish")}>
      <p>
        {t("documents:desk.publishLead")} <b>{t(`documents:access.${document.access}`)}.</b>
      </p>
      <Form
        action={action}
        initial={publishingForm(locale).values({ code, version, languages: locales.filter((one) => title[one]) })}
        submit={t("staff:publish.submit")}
        others={
          <a className="button quiet" href={addressOf(locale, "/documents/[code]", code)}>
            {t("documents:form.seen")}
          </a>
        }
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
        <Fields>
          <CheckboxField
            name="languages"
            label={t("staff:publish.languages")}
            options={locales.map((language) => ({
              value: language,
              label: <Standing {...{ locale, document, language }} />,
            }))}
            wide
          />
        </Fields>
      </Form>
      {publicIn.length > 0 && (
        <p className="mt-3">
          <a href={addressOf(locale, "/documents/[code]/withdraw", code)}>{t("staff:publish.withdrawSubmit")}</a>
        </p>
      )}
    </section>
  );
}

function Standing({ locale, document, language }: Omit<Props, "action"> & { language: Locale }) {
  const t = translator(locale);
  const { title, publicIn } = document;
  const words = title[language] ? (publicIn.includes(language) ? "isPublic" : "isNot") : "noText";
  return (
    <>
      <b>{t(`ui:language.self.${language}`)}</b>{" "}
      {title[language] && <LanguageState state={title.state[language]} lang={language} locale={locale} of={title} />}
      <br />
      <span className="small">{t(`staff:publish.${words}`)}</span>
    </>
  );
}

/** Takes it back in one language or in both, with the reason. */
export function DocumentWithdrawal({ locale, action, document }: Props) {
  const t = translator(locale);
  const { code, version, publicIn } = document;
  if (publicIn.length === 0) {
    return (
      <EmptyState>
        <p>{t("staff:bar.draft")}</p>
      </EmptyState>
    );
  }
  const reason = { en: null, ru: null };
  return (
    <section className="form-part" aria-label={t("staff:publish.withdraw")}>
      <p>{t("documents:desk.withdrawLead")}</p>
      <Form
        action={action}
        initial={withdrawalForm(locale).values({ code, version, languages: publicIn, reason })}
        submit={t("staff:publish.withdrawSubmit")}
        danger
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
        <Fields>
          <WithdrawLanguages locale={locale} publicIn={publicIn} />
          <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
        </Fields>
      </Form>
    </section>
  );
}
