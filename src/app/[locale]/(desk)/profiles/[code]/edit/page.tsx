import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { FigureEntered } from "#desk/figures/observation-entered.tsx";
import { FigureForm, FigureNotes } from "#desk/figures/observation-form.tsx";
import { FiguresRefusal } from "#desk/figures/observation-refusal.tsx";
import { placesKept } from "#features/profiles/observation-queries.ts";
import { findPlace, listIndicators, standingFigures } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { inLanguage } from "#i18n/localized.ts";
import { distinct } from "#i18n/source.ts";
import { can } from "#policy.ts";
import { Desk, Parts } from "#ui/desk.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { ObservationTables, YearChoice } from "#views/profile/observation-table.tsx";
import { saveFigure } from "./actions.ts";

/** All figures of a country for a year; with `indicator`, the form for one of them. */
const { Page, generateMetadata } = deskPage(
  "/profiles/[code]/edit",
  { title: ({ t, params }) => `${t("profiles:edit")}, ${params.code}`, of: findPlace },
  async ({ locale, t, actor, query, record: place }) => {
    const path = addressOf(locale, "/profiles/[code]/edit", place.code);
    if (!can.enterFigures(actor, { placeCode: place.code })) {
      return <FiguresRefusal {...{ locale, actor, place }} kept={await placesKept(actor)} />;
    }

    const country = inLanguage(place.name, locale)?.text ?? place.code;
    const thisYear = yearOf(new Date());
    const years = Array.from({ length: thisYear - 1990 + 1 }, (_, index) => thisYear - index);
    const year = years.find((one) => String(one) === query.get("year")) ?? thisYear - 1;
    const indicators = await listIndicators();
    const figures = await standingFigures(actor, { placeCode: place.code, year, periodKind: "year" });
    const indicator = indicators.find((one) => one.code === query.get("indicator"));
    const standing = figures.filter((figure) => figure.indicator === indicator?.code);
    const beside = query.get("beside") === "yes" && standing.length > 0;
    const asked = standing.find(({ id }) => String(id) === query.get("figure"));
    const corrected = beside ? null : (asked ?? (standing.length === 1 ? standing[0] : null) ?? null);
    const bar = <DeskBarOf locale={locale} as={actor.role} status={t("figures:form.kicker", { country, year })} />;
    const crumbs = [
      { href: addressOf(locale, "/desk"), label: t("desk:title") },
      { href: addressOf(locale, "/profiles/[code]", place.code), label: country },
    ];
    // Where two figures stand, a form has to say which of them it is about.
    if (!indicator || (standing.length > 1 && !beside && !corrected)) {
      return (
        <>
          {bar}
          <Crumbs locale={locale} items={crumbs} />
          <PageHead title={t("figures:head", { country, year })} lead={t("figures:lead")} />
          <FigureEntered {...{ locale, indicators, figures, path }} id={query.get("entered")} />
          <YearChoice {...{ locale, years, year, path }} />
          <ObservationTables {...{ locale, year, indicators, figures }} place={place.code} />
        </>
      );
    }
    const group = indicators.filter((one) => one.group === indicator.group);
    return (
      <>
        {bar}
        <Crumbs locale={locale} items={[...crumbs, { href: `${path}?year=${year}`, label: String(year) }]} />
        <PageHead
          kicker={t("figures:form.kicker", { country, year })}
          title={
            <h1>
              <LocalizedText value={indicator.name} locale={locale} />
            </h1>
          }
        />
        <Desk
          parts={
            <Parts
              locale={locale}
              items={group.map((one) => ({
                href: `${path}?year=${year}&indicator=${one.code}`,
                label: <LocalizedText value={one.name} locale={locale} tag={false} />,
                current: one === indicator,
              }))}
            />
          }
          notes={<FigureNotes {...{ locale, place, indicator, year, standing, corrected, beside }} />}
        >
          <FigureForm
            offered={distinct(figures.flatMap(({ source }) => source)).slice(0, 12)}
            action={saveFigure}
            {...{ locale, place, indicator, year, standing, corrected, beside }}
          />
        </Desk>
      </>
    );
  },
);

export { generateMetadata, Page as default };
