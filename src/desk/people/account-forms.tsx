import { minimalPasswordLength } from "#features/people/person.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, PasswordField, RadioField } from "#ui/form/form-fields.tsx";
import { changeOwnLanguage, changeOwnPassword } from "./person-actions.ts";

export function PasswordForm({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <Form action={changeOwnPassword} submit={t("people:account.changePassword")} kept={t("people:account.again")}>
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

export function LanguageForm({ locale, language }: { locale: Locale; language: Locale }) {
  const t = translator(locale);
  return (
    <Form action={changeOwnLanguage} initial={{ language }} submit={t("people:account.changeLanguage")}>
      <RadioField
        name="language"
        label={t("people:account.language")}
        hint={t("people:account.languageHint")}
        options={locales.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      />
    </Form>
  );
}
