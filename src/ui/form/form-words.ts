import { formatMonths } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/** The words that a form says by itself; the browser gets these, not the files of all texts. */
export function formWords(locale: Locale) {
  const t = translator(locale);
  const plural = new Intl.PluralRules(locale);
  return {
    locale,
    /** by count: at most one form for every kind of plural */
    problems: Array.from({ length: 100 }, (_, count) => plural.select(count))
      .filter((form, index, forms) => forms.indexOf(form) === index)
      .map((form) => ({ form, text: pluralText(form) })),
    refused: t("ui:form.refused"),
    kept: t("ui:form.kept"),
    notSent: t("ui:form.notSent"),
    restored: t("ui:form.restored", { time: timePlace }),
    held: t("ui:form.held", { time: timePlace }),
    saved: t("ui:form.saved", { time: timePlace }),
    waiting: t("ui:form.waiting"),
    apart: t("ui:form.apart"),
    discard: t("ui:form.discard"),
    theirs: t("ui:form.theirs"),
    empty: t("ui:form.empty"),
    day: t("ui:form.day"),
    month: t("ui:form.month"),
    year: t("ui:form.year"),
    unknown: t("ui:form.unknown"),
    months: formatMonths(locale),
  };

  function pluralText(form: Intl.LDMLPluralRule): string {
    const sample = Array.from({ length: 100 }, (_, count) => count).find((count) => plural.select(count) === form) ?? 0;
    return t("ui:form.problems", { count: sample }).replace(String(sample), countPlace);
  }
}

export type FormWords = ReturnType<typeof formWords>;

export const timePlace = "{time}";
export const countPlace = "{count}";
