import { keptAs } from "#features/drafts/draft-forms.ts";
import type { Absence } from "#features/meetings/absence.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, LanguagePairField, SelectField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { absenceValues, noAbsenceValues } from "./absence-form-definition.ts";

type Props = { locale: Locale; action: FormAction };

export function AbsenceForm({ locale, action, pillars }: Props & { pillars: readonly PillarItem[] }) {
  const t = translator(locale);
  const options = pillars.map(({ number, short }) => ({
    value: String(number),
    label: `${roman(number)}. ${inLanguage(short, locale)?.text ?? ""}`,
  }));
  return (
    <Form
      action={action}
      initial={absenceValues(locale)}
      submit={t("staff:absences.submit")}
      keptAs={keptAs("absence", "new")}
    >
      <Fields>
        <SelectField
          name="pillar"
          label={t("staff:meeting.pillar")}
          options={[{ value: "", label: t("staff:absences.choose") }, ...options]}
        />
        <TextField name="year" label={t("staff:absences.year")} inputMode="numeric" autoComplete="off" />
        <CitationsField name="source" labels={pairLabels("source")} hint={t("staff:absences.sourceHint")} />
      </Fields>
    </Form>
  );
}

export function TakeBackAbsenceForm({ locale, action, absence }: Props & { absence: Absence }) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={noAbsenceValues(absence, locale)}
      submit={t("staff:absences.takeBack")}
      keptAs={keptAs("absence", absence.id)}
      danger
    >
      <Fields>
        <HiddenField name="id" />
        <HiddenField name="version" />
        <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
      </Fields>
    </Form>
  );
}
