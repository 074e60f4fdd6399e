import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import { formatDates, formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { type Band, Chart } from "#ui/chart.tsx";
import { yearsOf } from "./profile-table.ts";

/** From here on columns are labelled in thousands. */
const manyDigits = 100_000;

/** One indicator year by year; the table of the same figures follows on the page. */
export function ProfileChart({
  locale,
  indicator,
  figures,
}: {
  locale: Locale;
  indicator: Indicator;
  figures: readonly Figure[];
}) {
  const t = translator(locale);
  const bands = yearsOf(figures).map((year): Band => bandOf(year, figures, locale));
  const inThousands = figures.some(({ value }) => value !== null && value >= manyDigits);
  const unit = inLanguage(indicator.unit, locale)?.text ?? "";
  const years = yearsOf(figures);
  const sentences = [
    t("profiles:chart.in", {
      unit: inThousands ? t("profiles:chart.thousand", { unit }) : unit,
      years: formatDates({ start: String(years[0]), end: String(years.at(-1)), datePrecision: "year" }, locale),
    }),
    t("profiles:chart.solid"),
    bands.some(({ bars }) => bars.length > 1) && t("profiles:chart.second"),
    figures.some(({ provisional }) => provisional) && t("profiles:chart.provisional"),
    bands.some(({ bars }) => bars.length === 0) && t("profiles:chart.none"),
    figures.some(({ verified }) => !verified) && t("profiles:chart.unverified"),
  ];
  const description = sentences.filter(Boolean).join(" ");
  return (
    <>
      <p className="soft">{description}</p>
      <Chart
        locale={locale}
        title={inLanguage(indicator.name, locale)?.text ?? indicator.code}
        description={description}
        bands={bands}
        write={(value) => formatNumber(inThousands ? value / 1000 : value, locale)}
      />
    </>
  );
}

/** A year without a value keeps its place, with the reason where there is one. */
function bandOf(year: number, figures: readonly Figure[], locale: Locale): Band {
  const own = figures.filter((figure) => figure.year === year);
  const valued = own.flatMap(({ value, provisional }) => (value === null ? [] : [{ value, provisional }]));
  const absence = own.find((figure) => figure.absence)?.absence;
  return {
    label: String(year),
    bars: valued.map(({ value, provisional }, index) => ({
      value,
      kind: index > 0 || provisional ? "second" : "solid",
    })),
    ...(absence && { absence: translator(locale)(`profiles:absence.${absence}`) }),
  };
}
