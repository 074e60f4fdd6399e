import { isWordless } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField, Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { recommendationPublishingForm, recommendationWithdrawalForm } from "./publishing-form-definition.ts";
import { leadOf, WithdrawLanguages } from "./publishing-languages.tsx";

type Props = { locale: Locale; item: RecommendationItem };

type WithAction = Props & {
  action: FormAction;
  /** whether the meeting of its birth is public; `null` where it was born at none */
  isMeetingPublic: boolean | null;
};

/** In which languages: what is public now, what is ready, what is missing and why. */
export function RecommendationPublishing({ locale, action, item, isMeetingPublic }: WithAction) {
  const t = translator(locale);
  const { code, version, publicIn, meeting } = item;
  const hindrance = item.status === "drafted" ? "drafted" : isMeetingPublic === false ? "meeting" : null;
  const offered = locales.filter((language) => isPublishable(item, language));
  return (
    <section className="form-part" aria-labelledby="publish-heading">
      <h2 id="publish-heading">{t("staff:publish.title")}</h2>
      <p>{t(leadOf(publicIn))}</p>
      {hindrance || offered.length === 0 ? (
        <>
          {locales.map((language) => (
            <p key={language}>
              <LanguageStanding {...{ locale, item, language }} />
            </p>
          ))}
          <p>
            {t(`staff:publish.hindrance.${hindrance ?? "text"}`)}{" "}
            {hindrance === "meeting" && meeting && (
              <a href={addressOf(locale, "/meetings/[code]/publish", meeting.code)}>{t("staff:publish.meeting")}</a>
            )}
          </p>
        </>
      ) : (
        <Form
          action={action}
          initial={recommendationPublishingForm(locale).values({ code, version, languages: offered })}
          submit={t("staff:publish.submit")}
          others={
            <a className="button quiet" href={addressOf(locale, "/recommendations/[code]", code)}>
              {t("staff:publish.seen")}
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
                label: <LanguageStanding {...{ locale, item, language }} />,
              }))}
              wide
            />
          </Fields>
        </Form>
      )}
      {publicIn.length > 0 && (
        <p className="mt-3">
          <a href={addressOf(locale, "/recommendations/[code]/withdraw", code)}>{t("staff:publish.withdrawSubmit")}</a>
        </p>
      )}
    </section>
  );
}

function isPublishable({ text, provenance }: RecommendationItem, language: Locale): boolean {
  return isWordless(provenance) || text[language] !== null;
}

function LanguageStanding({ locale, item, language }: Props & { language: Locale }) {
  const t = translator(locale);
  const isPublic = item.publicIn.includes(language);
  const words = isPublishable(item, language) ? (isPublic ? "isPublic" : "isNot") : "noText";
  return (
    <>
      <b>{t(`ui:language.self.${language}`)}</b>{" "}
      {item.text[language] && (
        <LanguageState state={item.text.state[language]} lang={language} locale={locale} of={item.text} />
      )}
      <br />
      <span className="small">{t(`staff:publish.${words}`)}</span>
    </>
  );
}

/** Takes it back in one language or in both, with the reason. */
export function RecommendationWithdrawal({ locale, action, item }: Props & { action: FormAction }) {
  const t = translator(locale);
  const { code, version, publicIn } = item;
  if (publicIn.length === 0) {
    return (
      <EmptyState>
        <p>{t("staff:bar.draft")}</p>
      </EmptyState>
    );
  }
  return (
    <section className="form-part" aria-label={t("staff:publish.withdraw")}>
      <p>{t("staff:publish.withdrawLead")}</p>
      <Form
        action={action}
        initial={recommendationWithdrawalForm(locale).values({
          ...{ code, version, languages: publicIn, reason: { en: null, ru: null } },
        })}
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
