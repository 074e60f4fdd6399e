import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { summaryOf } from "#i18n/summary.ts";
import { translator } from "#i18n/t.ts";

/** More would hide the numbers among the words. */
const longestBeginning = 60;

/** "2021-III-4 (“Compare methods of analysis.”) and 2021-III-5 (“Train ...”)": each with the beginning of its words, if it has any. */
export function namesText(items: readonly { code: string; text: RecordText | null }[], locale: Locale): string {
  const t = translator(locale);
  const names = items.map(({ code, text }) => {
    const words = plainWords(text, locale);
    return words ? t("staff:named", { code, words: summaryOf(words, longestBeginning).replace(/\.$/, "") }) : code;
  });
  return formatList(names, locale);
}
