import { dayOf } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { TextStates } from "#i18n/record-text.ts";

/** Why a text waits for a translator: no words, older than its original, or read again by nobody. */
export const troubles = ["missing", "outdated", "unsettled"] as const;

export type Trouble = (typeof troubles)[number];

/**
 * Says what is wrong in a language; nothing where there are no words in either, for then there is nothing to translate.
 */
export function troubleIn(language: Locale, text: RecordText): Trouble | null {
  if (!text[language]) return text[otherLocale(language)] ? "missing" : null;
  if (text.outdated[language]) return "outdated";
  return isUnsettled(text.state[language]) ? "unsettled" : null;
}

/**
 * Finds what waits for a translator, and since when it has been so without a break. The changes come newest first, each
 * with the text as it stood after it.
 */
export function troublesSince(
  newestFirst: readonly { text: RecordText; recordedAt: Date }[],
): { language: Locale; trouble: Trouble; since: Date }[] {
  const [latest] = newestFirst;
  if (!latest) return [];
  return locales.flatMap((language) => {
    const trouble = troubleIn(language, latest.text);
    if (!trouble) return [];
    const before = newestFirst.findIndex(({ text }) => troubleIn(language, text) !== trouble);
    const first = newestFirst.at(before < 0 ? -1 : before - 1) ?? latest;
    return [{ language, trouble, since: first.recordedAt }];
  });
}

/** Since which day ("YYYY-MM-DD") it is so, as far as the states of the text tell. */
export function sinceIn(states: TextStates, language: Locale, trouble: Trouble): string | null {
  const own = states[language];
  const moments = {
    missing: states[otherLocale(language)]?.writtenAt,
    outdated: own?.leftAt,
    unsettled: own?.writtenAt,
  };
  const moment = moments[trouble];
  return moment === undefined ? null : dayOf(new Date(moment));
}
