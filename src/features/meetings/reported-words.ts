import { formatNumber, formatQuantity } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Reported } from "./meeting.ts";

/** "11 recommendations agreed, 2 in this record": the number of a source beside the records, never one number made of both. */
export function agreedText(told: Reported, recorded: number, locale: Locale): string {
  const t = translator(locale);
  const beside =
    recorded === 0
      ? t("meetings:reported.besideNone")
      : t("meetings:reported.beside", { number: formatNumber(recorded, locale) });
  return `${reportedText(told, locale)}, ${beside}`;
}

/** "more than 11 recommendations agreed", "recommendations endorsed, number not known". */
export function reportedText({ what, value, qualifier }: Reported, locale: Locale): string {
  const t = translator(locale);
  if (value === null) return t(`meetings:reported.${what}Unknown`);
  return t(`meetings:reported.${what}`, { count: value, quantity: formatQuantity({ value, qualifier }, locale) });
}

/** Those that were agreed, or endorsed. */
export function reportedOf(reported: readonly Reported[], what: Reported["what"]): Reported[] {
  return reported.filter((one) => one.what === what);
}

/** Whether the source gives the number itself, no floor and no estimate. */
export function isExact(qualifier: Reported["qualifier"]): boolean {
  return qualifier === "exactly" || qualifier === "stated";
}
