import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, PasswordField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";

type Props = { locale: Locale; action: FormAction; next: string | null };

/** `next` is where the person was going: a path of this portal. */
export function SignInForm({ locale, action, next }: Props) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={{ next: next ?? "" }}
      submit={t("people:signIn.submit")}
      kept={t("people:signIn.kept")}
      others={<a href={addressOf(locale, "/contact", "#access")}>{t("people:signIn.forgotten")}</a>}
    >
      <HiddenField name="next" />
      <Fields single>
        <TextField name="email" type="email" label={t("people:email")} autoComplete="username" wide />
        <PasswordField
          name="password"
          label={t("people:password")}
          hint={t("people:passwordHint")}
          autoComplete="current-password"
          wide
        />
      </Fields>
    </Form>
  );
}
