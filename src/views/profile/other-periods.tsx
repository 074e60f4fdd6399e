import { isYearly, type ProfilePage } from "#features/profiles/profile-queries.ts";
import { formatPeriod } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { FigureValue } from "./figure-value.tsx";

/** Figures of parts of a year, of a day, since a day: each says what it covers, and none is drawn or added with years. */
export function OtherPeriods({ locale, profile }: { locale: Locale; profile: ProfilePage }) {
  const t = translator(locale);
  const rows = profile.indicators.flatMap((indicator) =>
    profile.figures
      .filter((figure) => figure.indicator === indicator.code && !isYearly(figure))
      .map((figure) => ({ indicator, figure })),
  );
  if (rows.length === 0) return null;
  const unitOf = ({ indicator }: (typeof rows)[number]) => inLanguage(indicator.unit, locale)?.text;
  return (
    <Section
      id="periods"
      title={t("profiles:periods.title")}
      note={<Note locale={locale}>{t("profiles:periods.apart")}</Note>}
    >
      <Table
        columns={[
          {
            key: "period",
            head: t("profiles:periods.period"),
            cell: ({ figure }) => formatPeriod(figure.period, locale),
          },
          {
            key: "indicator",
            head: t("profiles:periods.indicator"),
            cell: (row) => (
              <>
                <LocalizedText value={row.indicator.name} locale={locale} />, {unitOf(row)}
              </>
            ),
          },
          {
            key: "value",
            head: t("profiles:periods.value"),
            cell: ({ figure }) => <FigureValue figure={figure} locale={locale} />,
            numeric: true,
          },
          {
            key: "source",
            head: t("profiles:table.source"),
            cell: ({ figure }) => <SourceWords source={figure.source} locale={locale} />,
          },
        ]}
        rows={rows}
        rowKey={({ figure }) => String(figure.id)}
      />
    </Section>
  );
}
