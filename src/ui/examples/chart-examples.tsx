import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Band, Chart } from "#ui/chart.tsx";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** Pictures of figures. */
export const chartExamples = {
  Chart: {
    one: (locale) => chart(locale, [band(2016, 201_000)]),
    zero: (locale) => chart(locale, [band(2014, 3), band(2015, 0), band(2016, 2)]),
    onlyZero: (locale) => chart(locale, [band(2015, 0)]),
    gaps: (locale) =>
      chart(locale, [
        band(2015, 183_000),
        band(2016),
        { label: "2017", bars: [], absence: say("notCollected", locale) },
        band(2018, 263_000),
      ]),
    twoFigures: (locale) =>
      chart(locale, [
        band(2015, 183_000),
        { label: "2016", bars: [{ value: 201_000 }, { value: 221_000, kind: "second" }] },
      ]),
    many: (locale) =>
      chart(
        locale,
        [154, 209, 224, 183, 201, 328, 263, 160, 224, 177, 233, 11].map((value, index) => band(2012 + index, value)),
      ),
    inThousands: (locale) => (
      <Chart
        {...chartWords(locale)}
        bands={[band(2017, 328_000), band(2018, 263_000)]}
        write={(value) => formatNumber(value / 1000, locale)}
      />
    ),
  },
} satisfies Examples;

function chart(locale: Locale, bands: readonly Band[]) {
  return <Chart {...chartWords(locale)} bands={bands} />;
}

function chartWords(locale: Locale) {
  return { locale, title: say("poppy", locale), description: say("hectares", locale) };
}

function band(year: number, value?: number): Band {
  return { label: String(year), bars: value === undefined ? [] : [{ value }] };
}
