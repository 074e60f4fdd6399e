import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/** What stands with the nearest earlier recommendations; `{code}` is the number of one of them. */
export function nearWords(locale: Locale) {
  const t = translator(locale);
  return {
    title: t("lineage:near.title"),
    hint: t("lineage:near.hint"),
    look: t("lineage:near.look"),
    /** on a new one: it is added first */
    addAs: t("lineage:near.addAs", { code: codePlace }),
    /** on a draft that is recorded */
    continues: t("lineage:near.continues", { code: codePlace }),
  };
}

export type NearWords = ReturnType<typeof nearWords>;

export const codePlace = "{code}";
