import type { ReactNode } from "react";
import { capital } from "#i18n/format.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { OutdatedMark } from "./outdated.tsx";

type Words = typeof resources.en.states;
type Stem<Key> = Key extends `${infer Name}_${"one" | "other"}` ? Name : never;

export type TextStateName = Stem<keyof Words["text"]>;
export type ImplementationStateName = keyof Words["implementation"];
export type LanguageStateName = keyof Words["language"];

type Mark = {
  locale: Locale;
  /** beside a statement: 16 px instead of 12 */
  large?: boolean;
  /** instead of the state's own word: "4 endorsed" */
  children?: ReactNode;
};

/** The text axis: a disc that fills as the text travels. `count` makes the word agree: одобрена, одобрены. */
export function TextState({ state, count = 1, ...mark }: Mark & { state: string; count?: number }) {
  const word = () => translator(mark.locale)(`states:text.${state}` as TextKey, { count });
  return <State {...mark} name={state} shape="disc" word={word} />;
}

/** The implementation axis: a square. Silence is a state of its own. */
export function ImplementationState({ state, ...mark }: Mark & { state: string }) {
  const word = () => translator(mark.locale)(`states:implementation.${state}` as TextKey);
  return <State {...mark} name={state} shape="square" word={word} />;
}

function State({
  name,
  shape,
  word,
  locale,
  large = false,
  children,
}: Mark & { name: string; shape: string; word: () => string }) {
  return (
    <span className={`state ${name}${large ? " large" : ""}`}>
      <span className={shape} aria-hidden="true" />
      <span>{children ?? capital(word(), locale)}</span>
    </span>
  );
}

/**
 * The language axis: a frame round the words. `lang` is the language of the text, `locale` that of the page. With the text
 * goes what its frame alone would hide: that these words are not what the original says now.
 */
export function LanguageState({
  state,
  lang,
  locale,
  of,
}: {
  state: string;
  lang: Locale;
  locale: Locale;
  /** the text, unless its words beside it bear the mark themselves, as `LocalizedText` does */
  of?: RecordText;
}) {
  const t = translator(locale);
  if (state === "missing") {
    return (
      <span className="frame missing">
        <s aria-hidden="true">{lang.toUpperCase()}</s> {t("states:language.missing")}
      </span>
    );
  }
  return (
    <>
      <span className={`frame ${state}`}>{capital(t(`states:language.${state}` as TextKey), locale)}</span>
      {of && <OutdatedMark text={of} lang={lang} locale={locale} whole />}
    </>
  );
}

/** Says that a text stands in the other language: "in English". */
export function FallbackTag({ locale, lang = otherLocale(locale) }: { locale: Locale; lang?: Locale }) {
  return <span className="frame fallback">{translator(locale)(`ui:language.in.${lang}`)}</span>;
}
