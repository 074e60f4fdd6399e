import type { Locale } from "./locale.ts";
import { isRecordText, type Localized, type RecordText, recordWordsIn } from "./localized.ts";
import { translator } from "./t.ts";

/**
 * The words of a text of the record where no mark can stand: in the title of a document, an option of a list, a calendar.
 * Words that their original has left behind say so themselves.
 */
export function plainWords(text: RecordText | null | undefined, locale: Locale): string | null {
  const found = recordWordsIn(text, locale);
  if (!found?.outdated) return found?.text ?? null;
  return translator(locale)("states:outdated.words", { text: found.text });
}

/** The same of names, of which some are labels. */
export function plainName(name: Localized | null | undefined, locale: Locale): string | null {
  if (!name) return null;
  return isRecordText(name) ? plainWords(name, locale) : (name[locale] ?? name.en ?? name.ru);
}
