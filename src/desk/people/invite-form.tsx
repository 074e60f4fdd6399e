import type { LiaisonPost } from "#features/liaison/liaison-queries.ts";
import { byName } from "#features/partners/partner.ts";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import type { PersonItem } from "#features/people/person-queries.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { roles } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, RadioField, SelectField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { invitationForm, noPost, postForm } from "./person-form-definition.ts";

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
          options={[
            { value: "", label: t("people:invite.noPartner") },
            ...partners
              .toSorted(byName(locale))
              .map(({ code, name }) => ({ value: code, label: plainWords(name, locale) ?? code })),
          ]}
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

/** Asks which post a liaison officer holds: it decides whose figures they enter. */
export function PostForm({
  locale,
  action,
  officers,
  posts,
}: Props & { officers: readonly PersonItem[]; posts: readonly LiaisonPost[] }) {
  const t = translator(locale);
  const choose = { value: "", label: t("people:invite.choose") };
  const [only, ...more] = officers;
  // Nobody is given the post of another because it stood there when they were chosen.
  const known = only && more.length === 0 ? { officer: only.id, post: only.post?.code ?? noPost } : null;
  return (
    <Form
      action={action}
      initial={postForm(locale).values(known ?? { officer: null, post: null })}
      submit={t("people:list.assign")}
    >
      <Fields>
        <SelectField
          name="officer"
          label={t("people:list.officer")}
          options={[
            ...(known ? [] : [choose]),
            ...officers.map(({ id, name, post }) => ({
              value: String(id),
              label: `${name}, ${post ? nameOfPost(post.station, post.place, locale) : t("people:list.noPost")}`,
            })),
          ]}
        />
        <SelectField
          name="post"
          label={t("people:list.post")}
          options={[
            ...(known ? [] : [choose]),
            { value: noPost, label: t("people:list.noPost") },
            ...posts.map((post) => ({ value: post.code, label: nameOfPost(post.station, post.place.name, locale) })),
          ]}
        />
      </Fields>
    </Form>
  );
}

function nameOfPost(station: Localized, place: Localized, locale: Locale): string {
  return (inLanguage(station, locale) ?? inLanguage(place, locale))?.text ?? "";
}
