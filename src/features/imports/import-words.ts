import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Question } from "./import.ts";

/** Asks of a row that its program does not show whether it is taken. */
export function hiddenQuestion(locale: Locale): (row: number, id: string) => Question {
  const t = translator(locale);
  return (row, id) => ({
    ...{ id, at: "", title: t("imports:hiddenRow", { row }) },
    options: [
      { value: "take", label: t("imports:take") },
      { value: "leave", label: t("imports:leave") },
    ],
  });
}
