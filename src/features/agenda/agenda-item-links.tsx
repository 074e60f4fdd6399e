import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { LocalizedText } from "#ui/text.tsx";
import type { AgendaItemNamed } from "./agenda-queries.ts";
import { kindText } from "./agenda-words.ts";

/** Items of agendas, each a link to its place in that of its meeting. */
export function AgendaItemLinks({ items, locale }: { items: readonly AgendaItemNamed[]; locale: Locale }) {
  return items.map((item) => (
    <p key={item.id}>
      <a href={addressOf(locale, "/meetings/[code]", item.meeting, `#item-${item.id}`)}>
        {item.number && `${item.number} `}
        {inLanguage(item.title, locale) ? <LocalizedText value={item.title} locale={locale} /> : kindText(item, locale)}
      </a>
    </p>
  ));
}
