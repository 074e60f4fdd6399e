import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { ClientTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";

/** The HTML of a part of a page, with the texts that the components of the form say themselves. */
export function rendered(part: ReactNode, locale: Locale): string {
  const { form } = resources[locale];
  return renderToStaticMarkup(
    <ClientTexts locale={locale} files={{ form }}>
      {part}
    </ClientTexts>,
  );
}
