import type { ReactNode } from "react";
import { originalLanguage } from "#i18n/language-state.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { Telling } from "#i18n/record-text.ts";
import type { Settled } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import { cleanText } from "#lib/clean-text.ts";
import { choices } from "#ui/form/field-kinds.ts";
import { type FormValues, listOf, localizedOf } from "#ui/form/form-state.ts";
import { OriginalChanges } from "#ui/outdated.tsx";
import { LanguageState } from "#ui/state.tsx";

/** The ticks by which an author says more of a text of the record than its words: the record keeps none of them as such. */
export const tellings = () => choices({ label: "staff:telling.label" });

/** The ticks of a text, for a form of words that stand already; of settled words there is nothing to say. */
export function tellingWords(locale: Locale, recorded?: { text: RecordText; settled: Settled }) {
  const t = translator(locale);
  const original = recorded && originalLanguage(recorded.text.state);
  const isOpen = (tick: "translated" | "trivial") =>
    !original || !recorded.settled[tick === "trivial" ? original : otherLocale(original)];
  return {
    label: t("staff:telling.label"),
    options: (["translated", "trivial"] as const).filter(isOpen).map((value) => ({
      value: value as string,
      label: t(`staff:telling.${value}`),
    })),
  };
}

/** With the ticks, the words that stood before the author, as the record would keep them. `typed` are the author's own. */
export function tellingOf(typed: FormValues, name: string): Telling {
  const { en, ru } = localizedOf(typed, name);
  const kept = (text: string | null) => cleanText(text ?? "") || null;
  const told = listOf(typed, `${name}Told`);
  return {
    beside: { en: kept(en), ru: kept(ru) },
    isTranslated: told.includes("translated"),
    isTrivial: told.includes("trivial"),
  };
}

/** Above the words of a language that their original has left behind: what it was when they were made, and what it is now. */
export function behindWords(text: RecordText, locale: Locale): Partial<Record<Locale, ReactNode>> {
  const behind = locales.filter((language) => text.outdated[language]);
  return Object.fromEntries(
    behind.map((lang) => [
      lang,
      <div key={lang} className="theirs">
        <LanguageState state={text.state[lang]} lang={lang} locale={locale} of={{ ...text, place: null }} />
        <OriginalChanges text={text} lang={lang} locale={locale} />
      </div>,
    ]),
  );
}
