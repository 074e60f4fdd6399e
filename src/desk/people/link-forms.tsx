import type { LinkItem, PersonItem } from "#features/people/person-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";

type Props = { locale: Locale; action: FormAction };

/** Answers with a one-time link, or says that it waits for a second administrator. */
export function ResetForm({ locale, action, person: { id, email } }: Props & { person: PersonItem }) {
  return (
    <Form action={action} initial={{ person: String(id), email }} submit={translator(locale)("people:reset.submit")}>
      <HiddenField name="person" />
      <HiddenField name="email" />
    </Form>
  );
}

export function ConfirmForm({ locale, action, link: { id, email, changes } }: Props & { link: LinkItem }) {
  const t = translator(locale);
  const submit = t(changes ? "people:link.confirmRole" : "people:link.confirm");
  return (
    <Form action={action} initial={{ link: String(id), email }} submit={submit}>
      <HiddenField name="link" />
      <HiddenField name="email" />
    </Form>
  );
}
