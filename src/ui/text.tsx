import { Fragment, type ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import { capital, formatQuantity, typeset } from "#i18n/format.ts";
import { hyphenate } from "#i18n/hyphenate.ts";
import { type Locale, languageNames } from "#i18n/locale.ts";
import { inLanguage, isRecordText, type Localized, recordWordsIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { codeOfSymbol, symbolsIn } from "#lib/united-nations/symbol.ts";
import { OutdatedMark } from "./outdated.tsx";
import { FallbackTag } from "./state.tsx";

/** A dashed tag after the words it is about. `tone`: `wait` look here, `stop` a problem, `soft` neither. */
export function Tag({ children, tone = "wait" }: { children: ReactNode; tone?: "wait" | "stop" | "soft" }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}

/** Stands after the last word of every sample text, in lists, feeds, exports and print. */
export function SampleTag({ locale }: { locale: Locale }) {
  return <Tag>{capital(translator(locale)("ui:tag.sample"), locale)}</Tag>;
}

/** Two published figures for one thing, both shown. */
export function TwoFiguresTag({ locale }: { locale: Locale }) {
  return <Tag>{translator(locale)("ui:tag.twoFigures")}</Tag>;
}

/**
 * A stored text in the language of the page, else in the other one, saying so and marked with its `lang`. Words of the
 * record that their original has left behind are never shown without their mark: `changes` leads to what has changed, and
 * is for texts that are no link themselves. `absent` stands where there is no text at all.
 */
export function LocalizedText({
  value,
  locale,
  tag = true,
  narrow = false,
  changes = false,
  symbols = changes,
  absent = null,
}: {
  value: Localized | null | undefined;
  locale: Locale;
  /** `false` only where a note beside it says it for all */
  tag?: boolean;
  /** in the margin, where a long word must be divided */
  narrow?: boolean;
  changes?: boolean;
  /** leads from the symbols of documents to their pages: for words that are no link themselves */
  symbols?: boolean;
  absent?: ReactNode;
}) {
  const text = value && isRecordText(value) ? value : null;
  const found = text ? recordWordsIn(text, locale) : inLanguage(value, locale);
  if (!value || !found) return absent;
  const set = typeset(found.text, found.lang);
  const words = narrow ? hyphenate(set) : symbols ? withSymbols(set, locale) : withBreaks(set);
  const mark = text?.outdated[found.lang] && (
    <OutdatedMark text={text} lang={found.lang} locale={locale} whole={changes} />
  );
  if (!found.fallback) return mark ? [words, <Fragment key="mark">{mark}</Fragment>] : words;
  return (
    <>
      <span lang={found.lang}>{words}</span>
      {tag && (
        <>
          {" "}
          <FallbackTag locale={locale} lang={found.lang} />
        </>
      )}
      {mark}
    </>
  );
}

/**
 * An address of the web may be divided behind each of its slashes, which is better than anywhere; what has no slash and
 * is longer than any word, now and then: a column of a table is as wide as its longest word.
 */
export function withBreaks(text: string): ReactNode {
  const parts = text.split(/(?<=\w\.[a-z]{2,}(?:\/\S*)?\/)(?=[^\s/])|(?<=(?:^|[\s/])(?:[^\s/]{20})+)(?=[^\s/]{16})/u);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Each symbol of the United Nations as a way to the page of its document, which goes on to theirs where the portal holds none. */
export function withSymbols(text: string, locale: Locale): ReactNode {
  const parts = symbolsIn(text);
  if (!parts.some((part) => "symbol" in part)) return withBreaks(text);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are never reordered
    <Fragment key={index}>
      {"symbol" in part ? (
        <a href={addressOf(locale, "/documents/[code]", codeOfSymbol(part.symbol))}>{part.text}</a>
      ) : (
        withBreaks(part.text)
      )}
    </Fragment>
  ));
}

export type TextInLanguage = {
  lang: Locale;
  /** numbered paragraphs are aligned pairwise; empty where there are no words. Only plain words are typeset here */
  paragraphs: readonly ReactNode[];
  /** states and tags of this language: `<LanguageState …/>`, `<SampleTag …/>` */
  marks?: ReactNode;
  sample?: boolean;
  /** the sentence of the portal that stands where there are no words */
  absent?: ReactNode;
};

/** Both languages side by side from 48rem, that of the page first; each with its name in itself and its state. */
export function ParallelText({ locale, texts }: { locale: Locale; texts: readonly TextInLanguage[] }) {
  const ordered = [...texts].sort((a, b) => Number(b.lang === locale) - Number(a.lang === locale));
  const rows = [...Array(Math.max(1, ...ordered.map(({ paragraphs }) => paragraphs.length))).keys()];
  return (
    <div className="parallel">
      {rows.map((row) =>
        ordered.map(({ lang, paragraphs, marks, sample, absent }) => (
          <div key={`${lang}-${row}`}>
            {row === 0 && (
              <p className="language">
                <b lang={lang}>{languageNames[lang]}</b> {marks}
              </p>
            )}
            {paragraphs[row] ? (
              <p className={sample ? "rec alone sample" : "rec alone"} lang={lang}>
                {typeof paragraphs[row] === "string"
                  ? withSymbols(typeset(paragraphs[row], lang), locale)
                  : paragraphs[row]}
              </p>
            ) : (
              row === 0 && <p>{absent}</p>
            )}
          </div>
        )),
      )}
    </div>
  );
}

/** Sources that say different things: the same rule, size and weight for each, "≠" between. Put a look-here note beside. */
export function Disagreement({
  statements,
}: {
  statements: readonly { label: ReactNode; text: ReactNode; lang?: Locale }[];
}) {
  return (
    <div className="disagreement">
      {statements.map(({ label, text, lang }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
        <div className="statement" key={index} lang={lang}>
          <p className="small">{label}</p>
          <p className="rec">{text}</p>
        </div>
      ))}
    </div>
  );
}

/** Qualifier, number and unit, which never break apart: "more than 150 participants". */
export function Quantity({
  value,
  qualifier,
  locale,
  unit,
}: {
  value: number;
  qualifier: string;
  locale: Locale;
  /** the noun in its right form: see `takesGenitive` */
  unit?: string;
}) {
  const number = formatQuantity({ value, qualifier }, locale);
  return unit ? `${number}\u00A0${unit}` : number;
}
