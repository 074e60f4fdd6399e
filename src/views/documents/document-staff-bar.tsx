import type { DocumentItem } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { DeskBar } from "#ui/desk.tsx";
import { openTo } from "./document-words.tsx";

/** Over a document's page, for those who may work on it: whether it is published, and the ways to the desk. */
export function DocumentStaffBar({
  locale,
  actor,
  document,
}: {
  locale: Locale;
  actor: Actor;
  document: DocumentItem;
}) {
  if (!can.editDocuments(actor)) return null;
  const t = translator(locale);
  const publicIn = locales.filter((language) => document.published[language]);
  return (
    <DeskBar
      where={
        <>
          <b>{t("desk:title")}</b>:{" "}
          <a href={addressOf(locale, "/documents/[code]/edit", document.code)}>
            {t("staff:recommendations.editShort")}
          </a>
          {", "}
          <a href={addressOf(locale, "/documents/[code]/files", document.code)}>{t("documents:files.title")}</a>
          {", "}
          <a href={addressOf(locale, "/documents/[code]/publish", document.code)}>{t("staff:parts.publish")}</a>
        </>
      }
      status={openTo(document.access, publicIn, locale)}
    />
  );
}
