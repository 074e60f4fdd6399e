import type { Localized } from "#i18n/localized.ts";
import type { T } from "#i18n/t.ts";
import { localizedText } from "#lib/texts.ts";
import { type FormValues, localizedOf, type Problem } from "#ui/form/form-state.ts";

const longest = 2000;

/** Why something was done, or where it is written: it stays in the history for ever, so it has an end. */
export function wordsOf(values: FormValues, name: string, t: T): { words: Localized; problems: Problem[] } {
  const read = localizedText(longest).safeParse(localizedOf(values, name));
  if (read.success) return { words: read.data, problems: [] };
  const message = t("staff:problem.tooLong", { count: longest });
  return {
    words: { en: null, ru: null },
    problems: read.error.issues.map(({ path }) => ({ field: [name, ...path].map(String).join("."), message })),
  };
}
