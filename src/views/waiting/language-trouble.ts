import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { fingerprint } from "#lib/fingerprint.ts";

/** Why a text waits for a translator: no words, older than its original, or read again by nobody. */
export type Trouble = "missing" | "outdated" | "unsettled";

/** How the two languages of a text stood after a change. */
export type Texts = {
  textEn: string | null;
  textRu: string | null;
  textEnState: string;
  textRuState: string;
  textBasis: string | null;
};

/** Neither the words of a source nor read again by somebody. */
export const unsettled: readonly string[] = ["machine", "draft", "unofficial"];

/** What is wrong in a language; nothing where there are no words in either, for then there is nothing to translate. */
export function troubleIn(language: Locale, texts: Texts): Trouble | null {
  const text = { en: texts.textEn, ru: texts.textRu };
  const state = { en: texts.textEnState, ru: texts.textRuState };
  const original: Locale = state.ru === "original" ? "ru" : "en";
  if (!text[language]) return text[otherLocale(language)] ? "missing" : null;
  const source = text[original];
  if (language !== original && texts.textBasis && source && fingerprint(source) !== texts.textBasis) return "outdated";
  return unsettled.includes(state[language]) ? "unsettled" : null;
}

/**
 * What waits for a translator, and since when it has been so without a break. The changes come newest first, each with
 * the texts as they stood after it.
 */
export function troublesSince(
  newestFirst: readonly { texts: Texts; recordedAt: Date }[],
): { language: Locale; trouble: Trouble; since: Date }[] {
  const [latest] = newestFirst;
  if (!latest) return [];
  return locales.flatMap((language) => {
    const trouble = troubleIn(language, latest.texts);
    if (!trouble) return [];
    const before = newestFirst.findIndex(({ texts }) => troubleIn(language, texts) !== trouble);
    const first = newestFirst.at(before < 0 ? -1 : before - 1) ?? latest;
    return [{ language, trouble, since: first.recordedAt }];
  });
}
