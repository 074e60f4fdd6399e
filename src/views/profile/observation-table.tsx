import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText, TwoFiguresTag } from "#ui/text.tsx";
import { FigureValue } from "./figure-value.tsx";

type Props = {
  locale: Locale;
  place: string;
  year: number;
  indicators: readonly Indicator[];
  /** the figures that stand for the year */
  figures: readonly Figure[];
};

type Row = { indicator: Indicator; figure: Figure | null; isOneOfTwo: boolean };

/** Every indicator of a country for one year, group by group: what stands, and the way to each form. */
export function ObservationTables({ locale, place, year, indicators, figures }: Props) {
  const t = translator(locale);
  const groups = [...Map.groupBy(indicators, ({ group }) => group)];
  const columns = columnsOf(locale, addressOf(locale, "/profiles/[code]/edit", place, `?year=${year}`));
  return groups.map(([group, members]) => (
    <Section key={group} id={group} title={t(`profiles:groups.${group}`)}>
      <Table
        steady
        columns={columns}
        rows={members.flatMap((indicator) => rowsOf(indicator, figures))}
        rowKey={({ indicator, figure }) => `${indicator.code}-${figure?.id ?? ""}`}
      />
    </Section>
  ));
}

/** A form by its address: the year is a place to go to, not something that is saved. */
export function YearChoice({
  locale,
  years,
  year,
  path,
}: {
  locale: Locale;
  years: readonly number[];
  year: number;
  path: string;
}) {
  const t = translator(locale);
  return (
    <form action={path} method="get" className="actions">
      <label htmlFor="year">{t("figures:year")}</label>
      <span>
        <select id="year" name="year" defaultValue={year}>
          {years.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </span>
      <button type="submit" className="button quiet">
        {t("figures:show")}
      </button>
    </form>
  );
}

function rowsOf(indicator: Indicator, figures: readonly Figure[]): Row[] {
  const own = figures.filter((figure) => figure.indicator === indicator.code);
  if (own.length === 0) return [{ indicator, figure: null, isOneOfTwo: false }];
  return own.map((figure) => ({ indicator, figure, isOneOfTwo: own.length > 1 }));
}

function columnsOf(locale: Locale, path: string): [Column<Row>, ...Column<Row>[]] {
  const t = translator(locale);
  return [
    {
      key: "indicator",
      head: t("figures:indicator"),
      cell: ({ indicator, isOneOfTwo }) => (
        <>
          <LocalizedText value={indicator.name} locale={locale} />,{" "}
          <LocalizedText value={indicator.unit} locale={locale} tag={false} />{" "}
          {isOneOfTwo && <TwoFiguresTag locale={locale} />}
        </>
      ),
    },
    {
      key: "figure",
      head: t("figures:figure"),
      cell: ({ figure }) =>
        figure ? (
          <FigureValue figure={figure} locale={locale} />
        ) : (
          <span className="soft">{t("figures:notEntered")}</span>
        ),
      numeric: true,
    },
    {
      key: "source",
      head: t("figures:source"),
      cell: ({ figure }) => figure && <SourceWords source={figure.source} locale={locale} />,
    },
    {
      key: "who",
      head: t("figures:who"),
      cell: ({ figure }) => figure && t(figure.verified ? "figures:everybody" : "figures:unitAndPost"),
    },
    {
      key: "action",
      head: t("figures:action"),
      cell: ({ indicator, figure }) => {
        const href = `${path}&indicator=${encodeURIComponent(indicator.code)}`;
        const link = (action: string, to: string) => (
          <a
            href={to}
            aria-label={t("figures:ofIndicator", { action, indicator: inLanguage(indicator.name, locale)?.text ?? "" })}
          >
            {action}
          </a>
        );
        if (!figure) return link(t("figures:enter"), href);
        return (
          <>
            {link(t("figures:correct"), `${href}&figure=${figure.id}`)}
            {", "}
            {link(t("figures:second"), `${href}&beside=yes`)}
          </>
        );
      },
    },
  ];
}
