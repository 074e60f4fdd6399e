import type { Figure, Indicator } from "#features/profiles/profile-queries.ts";
import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";

/** Reads back a figure as it was understood, and offers the next indicator without one. */
export function FigureEntered({
  locale,
  indicators,
  figures,
  path,
  id,
}: {
  locale: Locale;
  indicators: readonly Indicator[];
  figures: readonly Figure[];
  path: string;
  id: string | null;
}) {
  const figure = figures.find((one) => String(one.id) === id);
  const place = indicators.findIndex(({ code }) => code === figure?.indicator);
  const indicator = indicators[place];
  if (!figure || !indicator) return null;
  const t = translator(locale);
  const words = (value: Localized) => inLanguage(value, locale)?.text ?? "";
  const value =
    figure.value === null
      ? t(`profiles:absence.${figure.absence ?? "notCollected"}`)
      : t("profiles:note.figure", { value: formatNumber(figure.value, locale), unit: words(indicator.unit) });
  const next = indicators.slice(place + 1).find(({ code }) => !figures.some((one) => one.indicator === code));
  return (
    <Outcome>
      <p>
        {t(figure.verified ? "figures:done.stands" : "figures:done.entered", {
          indicator: words(indicator.name),
          year: figure.year,
          value,
        })}
      </p>
      {next && (
        <p>
          <a href={`${path}?year=${figure.year}&indicator=${next.code}`}>
            {t("figures:done.next", { indicator: words(next.name) })}
          </a>
        </p>
      )}
    </Outcome>
  );
}
