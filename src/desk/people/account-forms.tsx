import { minimalPasswordLength } from "#features/people/password.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, PasswordField, RadioField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { languageForm } from "./person-form-definition.ts";

type Props = { locale: Locale; action: FormAction };

export function PasswordForm({ locale, action }: Props) {
  const t = translator(locale);
  return (
    <Form action={action} submit={t("people:account.changePassword")} kept={t("people:account.again")}>
      <Fields single>
        <PasswordField
          name="currentPassword"
          label={t("people:account.current")}
          autoComplete="current-password"
          wide
        />
        <PasswordField
          name="newPassword"
          label={t("people:newPassword")}
          hint={t("people:newPasswordHint", { count: minimalPasswordLength })}
          autoComplete="new-password"
          wide
        />
      </Fields>
    </Form>
  );
}

export function LanguageForm({ locale, action, language }: Props & { language: Locale }) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={languageForm(locale).values({ language })}
      submit={t("people:account.changeLanguage")}
    >
      <RadioField
        name="language"
        label={t("people:account.language")}
        hint={t("people:account.languageHint")}
        options={locales.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      />
    </Form>
  );
}
