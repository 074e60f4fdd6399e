import { Fragment } from "react";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { usage } from "#i18n/number.ts";
import { type Citation, keyOf, type Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { shortAddress } from "#lib/web-address.ts";
import { LocalizedText, withBreaks } from "./text.tsx";

/** Where something is written: each citation a link where it has an address, with its language and the day on which it was seen. */
export function SourceWords({
  source,
  locale,
  tag = true,
}: {
  source: Source | null | undefined;
  locale: Locale;
  /** `false` only where a note beside it says for all in which language it stands */
  tag?: boolean;
}) {
  return (source ?? []).map((one, index) => (
    <Fragment key={keyOf(one)}>
      {index > 0 && "; "}
      <CitationWords {...{ one, locale, tag }} />
    </Fragment>
  ));
}

/** Says by which source the words of a language are official; nothing where they are not, or no source was told. */
export function OfficialSource({ text, lang, locale }: { text: RecordText; lang: Locale; locale: Locale }) {
  const source = text.official[lang];
  if (!source) return null;
  return (
    <span className="small">
      {" "}
      {translator(locale)("states:officialBy")} <SourceWords source={source} locale={locale} />
    </span>
  );
}

function CitationWords({ one, locale, tag }: { one: Citation; locale: Locale; tag: boolean }) {
  const { text, address } = one;
  const words = (
    <LocalizedText
      value={text}
      locale={locale}
      tag={tag}
      symbols={!address}
      absent={withBreaks(shortAddress(address ?? ""))}
    />
  );
  const details = citationDetails(one, locale);
  return (
    <>
      {address ? (
        <a href={address} rel="external noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
      {details && ` (${details})`}
    </>
  );
}

/** "in Russian, seen 3 May 2024"; empty where neither is known. */
export function citationDetails({ language, seenOn }: Citation, locale: Locale): string {
  const t = translator(locale);
  return [
    language && t("ui:source.language", { language: languageName(language, locale) }),
    seenOn && t("ui:source.seen", { date: formatDate(seenOn, locale) }),
  ]
    .filter(Boolean)
    .join(", ");
}

/** A language in the words of the page; its code where it has no name. */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(usage[locale], { type: "language" }).of(code) ?? code;
}
