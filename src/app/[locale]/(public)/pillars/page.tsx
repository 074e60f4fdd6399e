import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { roman } from "#lib/roman.ts";
import { Numeral } from "#ui/numeral.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { pillarAddresses } from "#views/pillar/pillar-addresses.ts";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";
import { PillarLeaders, PillarName } from "#views/pillar/pillar-words.tsx";

const { Page, generateMetadata } = publicPage(
  pillarAddresses,
  "/pillars",
  ({ t }) => ({
    title: t("pillars:title"),
    description: t("pillars:lead"),
  }),
  async ({ locale, t, actor }) => {
    const pillars = await listPillars();
    const numbers = await numbersOfPillars(actor);
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
              <div className="notes">
                {own && <PillarLeaders number={pillar.number} numbers={own} locale={locale} />}
              </div>
            </section>
          );
        })}
        <DataLinks locale={locale} path={addressOf(locale, "/pillars")} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
