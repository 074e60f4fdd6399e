import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { tellings } from "./lineage-form-definition.ts";

/** All that the controls of a lineage say. */
export function lineageFormWords(locale: Locale, code: string, offered: readonly string[]) {
  const t = translator(locale);
  return {
    telling: t("lineage:desk.telling", { code }),
    tellings: tellings.map((value) => ({ value: value as string, label: t(`lineage:tellings.${value}`) })),
    tellingHint: t("lineage:desk.tellingHint"),
    others: t("lineage:others.title"),
    asked: t("lineage:others.asked"),
    askedHint: t("lineage:others.askedHint"),
    find: t("lineage:others.find"),
    open: t("lineage:others.open"),
    offered,
    pairs: { source: pairLabels("source"), reason: pairLabels("reason") },
    sourceHint: t("staff:decisions.sourceHint"),
    reasonHint: t("lineage:desk.reasonHint"),
  };
}

export type LineageFormWords = ReturnType<typeof lineageFormWords>;
