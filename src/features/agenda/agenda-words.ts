import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { AgendaItemShown } from "./agenda-queries.ts";

/** "Side event", "Перерыв". */
export function kindText({ kind }: Pick<AgendaItemShown, "kind">, locale: Locale): string {
  return capital(translator(locale)(`agenda:kinds.${kind}`), locale);
}
