import type { IndicatorGroup } from "#features/profiles/observation.ts";
import { type Figure, type Indicator, isYearly, type ProfilePage } from "#features/profiles/profile-queries.ts";
import { SentWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { DataLinks, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText, TwoFiguresTag, withBreaks } from "#ui/text.tsx";
import { FigureValue } from "./figure-value.tsx";
import { OtherPeriods } from "./other-periods.tsx";
import { ProfileChart } from "./profile-chart.tsx";
import { disagreements, hasSourceOf, type ProfileRow, rowsOf } from "./profile-table.ts";

/** Fewer years make no picture, more indicators no table that a phone can hold. */
const fewestYears = 3;
const mostColumns = 3;

/**
 * Every group of indicators: a picture of each that has years enough, then all of it as a table. Figures that cover no
 * whole year stand beside them.
 */
export function ProfileFigures({ locale, profile }: { locale: Locale; profile: ProfilePage }) {
  const figures = profile.figures.filter(isYearly);
  const yearly = profile.indicators.filter(({ code }) => figures.some(({ indicator }) => indicator === code));
  const groups = [...Map.groupBy(yearly, ({ group }) => group)];
  return (
    <>
      {groups.map(([group, indicators]) => {
        const tables = chunks(indicators, mostColumns);
        return tables.map((columns, index) => (
          <GroupOfFigures
            key={columns[0]?.code}
            id={index ? `${group}-${index + 1}` : group}
            {...{ locale, profile: { ...profile, figures }, group, indicators: columns }}
            only={groups.length === 1 && tables.length === 1}
          />
        ));
      })}
      <OtherPeriods locale={locale} profile={profile} />
    </>
  );
}

type GroupProps = {
  id: string;
  locale: Locale;
  profile: ProfilePage;
  group: IndicatorGroup;
  indicators: readonly Indicator[];
  /** the only group of the page */
  only: boolean;
};

function GroupOfFigures({ id, locale, profile, group, indicators, only }: GroupProps) {
  const t = translator(locale);
  const of = (indicator: Indicator) => profile.figures.filter((figure) => figure.indicator === indicator.code);
  const [first] = indicators;
  const drawn = first && countYears(of(first)) >= fewestYears ? first : null;
  const figures = profile.figures.filter((figure) => indicators.some(({ code }) => code === figure.indicator));
  const rest = indicators.filter((indicator) => indicator !== drawn);
  const title = t(`profiles:groups.${group}`);
  return (
    <>
      {drawn && (
        <Section
          id={drawn.code}
          title={<LocalizedText value={drawn.name} locale={locale} />}
          note={<Disagreements locale={locale} indicators={[drawn]} figures={of(drawn)} />}
        >
          <ProfileChart locale={locale} indicator={drawn} figures={of(drawn)} />
        </Section>
      )}
      <Section
        id={id}
        title={drawn ? (only ? t("profiles:table.same") : t("profiles:table.of", { group: title })) : title}
        note={
          <>
            <Disagreements
              locale={locale}
              indicators={rest}
              figures={figures.filter(({ indicator }) => indicator !== drawn?.code)}
            />
            <Reservations locale={locale} indicators={indicators} figures={figures} />
          </>
        }
      >
        <FiguresTable locale={locale} indicators={indicators} figures={figures} />
        <DataLinks
          locale={locale}
          path={addressOf(locale, "/profiles/[code]", profile.code)}
          formats={["csv", "json"]}
          of="table"
        />
      </Section>
    </>
  );
}

function FiguresTable({
  locale,
  indicators,
  figures,
}: {
  locale: Locale;
  indicators: readonly Indicator[];
  figures: readonly Figure[];
}) {
  const t = translator(locale);
  const differing = new Set(disagreements(figures).map(({ year }) => year));
  const columns: [Column<ProfileRow>, ...Column<ProfileRow>[]] = [
    {
      key: "year",
      head: t("profiles:table.year"),
      cell: ({ year }) => (
        <>
          {year} {differing.has(year) && <TwoFiguresTag locale={locale} />}
        </>
      ),
    },
    ...indicators.map(
      (indicator): Column<ProfileRow> => ({
        key: indicator.code,
        head: headOf(indicator, locale),
        numeric: true,
        cell: ({ figures: cells, position }) => {
          const figure = cells.get(indicator.code);
          if (figure) return <FigureValue figure={figure} locale={locale} />;
          return <span className="soft">{t(position ? "profiles:table.noSecond" : "profiles:table.notEntered")}</span>;
        },
      }),
    ),
    {
      key: "source",
      head: t("profiles:table.source"),
      cell: (row) => <Sources row={row} indicators={indicators} locale={locale} />,
    },
  ];
  return <Table columns={columns} rows={rowsOf(figures)} rowKey={({ year, position }) => `${year}-${position}`} />;
}

/** One source for the whole row, else each indicator with its own. */
function Sources({ row, indicators, locale }: { row: ProfileRow; indicators: readonly Indicator[]; locale: Locale }) {
  const t = translator(locale);
  const figures = [...row.figures.values()];
  const [first] = figures;
  if (!first) return null;
  if (figures.every(hasSourceOf(first))) return <SourceWords source={first.source} locale={locale} />;
  return indicators.map((indicator) => {
    const figure = row.figures.get(indicator.code);
    if (!figure) return null;
    return (
      <span key={indicator.code}>
        {withBreaks(
          t("profiles:table.sourceOf", { indicator: inLanguage(indicator.name, locale)?.text ?? indicator.code }),
        )}{" "}
        <SourceWords source={figure.source} locale={locale} />{" "}
      </span>
    );
  });
}

function Disagreements({
  locale,
  indicators,
  figures,
}: {
  locale: Locale;
  indicators: readonly Indicator[];
  figures: readonly Figure[];
}) {
  const t = translator(locale);
  return disagreements(figures).map(({ year, indicator: code, figures: differing }) => {
    const indicator = indicators.find((candidate) => candidate.code === code);
    const unit = inLanguage(indicator?.unit, locale)?.text ?? "";
    return (
      <Note
        key={`${code}-${year}`}
        locale={locale}
        kind="look"
        title={t("profiles:note.disagree", { year, count: differing.length })}
      >
        {indicators.length > 1 && (
          <p>
            <LocalizedText value={indicator?.name} locale={locale} />
          </p>
        )}
        {differing.map((figure) => (
          <p key={figure.id}>
            {figure.value === null ? (
              <FigureValue figure={figure} locale={locale} />
            ) : (
              t("profiles:note.figure", { value: figure.value, unit })
            )}
            {" – "}
            <SourceWords source={figure.source} locale={locale} />
          </p>
        ))}
        <p>{t("profiles:note.both")}</p>
      </Note>
    );
  });
}

/** Says once, beside the table, what must be said about some of the figures. */
function Reservations({
  locale,
  indicators,
  figures,
}: {
  locale: Locale;
  indicators: readonly Indicator[];
  figures: readonly Figure[];
}) {
  const t = translator(locale);
  const yearsWith = (test: (figure: Figure) => boolean) =>
    formatList([...new Set(figures.filter(test).map(({ year }) => String(year)))], locale);
  const secondary = yearsWith((figure) => figure.secondary);
  const provisional = yearsWith((figure) => figure.provisional);
  return (
    <>
      {secondary && (
        <Note locale={locale} title={t("profiles:note.secondary", { years: secondary })}>
          {t("profiles:note.secondaryText")}
        </Note>
      )}
      {provisional && (
        <Note locale={locale} title={t("profiles:note.provisional", { years: provisional })}>
          {t("profiles:note.provisionalText")}
        </Note>
      )}
      {figures.some(({ verified }) => !verified) && (
        <Note locale={locale} kind="look" title={t("profiles:note.unverified")}>
          {t("profiles:note.unverifiedText")}
        </Note>
      )}
      {figures.map(
        ({ id, method, methodLanguage, methodTranslation, indicator, year }) =>
          method &&
          methodLanguage && (
            <Note
              key={id}
              locale={locale}
              title={t("profiles:note.method", {
                indicator:
                  inLanguage(indicators.find(({ code }) => code === indicator)?.name, locale)?.text ?? indicator,
                year,
              })}
            >
              <SentWords words={method} language={methodLanguage} translation={methodTranslation} locale={locale} />
            </Note>
          ),
      )}
    </>
  );
}

function headOf({ name, unit }: Indicator, locale: Locale): string {
  const words = (value: Indicator["name"]) => inLanguage(value, locale)?.text ?? "";
  return translator(locale)("profiles:table.head", { indicator: words(name), unit: words(unit) });
}

function countYears(figures: readonly Figure[]): number {
  return new Set(figures.filter(({ value }) => value !== null).map(({ year }) => year)).size;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
