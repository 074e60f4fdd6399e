import { minimalPasswordLength } from "#features/people/password.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, PasswordField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";

type Props = { locale: Locale; action: FormAction; token: string; hasAccount: boolean };

/** A first account, or a new password for one that is there already. */
export function InvitationForm({ locale, action, token, hasAccount }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={{ token }}
      submit={t(hasAccount ? "people:invitation.submitPassword" : "people:invitation.submit")}
      kept={t("people:signIn.kept")}
    >
      <HiddenField name="token" />
      <Fields single>
        {!hasAccount && (
          <TextField name="name" label={t("people:name")} hint={t("people:nameHint")} autoComplete="name" wide />
        )}
        <PasswordField
          name="password"
          label={t("people:newPassword")}
          hint={t("people:newPasswordHint", { count: minimalPasswordLength })}
          autoComplete="new-password"
          wide
        />
      </Fields>
    </Form>
  );
}
