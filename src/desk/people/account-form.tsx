import type { LiaisonPost } from "#features/liaison/liaison-queries.ts";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import type { PersonItem } from "#features/people/person-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roles } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField, SelectField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { partnerOptions } from "./invite-form.tsx";
import { accountForm } from "./person-form-definition.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  person: PersonItem;
  partners: readonly PartnerItem[];
  posts: readonly LiaisonPost[];
};

/** Asks what somebody is to be from now on. */
export function AccountForm({ locale, action, person, partners, posts }: Props) {
  const t = translator(locale);
  const { id, role, partner, post } = person;
  const values = accountForm(locale).values({ role, partner: partner?.code ?? null, post: post?.code ?? null });
  return (
    <Form action={action} initial={{ ...values, person: String(id) }} submit={t("people:change.submit")}>
      <HiddenField name="person" />
      <Fields>
        <SelectField
          name="role"
          label={t("people:invite.role")}
          hint={t("people:change.sessions")}
          options={roles.map((one) => ({ value: one, label: t(`people:roles.${one}`) }))}
        />
        <SelectField
          name="partner"
          label={t("people:invite.partner")}
          hint={t("people:invite.partnerHint")}
          options={partnerOptions(partners, locale)}
        />
        <SelectField
          name="post"
          label={t("people:list.post")}
          hint={t("people:change.postHint")}
          options={[
            { value: "", label: t("people:list.noPost") },
            ...posts.map((one) => ({ value: one.code, label: nameOfPost(one, locale) })),
          ]}
        />
      </Fields>
    </Form>
  );
}

function nameOfPost({ station, place }: LiaisonPost, locale: Locale): string {
  return (inLanguage(station, locale) ?? inLanguage(place.name, locale))?.text ?? "";
}
