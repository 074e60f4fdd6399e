import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { currentActor } from "#server/session.ts";
import { Numeral } from "#ui/numeral.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";
import { PillarLeaders, PillarName } from "#views/pillar/pillar-words.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("pillars:title"), alternates: alternates(locale, "/pillars") };
}

export default async function PillarsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const pillars = await listPillars();
  const numbers = await numbersOfPillars(await currentActor());
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("pillars:title")} lead={t("pillars:lead")} />
      {pillars.length === 0 && <EmptyState>{t("pillars:empty")}</EmptyState>}
      {pillars.map((pillar) => {
        const own = numbers.get(pillar.number);
        return (
          <section className="part book" key={pillar.number}>
            <p className="pillar-numeral">
              <Numeral>{roman(pillar.number)}</Numeral>
            </p>
            <div>
              <h2>
                <a href={addressOf(locale, "/pillars/[number]", pillar.number)}>
                  <LocalizedText value={pillar.short} locale={locale} />
                </a>
              </h2>
              <p className="mt-2">
                <PillarName pillar={pillar} locale={locale} />
              </p>
            </div>
            <div className="notes">{own && <PillarLeaders number={pillar.number} numbers={own} locale={locale} />}</div>
          </section>
        );
      })}
      <DataLinks locale={locale} path={addressOf(locale, "/pillars")} formats={["json", "csv"]} />
    </>
  );
}
