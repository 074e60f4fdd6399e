import type { Sent } from "#features/translations/sent-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { AnyPlace } from "./text.ts";

/** "Title of meeting PCGM-16": which text of the record it is, by the name or number by which people know whose. */
export function textName({ place, called }: { place: AnyPlace; called: Localized }, locale: Locale): string {
  const { subject, field } = place;
  return translator(locale)(`texts:name.${subject}.${field}` as TextKey, { code: called[locale] ?? place.key });
}

/** The page on which words stand that were sent. */
export function sentAddress({ noun, code }: Sent["of"], locale: Locale): string {
  switch (noun) {
    case "recommendation":
      return addressOf(locale, "/recommendations/[code]", code);
    case "meeting":
      return addressOf(locale, "/meetings/[code]", code);
    case "profile":
      return addressOf(locale, "/profiles/[code]", code);
  }
}

/** The page that shows the record to which a text belongs. */
export function recordAddress({ subject, key }: TextPlace, locale: Locale): string {
  switch (subject) {
    case "recommendation":
      return addressOf(locale, "/recommendations/[code]", key);
    case "meeting":
      return addressOf(locale, "/meetings/[code]", key);
    case "document":
      return addressOf(locale, "/documents/[code]", key);
    case "partner":
      return addressOf(locale, "/partners/[code]", key);
    case "pillar":
      return addressOf(locale, "/pillars/[number]", key);
    case "programme":
      return addressOf(locale, "/programmes", `#${key}`);
    case "glossary_term":
      return addressOf(locale, "/glossary", `#${key}`);
    case "liaison_post":
      return addressOf(locale, "/liaison");
    case "partner_group":
    case "body":
      return addressOf(locale, "/recommendations");
  }
}
