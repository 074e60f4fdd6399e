import type { Locale } from "#i18n/locale.ts";
import { formatNumber } from "#i18n/number.ts";
import { translator } from "#i18n/t.ts";
import type { FileShown } from "#server/files/file-shown.ts";

/** Of which kind a file is, and how long: "PDF, 12 pages". */
export function whatText({ kind, pages }: Pick<FileShown, "kind" | "pages">, locale: Locale): string {
  const long = pages ? [translator(locale)("documents:files.pages", { count: pages })] : [];
  return [kind.toUpperCase(), ...long].join(", ");
}

export function sizeText(bytes: number, locale: Locale): string {
  const t = translator(locale);
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1
    ? t("documents:files.megabytes", { size: formatNumber(Math.round(megabytes * 10) / 10, locale) })
    : t("documents:files.kilobytes", { size: formatNumber(Math.max(1, Math.round(bytes / 1024)), locale) });
}
