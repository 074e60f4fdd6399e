import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { origin } from "#app/[locale]/metadata.ts";
import { itemsLinkedWith } from "#features/agenda/agenda-queries.ts";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";
import { unknownYear, yearOf } from "#features/documents/document-filter.ts";
import { findDocument } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { addressOfSymbol, symbolOfCode } from "#lib/united-nations/symbol.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { findVoided } from "#views/absent/voided.ts";
import { documentAddresses } from "#views/documents/document-addresses.ts";
import { findCiting } from "#views/documents/document-citing.ts";
import {
  DocumentBelongs,
  DocumentCitation,
  DocumentCited,
  DocumentHead,
  DocumentHeld,
  DocumentStatement,
} from "#views/documents/document-page.tsx";
import { DocumentStaffBar } from "#views/documents/document-staff-bar.tsx";
import { descriptionOf, titleText } from "#views/documents/document-words.tsx";

const find = cache(findDocument);

const { Page, generateMetadata } = publicPage(
  documentAddresses,
  "/documents/[code]",
  async ({ locale, actor, params: { code } }) => {
    const document = await find(actor, code);
    return document && { title: titleText(document, locale), description: descriptionOf(document, locale) };
  },
  async ({ locale, t, actor, params: { code } }) => {
    const document = await find(actor, code);
    if (!document) {
      const symbol = (await findVoided(actor, ["documents", code])) ? null : symbolOfCode(code);
      if (symbol === null) notFound();
      redirect(addressOfSymbol(symbol));
    }
    const path = addressOf(locale, "/documents/[code]", document.code);
    if (code !== document.code) permanentRedirect(path);
    const year = yearOf(document);
    return (
      <>
        <DocumentStaffBar locale={locale} actor={actor} document={document} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/documents"), label: t("documents:title") },
            {
              href: addressOf(locale, "/documents", `?year=${year}`),
              label: year === unknownYear ? t("documents:undated") : year,
            },
          ]}
        />
        <DocumentHead document={document} locale={locale} />
        <DocumentStatement document={document} locale={locale} />
        <DocumentHeld document={document} files={await filesOfDocument(actor, document.id)} locale={locale} />
        <DocumentBelongs
          document={document}
          items={await itemsLinkedWith(actor, { document: document.id })}
          locale={locale}
        />
        <DocumentCited document={document} locale={locale} citing={await findCiting(actor, document)} />
        <DocumentCitation document={document} locale={locale} address={`${origin()}${path}`} />
        <DataLinks locale={locale} path={path} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
