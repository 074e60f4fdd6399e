import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { missingIn } from "#features/meetings/meeting-publication.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { Choices } from "#ui/form/form-choices.tsx";
import { CheckboxField, Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { versionName, versionsOf } from "./chosen.ts";
import { publishingForm, withdrawalForm } from "./publishing-form-definition.ts";
import { leadOf, WithdrawLanguages } from "./publishing-languages.tsx";
import { choiceOf } from "./recommendation-choice.tsx";

type Props = { locale: Locale; meeting: MeetingForDesk; items: readonly RecommendationItem[] };

type WithAction = { action: FormAction };

/** In which languages, what each of them lacks, and with which recommendations. */
export function PublishForm({ locale, action, meeting, items }: Props & WithAction) {
  const t = translator(locale);
  const agreed = items.filter(({ status }) => status !== "drafted");
  const drafted = items.length - agreed.length;
  const codes = agreed.map(({ code }) => code);
  return (
    <section className="form-part" aria-labelledby="publish-heading">
      <h2 id="publish-heading">{t("staff:publish.title")}</h2>
      <p>{t(leadOf(meeting.publicIn))}</p>
      <Form
        action={action}
        initial={publishingForm(locale).values({
          code: meeting.code,
          version: meeting.version,
          languages: locales.filter((language) => meeting.title[language]),
          chosen: codes,
          seen: versionsOf(agreed),
        })}
        submit={t("staff:publish.submit")}
        others={
          <a className="button quiet" href={addressOf(locale, "/meetings/[code]", meeting.code)}>
            {t("staff:publish.seen")}
          </a>
        }
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
        {codes.map((code) => (
          <HiddenField key={code} name={versionName(code)} />
        ))}
        <Fields>
          <CheckboxField
            name="languages"
            label={t("staff:publish.languages")}
            options={locales.map((language) => ({
              value: language,
              label: <LanguageToPublish locale={locale} language={language} meeting={meeting} items={items} />,
            }))}
            wide
          />
          {agreed.length > 0 ? (
            <Choices
              name="chosen"
              legend={t("staff:publish.with")}
              hint={t("staff:publish.withHint")}
              all={
                agreed.length > 1 ? [{ value: codes.join(","), label: <Ranges codes={codes} locale={locale} /> }] : []
              }
              single={agreed.map((item) => choiceOf(item, locale))}
              singly={t("staff:decisions.one")}
            />
          ) : (
            <p className="wide soft">{t("staff:publish.withNone")}</p>
          )}
          {drafted > 0 && <p className="wide">{t("staff:publish.drafted", { count: drafted })}</p>}
        </Fields>
      </Form>
    </section>
  );
}

function LanguageToPublish({ locale, language, meeting, items }: Props & { language: Locale }) {
  const t = translator(locale);
  const name = t(`ui:language.self.${language}`);
  const inLanguage = t(`ui:language.in.${language}`);
  const missing = missingIn(language, meeting, items);
  return (
    <>
      <b>{name}</b>{" "}
      {meeting.title[language] && (
        <LanguageState state={meeting.title.state[language]} lang={language} locale={locale} of={meeting.title} />
      )}
      <br />
      <span className="small">
        {meeting.title[language] && t(`staff:publish.${meeting.publicIn.includes(language) ? "isPublic" : "isNot"}`)}{" "}
        {missing.length === 0 ? (
          t("staff:publish.missingNone", { inLanguage })
        ) : (
          <>
            {t("staff:publish.missing", { inLanguage })}:{" "}
            {missing.map(({ what, count }) => t(`staff:publish.what.${what}`, { count })).join("; ")}
          </>
        )}
      </span>
    </>
  );
}

function Ranges({ codes, locale }: { codes: readonly string[]; locale: Locale }) {
  return codeRanges(codes).map(({ from, to }, index) => (
    <span key={from}>
      {index > 0 && ", "}
      <Code code={from} to={to ?? undefined} inText={locale} />
    </span>
  ));
}

/** The way to take back what is public. */
export function WithdrawLink({ locale, meeting }: Pick<Props, "locale" | "meeting">) {
  const t = translator(locale);
  if (meeting.publicIn.length === 0) return null;
  return (
    <section className="form-part" aria-labelledby="withdraw-heading">
      <h2 id="withdraw-heading">{t("staff:publish.withdraw")}</h2>
      <p>
        <a href={addressOf(locale, "/meetings/[code]/withdraw", meeting.code)}>{t("staff:publish.withdrawSubmit")}</a>
      </p>
    </section>
  );
}

/** Takes a public meeting back, alone or with its recommendations. */
export function WithdrawForm({ locale, action, meeting }: Omit<Props, "items"> & WithAction) {
  const t = translator(locale);
  if (meeting.publicIn.length === 0) {
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
        initial={withdrawalForm(locale).values({
          code: meeting.code,
          version: meeting.version,
          languages: meeting.publicIn,
          reason: { en: null, ru: null },
          also: ["recommendations"],
        })}
        submit={t("staff:publish.withdrawSubmit")}
        danger
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
        <Fields>
          <WithdrawLanguages locale={locale} publicIn={meeting.publicIn} />
          <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
          <CheckboxField
            name="also"
            label={t("staff:publish.with")}
            options={[{ value: "recommendations", label: t("staff:publish.withdrawWith") }]}
            wide
          />
        </Fields>
      </Form>
    </section>
  );
}
