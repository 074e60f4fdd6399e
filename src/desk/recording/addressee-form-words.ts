import type { Names } from "#features/recommendations/addressee-queries.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { plainName } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { addresseeParts } from "./addressee-form-definition.ts";

/** All that the controls say by which addressees are chosen; a sort of which the record knows none is not there. */
export function addresseeFormWords(locale: Locale, names: Names) {
  const t = translator(locale);
  const byName = new Intl.Collator(locale);
  const option = ({ code, name }: { code: string; name: Localized }, after = "") => ({
    value: code,
    label: `${capital(plainName(name, locale) ?? code, locale)}${after}`,
  });
  const partners = (kind: string) =>
    names.partners
      .filter((partner) => partner.kind === kind)
      .map((partner) => option(partner))
      .sort((a, b) => byName.compare(a.label, b.label));
  const options = {
    // A group without members asks nobody.
    groups: names.groups.filter(({ size }) => size > 0).map((group) => option(group, ` (${group.size})`)),
    state: partners("state"),
    organisation: partners("organisation"),
    bodies: names.bodies.map((body) => option(body)),
    programmes: names.programmes.map((programme) => option(programme)),
  };
  return {
    addressed: t("staff:addressees.title"),
    hint: t("staff:addressees.hint"),
    fields: addresseeParts
      .map((field) => ({ field, label: t(`staff:addressees.${field}`), options: options[field] }))
      .filter((one) => one.options.length > 0),
  };
}

export type AddresseeFormWords = ReturnType<typeof addresseeFormWords>;
