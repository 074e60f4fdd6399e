import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";

/** A report, or an assessment of one: a partner, a recommendation and a year name it. */
type Named = { recommendation: string; partner: { code: string; name: RecordText }; year: number };

/** "2021-III-4 (Uzbekistan, 2022)". */
export function answerName({ recommendation, partner, year }: Named, locale: Locale): string {
  const name = plainWords(partner.name, locale) ?? partner.code;
  return `${recommendation} (${translator(locale)("reports:release.partnerYear", { partner: name, year })})`;
}

export function answerNames(all: readonly Named[], locale: Locale): string {
  return formatList(
    all.map((one) => answerName(one, locale)),
    locale,
  );
}
