import { findNames } from "#features/recommendations/addressee-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { Fields, HiddenField } from "#ui/form/form-fields.tsx";
import type { RecommendationPage } from "#views/recommendation/find-recommendation.ts";
import { saveAddressees } from "./addressee-actions.ts";
import { AddresseeFields } from "./addressee-fields.tsx";
import { addresseeValues } from "./addressee-form-values.ts";
import { addresseeFormWords } from "./addressee-form-words.ts";

/** Whom a recommendation is addressed to, to be corrected: by the unit, apart from its words. */
export async function AddresseeForm({ locale, page }: { locale: Locale; page: RecommendationPage }) {
  const t = translator(locale);
  const names = await findNames();
  return (
    <section className="form-part" id="addressees" aria-labelledby="addressees-heading">
      <h2 id="addressees-heading">{t("staff:addressees.heading")}</h2>
      <Form
        action={saveAddressees}
        initial={{ code: page.code, version: String(page.version), ...addresseeValues(page.addressed, names) }}
        submit={t("staff:addressees.submit")}
        keepAs={`addressees-${page.code}`}
      >
        <Fields>
          <HiddenField name="code" />
          <HiddenField name="version" />
          <AddresseeFields words={addresseeFormWords(locale, names)} />
        </Fields>
      </Form>
    </section>
  );
}
