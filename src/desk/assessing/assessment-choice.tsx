import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";

type Props = {
  locale: Locale;
  addressees: readonly { code: string; name: RecordText }[];
  /** the latest first */
  years: readonly number[];
  year: number;
  /** its code, "" where none is chosen */
  partner: string;
};

/**
 * Asks by the address whose implementation is assessed, and for which year. Beside a form it is folded away above it: the
 * last button of a page is that of its form.
 */
export function AssessmentChoice(props: Props) {
  const t = translator(props.locale);
  if (!props.partner) {
    return (
      <Section id="choice" title={t("assessments:form.choosePartner")}>
        <Chooser {...props} />
      </Section>
    );
  }
  return (
    <details className="chooser-fold">
      <summary>{t("assessments:form.chooseAnother")}</summary>
      <Chooser {...props} />
    </details>
  );
}

function Chooser({ locale, addressees, years, year, partner }: Props) {
  const t = translator(locale);
  const byName = new Intl.Collator(locale).compare;
  const options = addressees
    .map(({ code, name }) => ({ code, name: plainWords(name, locale) ?? code }))
    .sort((a, b) => byName(a.name, b.name));
  return (
    <form method="get" className="chooser">
      <label className="field">
        <b>{t("assessments:form.partner")}</b>
        <select name="partner" defaultValue={partner} required={!partner}>
          {!partner && <option value="">{t("assessments:form.anyPartner")}</option>}
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <b>{t("assessments:form.year")}</b>
        <select name="year" defaultValue={year}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <button className="button quiet" type="submit">
        {t("assessments:form.choose")}
      </button>
    </form>
  );
}
