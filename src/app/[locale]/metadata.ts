import type { Metadata } from "next";
import { defaultLocale, type Locale, locales } from "#i18n/locale.ts";

/**
 * Canonical address and the same page in every language, for `generateMetadata`. `path` is what follows the language:
 * "" for the home page, "/recommendations/2021-III-4".
 */
export function alternates(locale: Locale, path: string): NonNullable<Metadata["alternates"]> {
  const addressIn = (language: Locale) => `${origin()}/${language}${path}`;
  return {
    canonical: addressIn(locale),
    languages: {
      ...Object.fromEntries(locales.map((language) => [language, addressIn(language)])),
      // only the home page has an address that picks the language
      "x-default": path === "" ? `${origin()}/` : addressIn(defaultLocale),
    },
  };
}

/** The address of the portal without a slash at its end. */
export function origin(): string {
  return (process.env.PORTAL_URL ?? "").replace(/\/$/, "");
}
