import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { Person } from "#policy.ts";
import { Numeral } from "#ui/numeral.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";

/** Shows the expert what partners ask of the networks of the four pillars. */
export async function ExpertDesk({ locale, actor }: { locale: Locale; actor: Person }) {
  const t = translator(locale);
  const numbers = await numbersOfPillars(actor);
  return (
    <Section id="networks" title={t("desk:expert.title")}>
      <p>{t("desk:expert.text")}</p>
      <Book>
        {(await listPillars()).map(({ number, short }) => (
          <BookRow key={number} label={<Numeral>{roman(number)}</Numeral>}>
            <p className="lead">
              <a href={addressOf(locale, "/pillars/[number]", number)}>
                <LocalizedText value={short} locale={locale} />
              </a>
            </p>
            <p>
              <a href={addressOf(locale, "/recommendations", `?pillar=${number}`)}>
                {t("desk:expert.count", { count: numbers.get(number)?.recommendations ?? 0 })}
              </a>
            </p>
          </BookRow>
        ))}
      </Book>
    </Section>
  );
}
