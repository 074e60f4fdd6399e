import { keptAs } from "#features/drafts/draft-forms.ts";
import { type Addressed, findNames } from "#features/recommendations/addressee-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { AddresseeFields } from "./addressee-fields.tsx";
import { addresseeValues } from "./addressee-form-definition.ts";
import { addresseeFormWords } from "./addressee-form-words.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  page: { code: string; addressed: Addressed; publicIn: readonly Locale[] };
};

/** The unit corrects here whom a recommendation is addressed to, apart from its words. */
export async function AddresseeForm({ locale, action, page }: Props) {
  const t = translator(locale);
  const names = await findNames();
  return (
    <section className="form-part" aria-label={t("staff:addressees.heading")}>
      <Form
        action={action}
        initial={addresseeValues(page, names, locale)}
        submit={t("staff:addressees.submit")}
        keptAs={keptAs("addressees", page.code, page)}
      >
        <Fields>
          <HiddenField name="code" />
          <AddresseeFields words={addresseeFormWords(locale, names)} />
        </Fields>
      </Form>
    </section>
  );
}
