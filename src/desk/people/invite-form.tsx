import { byName } from "#features/partners/partner.ts";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { roles } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, RadioField, SelectField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { invitationForm } from "./person-form-definition.ts";

type Props = { locale: Locale; action: FormAction };

/** Answers with a one-time link, which is shown once. */
export function InviteForm({ locale, action, partners }: Props & { partners: readonly PartnerItem[] }) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={invitationForm(locale).values({ email: null, role: null, partner: null, language: locale })}
      submit={t("people:invite.submit")}
    >
      <Fields>
        <TextField
          name="email"
          type="email"
          label={t("people:invite.email")}
          hint={t("people:invite.emailHint")}
          autoComplete="off"
          wide
        />
        <SelectField
          name="role"
          label={t("people:invite.role")}
          hint={t("people:invite.again")}
          options={[
            { value: "", label: t("people:invite.choose") },
            ...roles.map((role) => ({ value: role, label: t(`people:roles.${role}`) })),
          ]}
        />
        <SelectField
          name="partner"
          label={t("people:invite.partner")}
          hint={t("people:invite.partnerHint")}
          options={partnerOptions(partners, locale)}
        />
        <RadioField
          name="language"
          label={t("people:invite.language")}
          options={locales.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        />
      </Fields>
    </Form>
  );
}

export function partnerOptions(partners: readonly PartnerItem[], locale: Locale) {
  const sorted = partners.toSorted(byName(locale));
  return [
    { value: "", label: translator(locale)("people:invite.noPartner") },
    ...sorted.map(({ code, name }) => ({ value: code, label: plainWords(name, locale) ?? code })),
  ];
}
