import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { CheckboxField } from "#ui/form/form-fields.tsx";

/** Before the form that publishes: what is public everywhere does not wait for it. */
export function leadOf(publicIn: readonly Locale[]) {
  return publicIn.length === locales.length ? "staff:publish.leadPublic" : "staff:publish.lead";
}

/** The languages in which it is public: those that are left unchosen stay so. */
export function WithdrawLanguages({ locale, publicIn }: { locale: Locale; publicIn: readonly Locale[] }) {
  const t = translator(locale);
  return (
    <CheckboxField
      name="languages"
      label={t("staff:publish.withdrawLanguages")}
      options={publicIn.map((language) => ({ value: language, label: t(`ui:language.self.${language}`) }))}
      stacked={false}
      wide
    />
  );
}
