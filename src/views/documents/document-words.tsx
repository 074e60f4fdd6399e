import { Fragment, type ReactNode } from "react";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { addressOfSymbol, symbolsIn } from "#lib/united-nations/symbol.ts";
import { languagesText } from "#ui/publicity.ts";
import { LanguageState } from "#ui/state.tsx";
import { LocalizedText, SampleTag, Tag } from "#ui/text.tsx";

type Props = { document: DocumentItem; locale: Locale };

/** The name by which it is cited: its symbol, else its number. A symbol may be divided behind its slashes. */
export function nameOf({ symbol, code }: Pick<DocumentItem, "symbol" | "code">): string {
  return symbol ?? code;
}

export function DocumentName({ document }: Pick<Props, "document">): ReactNode {
  return nameOf(document)
    .split(/(?<=\/)/)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a symbol are never reordered
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ));
}

/** Its title with its marks: `tag` is `false` where a note says for all that some stand in the other language. */
export function DocumentTitle({ document, locale, tag = true }: Props & { tag?: boolean }) {
  const { title } = document;
  const found = recordWordsIn(title, locale);
  return (
    <>
      <LocalizedText value={title} locale={locale} tag={tag} absent={nameOf(document)} changes />
      {found && isUnsettled(title.state[found.lang]) && (
        <>
          {" "}
          <LanguageState state={title.state[found.lang]} lang={found.lang} locale={locale} />
        </>
      )}
      {document.sample && (
        <>
          {" "}
          <SampleTag locale={locale} />
        </>
      )}
    </>
  );
}

/** "Report, United Nations Secretariat, 21 December 2016; descriptive title". */
export function DocumentFacts({ document, locale }: Props) {
  const t = translator(locale);
  const { kind, issued, described, published } = document;
  return (
    <>
      {t(`documents:kinds.${kind}`)}
      <Issuer document={document} locale={locale} before=", " />
      {issued && `, ${formatDate(issued, locale)}`}
      {described && `; ${t("documents:described")}`}
      {!published.en && !published.ru && (
        <>
          {" "}
          <Tag tone="stop">{t("documents:page.draft")}</Tag>
        </>
      )}
      {document.access !== "public" && (
        <>
          {" "}
          <Tag tone="soft">{t(`documents:access.${document.access}`)}</Tag>
        </>
      )}
    </>
  );
}

export function Issuer({ document: { issuer }, locale, before = "" }: Props & { before?: string }) {
  if (issuer.name.en || issuer.name.ru) {
    return (
      <>
        {before}
        <LocalizedText value={issuer.name} locale={locale} />
      </>
    );
  }
  if (!issuer.partner) return null;
  return (
    <>
      {before}
      <a href={addressOf(locale, "/partners/[code]", issuer.partner.code)}>
        <LocalizedText value={issuer.partner.name} locale={locale} />
      </a>
    </>
  );
}

/** Where it can be read, as the portal holds no file of it: the address, and the host by which people know it. */
export function whereHeld({ symbol, address }: Pick<DocumentItem, "symbol" | "address">): {
  href: string;
  host: string | null;
} | null {
  const [only, ...more] = symbolsIn(symbol ?? "");
  if (only && more.length === 0 && "symbol" in only) return { href: addressOfSymbol(only.symbol), host: null };
  return address ? { href: address, host: new URL(address).hostname.replace(/^www\./, "") } : null;
}

/** For what has no room for marks: the title of a page, its description. */
export function titleText(document: DocumentItem, locale: Locale): string {
  return [nameOf(document), plainWords(document.title, locale)].filter(Boolean).join(". ");
}

/** "Open to partners in English", "Draft, not public". */
export function openTo(access: DocumentItem["access"], languages: readonly Locale[], locale: Locale): string {
  const t = translator(locale);
  if (languages.length === 0) return t("staff:bar.draft");
  return t(`documents:published.${access}`, { languages: languagesText(languages, locale) });
}

/** "Resolution: Follow-up to the Second Ministerial Conference": what it is, and its title. */
export function descriptionOf({ kind, title }: DocumentItem, locale: Locale): string {
  const what = translator(locale)(`documents:kinds.${kind}`);
  return [what, plainWords(title, locale)].filter(Boolean).join(": ");
}

export function issuerText({ issuer }: DocumentItem, locale: Locale): string | null {
  return inLanguage(issuer.name, locale)?.text ?? plainWords(issuer.partner?.name, locale);
}
