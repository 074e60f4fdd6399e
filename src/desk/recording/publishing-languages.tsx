import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { CheckboxField } from "#ui/form/form-fields.tsx";

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
