import { keptAs } from "#features/drafts/draft-forms.ts";
import { partnersSee } from "#features/rounds/round.ts";
import type { Round } from "#features/rounds/round-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import {
  Fields,
  HiddenField,
  LanguagePairField,
  PartialDateField,
  RadioField,
  TextField,
} from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { disclosureValues, dueDateValues, openRoundForm } from "./round-form-definition.ts";

type Props = { locale: Locale; action: FormAction; round: Round };

/** `year` and the days that are proposed: most rounds are like the one before. */
export function OpenRoundForm({
  locale,
  action,
  year,
  opensOn,
  dueOn,
}: Omit<Props, "round"> & {
  year: number;
  opensOn: string;
  dueOn: string;
}) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={openRoundForm(locale).values({
        year,
        opensOn,
        dueOn,
        toPartners: "nothing",
        note: { en: null, ru: null },
      })}
      submit={t("rounds:open.submit")}
      keptAs={keptAs("round", "new")}
    >
      <Fields>
        <TextField
          name="year"
          label={t("rounds:open.year")}
          hint={t("rounds:open.yearHint")}
          inputMode="numeric"
          autoComplete="off"
          wide
        />
        <PartialDateField name="opensOn" label={t("rounds:open.opensOn")} />
        <PartialDateField name="dueOn" label={t("rounds:open.dueOn")} />
        <ToPartners locale={locale} />
        <Note locale={locale} />
      </Fields>
    </Form>
  );
}

export function DueDateForm({ locale, action, round }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={dueDateValues(round, locale)}
      submit={t("rounds:change.submit")}
      keptAs={keptAs("round", round.year)}
    >
      <HiddenField name="year" />
      <Fields>
        <PartialDateField name="dueOn" label={t("rounds:open.dueOn")} wide />
        <Note locale={locale} />
      </Fields>
    </Form>
  );
}

/** The unit says here what partners see of one another before a release: what else it could be, each by a button. */
export function DisclosureForm({ locale, action, round }: Props) {
  const t = translator(locale);
  return (
    <>
      <p>
        {t("rounds:toPartners.label")}: <b>{t(`rounds:toPartners.${round.toPartners}`)}</b>.
      </p>
      <p className="hint">{t("rounds:toPartners.hint")}</p>
      {partnersSee
        .filter((value) => value !== round.toPartners)
        .map((value) => (
          <Form
            key={value}
            action={action}
            initial={{ ...disclosureValues(round, locale), toPartners: value }}
            submit={t("rounds:toPartners.submit", { what: t(`rounds:toPartners.${value}`) })}
          >
            <HiddenField name="year" />
            <HiddenField name="toPartners" />
          </Form>
        ))}
    </>
  );
}

export function CloseRoundForm({ locale, action, round }: Props) {
  const t = translator(locale);
  const intent = round.closed ? "reopen" : "close";
  return (
    <Form
      action={action}
      initial={{ ...seen(round), intent }}
      submit={t(`rounds:change.${intent}`)}
      danger={intent === "close"}
    >
      <HiddenField name="year" />
      <HiddenField name="version" />
      <HiddenField name="intent" />
      <p>{t(`rounds:change.${intent}Text`)}</p>
    </Form>
  );
}

/** For a round that was opened by mistake and that nobody has answered. */
export function TakeBackRoundForm({ locale, action, round }: Props) {
  const t = translator(locale);
  return (
    <Form action={action} initial={seen(round)} submit={t("rounds:change.withdraw")} danger>
      <HiddenField name="year" />
      <HiddenField name="version" />
      <p>{t("rounds:change.withdrawText")}</p>
    </Form>
  );
}

function ToPartners({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <RadioField
      name="toPartners"
      label={t("rounds:toPartners.label")}
      hint={t("rounds:toPartners.hint")}
      options={partnersSee.map((value) => ({ value, label: t(`rounds:toPartners.${value}`) }))}
      stacked
      wide
    />
  );
}

function Note({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <LanguagePairField
      name="note"
      labels={{ en: t("rounds:open.note.en"), ru: t("rounds:open.note.ru") }}
      hint={t("rounds:open.noteHint")}
    />
  );
}

function seen({ year, version }: Round) {
  return { year: String(year), version: String(version) };
}
