import type { Registration } from "#features/delegations/delegation-queries.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, PartialDateField, RadioField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { registrationValues } from "./delegation-form-definition.ts";

type Props = { locale: Locale; code: string; registration: Registration; action: FormAction };

/** Readers of the list, and until when people are named. */
export function RegistrationForm({ locale, code, registration, action }: Props) {
  const t = translator(locale);
  return (
    <section className="form-part" id="registration" aria-labelledby="registration-heading">
      <h2 id="registration-heading">{t("delegations:registration")}</h2>
      <Form
        key={registration.version}
        action={action}
        initial={registrationValues(code, registration, locale)}
        submit={t("delegations:saveRegistration")}
        keptAs={keptAs("registration", code)}
      >
        <Fields>
          <HiddenField name="code" />
          <RadioField
            name="listFor"
            label={t("delegations:listFor")}
            options={(["unit", "partners"] as const).map((value) => ({
              value,
              label: t(`delegations:readers.${value}`),
            }))}
            stacked
            wide
          />
          <PartialDateField
            name="keptUntil"
            label={t("delegations:keptUntil")}
            hint={t("delegations:keptUntilHint")}
            wide
          />
        </Fields>
      </Form>
    </section>
  );
}
