import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { chooseTexts, textsQueryIn, textsSearch } from "#features/texts/text-filter.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { partOf, placeOf } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { Pagination } from "#ui/filters.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { ChosenTextFilters, sumOfTexts, TextFilters, TextsToDo } from "#views/waiting/texts-to-do.tsx";

const perPage = 50;

/** Every text that waits for a translator. */
const { Page, generateMetadata } = deskPage(
  "/desk/texts",
  { title: ({ t }) => t("texts:list.title"), may: can.translate },
  async ({ locale, t, actor, query: asked }) => {
    const query = textsQueryIn(asked);
    const texts = await listTextsToDo(actor);
    const { matching } = chooseTexts(texts, query);
    const part = partOf(matching, query, perPage, ({ name }) => name);
    const { items, page, pages, total } = part;
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("texts:list.title")} lead={t("texts:list.lead")} />
        <div className="listing mt-4">
          <TextFilters {...{ locale, texts, query }} />
          <div>
            <p className="results" role="status">
              {sumOfTexts(matching, locale)}
            </p>
            <p className="small">{t("texts:list.sumHint")}</p>
            <ChosenTextFilters {...{ locale, query }} />
            {total === 0 ? (
              <EmptyState>{t(texts.length === 0 ? "texts:list.none" : "texts:list.nothing")}</EmptyState>
            ) : (
              <>
                <TextsToDo locale={locale} texts={items} />
                <Pagination
                  {...{ locale, page, pages, total }}
                  shown={items.length}
                  href={(number) => addressOf(locale, "/desk/texts", textsSearch(query, placeOf(part, number)))}
                />
              </>
            )}
          </div>
        </div>
      </>
    );
  },
);

export { generateMetadata, Page as default };
