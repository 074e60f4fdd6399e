import { keptAs } from "#features/drafts/draft-forms.ts";
import { absences } from "#features/profiles/observation.ts";
import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { keptDecimals, writeNumber } from "#i18n/number.ts";
import { keyOf, type Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { CheckboxField, Fields, HiddenField, SelectField, TextArea, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { shownNow, withShown } from "#ui/merging/form-conflicts.ts";
import { Note } from "#ui/note.tsx";
import { SourceWords } from "#ui/source.tsx";
import { FigureValue } from "#views/profile/figure-value.tsx";
import { besideForm, figureValues } from "./observation-form-definition.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  place: { code: string; name: Localized };
  indicator: Indicator;
  year: number;
  /** the figures that stand in this place of the table */
  standing: readonly Figure[];
  /** the one of them that is corrected; `null` for an empty place or a figure beside another */
  corrected: Figure | null;
  beside: boolean;
  /** citations of other figures of the country */
  offered: Source;
};

/** One figure, or the reason why there is none. */
export function FigureForm({ locale, action, place, indicator, year, standing, corrected, beside, offered }: Props) {
  const t = translator(locale);
  // Of two figures that stand, each has unsaved work of its own.
  const which = beside ? "-beside" : standing.length > 1 ? `-${corrected?.id}` : "";
  return (
    <Form
      action={action}
      initial={{
        place: place.code,
        indicator: indicator.code,
        year: String(year),
        supersedes: String(corrected?.id ?? ""),
        ...(corrected ? withShown(figureValues(corrected, locale)) : shownNow(null)),
        ...(beside && besideForm(locale).values({ beside: ["yes"] })),
      }}
      submit={t("figures:form.submit")}
      keptAs={keptAs("figure", `${place.code}-${indicator.code}-${year}${which}`)}
      others={
        <a href={addressOf(locale, "/profiles/[code]/edit", place.code, `?year=${year}`)}>
          {t("figures:form.back", { year })}
        </a>
      }
    >
      <HiddenField name="place" />
      <HiddenField name="indicator" />
      <HiddenField name="year" />
      <HiddenField name="supersedes" />
      <Fields>
        <TextField
          name="value"
          inputMode="decimal"
          autoComplete="off"
          label={t("figures:form.value", { unit: inLanguage(indicator.unit, locale)?.text ?? "" })}
          hint={t("figures:form.valueHint", { example: writeNumber(1250.5, locale), decimals: keptDecimals })}
        />
        <SelectField
          name="absence"
          label={t("figures:form.absence")}
          hint={t("figures:form.absenceHint")}
          options={[
            { value: "", label: t("figures:form.hasValue") },
            ...absences.map((absence) => ({ value: absence, label: t(`profiles:absence.${absence}`) })),
          ]}
        />
        <CitationsField
          name="source"
          labels={pairLabels("source")}
          hint={t("figures:sourceHint")}
          offered={offered.map(keyOf)}
        />
        <CheckboxField
          name="certainty"
          label={t("figures:form.certainty")}
          options={[
            { value: "provisional", label: t("figures:form.provisional") },
            { value: "secondary", label: t("figures:form.secondary") },
          ]}
          wide
        />
        <CheckboxField
          name="beside"
          label={t("figures:note.beside")}
          options={[{ value: "yes", label: t("figures:form.beside") }]}
          wide
        />
        <TextArea name="method" label={t("figures:form.method")} hint={t("figures:form.methodHint")} rows={2} wide />
      </Fields>
    </Form>
  );
}

/** Says what stands in this place, who sees what is entered, and what an empty place means. */
export function FigureNotes({ locale, place, year, standing, corrected, beside }: Omit<Props, "action" | "offered">) {
  const t = translator(locale);
  const country = inLanguage(place.name, locale)?.text ?? place.code;
  return (
    <>
      {standing.map((figure) => (
        <Note
          key={figure.id}
          locale={locale}
          title={figure === corrected && !beside ? t("figures:note.replaces") : t("figures:note.standing", { year })}
        >
          <p>
            <FigureValue figure={figure} locale={locale} />
          </p>
          <p>
            <SourceWords source={figure.source} locale={locale} />
          </p>
          {figure === corrected && !beside && <p>{t("figures:note.replacesText")}</p>}
        </Note>
      ))}
      {beside && (
        <Note locale={locale} kind="look" title={t("figures:note.beside")}>
          {t("figures:note.besideText")}
        </Note>
      )}
      {standing.length === 0 && (
        <Note locale={locale} title={t("figures:note.empty")}>
          <p>{t("figures:note.emptyText", { year })}</p>
          <p>{t("figures:note.silence")}</p>
        </Note>
      )}
      <Note locale={locale} title={t("figures:note.who")}>
        {t("figures:note.whoText", { country })}
      </Note>
    </>
  );
}
