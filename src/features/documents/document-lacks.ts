import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";

export type Lack = { what: "title" | "file"; language: Locale; count: number };

/** Titles and files that documents lack in each language, counted. */
export function lacksOf(documents: readonly { title: Localized; files: readonly { language: string }[] }[]): Lack[] {
  return locales
    .flatMap((language) =>
      (["title", "file"] as const).map((what) => {
        const lacking = documents.filter(({ title, files }) =>
          what === "title" ? !title[language] : !files.some((file) => file.language === language),
        );
        return { what, language, count: lacking.length };
      }),
    )
    .filter(({ count }) => count > 0);
}
