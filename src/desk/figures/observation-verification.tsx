import type { FigureToVerify, NamedFigure } from "#features/profiles/observation-queries.ts";
import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import { formatPeriod } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CheckboxField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { EmptyState } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { FigureValue } from "#views/profile/figure-value.tsx";
import { verificationForm } from "./observation-form-definition.ts";

type Props = { locale: Locale; action: FormAction; figures: readonly FigureToVerify[] };

/** Shows what liaison officers entered, to be held against its source; several at once. */
export function Verification({ locale, action, figures }: Props) {
  const t = translator(locale);
  const own = figures.filter((figure) => figure.own);
  const others = figures.filter((figure) => !figure.own);
  return (
    <>
      {others.length > 0 && (
        <Form
          action={action}
          initial={verificationForm(locale).values({ figure: [] })}
          submit={t("figures:verify.submit")}
        >
          <CheckboxField
            name="figure"
            label={t("figures:verify.count", { count: others.length })}
            options={others.map((figure) => ({
              value: String(figure.id),
              label: <FigureInWords figure={figure} locale={locale} />,
            }))}
          />
        </Form>
      )}
      {own.length > 0 && (
        <EmptyState>
          <p>{t("figures:verify.own")}:</p>
          <ul>
            {own.map((figure) => (
              <li key={figure.id}>
                <FigureInWords figure={figure} locale={locale} />
              </li>
            ))}
          </ul>
        </EmptyState>
      )}
    </>
  );
}

function FigureInWords({ figure, locale }: { figure: FigureToVerify; locale: Locale }) {
  const t = translator(locale);
  const { place, of, period, source, method, replaces } = figure;
  const name = inLanguage(of.name, locale)?.text ?? of.code;
  return (
    <>
      <b>
        <LocalizedText value={place.name} locale={locale} />.{" "}
        {t("figures:verify.row", { indicator: name, period: formatPeriod(period, locale) })}
      </b>
      : <ValueWithUnit figure={figure} of={of} locale={locale} />
      <br />
      <span className="small">
        <SourceWords source={source} locale={locale} />. {method && t("figures:verify.method", { method })}{" "}
        {replaces ? (
          <>
            {t("figures:verify.replaces")} <ValueWithUnit figure={replaces} of={of} locale={locale} />
          </>
        ) : (
          t("figures:verify.first")
        )}
      </span>
    </>
  );
}

/** "Uzbekistan: heroin seized, 2022". */
export function figureName({ place, of, period }: NamedFigure, locale: Locale): string {
  const name = inLanguage(place.name, locale)?.text ?? place.code;
  const indicator = inLanguage(of.name, locale)?.text ?? of.code;
  const row = translator(locale)("figures:verify.row", { indicator, period: formatPeriod(period, locale) });
  return `${name}: ${row}`;
}

function ValueWithUnit({ figure, of, locale }: { figure: Figure; of: Indicator; locale: Locale }) {
  return (
    <>
      <FigureValue figure={{ ...figure, verified: true }} locale={locale} />
      {figure.value !== null && (
        <>
          {"\u00A0"}
          <LocalizedText value={of.unit} locale={locale} tag={false} />
        </>
      )}
    </>
  );
}
