import { capital, formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { type Column, Table } from "#ui/table.tsx";
import { statuses } from "../recommendations/recommendation.ts";
import { unknownYear } from "../recommendations/recommendation-filter.ts";
import { answerOrder, type LedgerOfYear } from "./ledger.ts";
import type { LedgerPage } from "./ledger-queries.ts";
import { answersAddress, listAddress } from "./ledger-sums.tsx";

/** The same year by year: a column for each state that occurs, none for those that do not. */
export function LedgerYears({ ledger, locale }: { ledger: LedgerPage; locale: Locale }) {
  const t = translator(locale);
  const { byYear, scope, texts, answers, releasedOnly } = ledger;
  if (byYear.length < 2) return null;
  const yearOf = ({ year }: LedgerOfYear) => (year === null ? unknownYear : String(year));
  // Nothing is said of a state in which nobody stands: a nought would look like a result.
  const counted = (count: number, href: string) => count > 0 && <a href={href}>{formatNumber(count, locale)}</a>;
  const columns: [Column<LedgerOfYear>, ...Column<LedgerOfYear>[]] = [
    {
      key: "year",
      head: t("ledger:year"),
      cell: ({ year }) => (year === null ? t("ledger:yearUnknown") : String(year)),
    },
    {
      key: "recommendations",
      head: t("ledger:recommendations"),
      numeric: true,
      cell: (row) => counted(row.recommendations, listAddress(scope, { year: [yearOf(row)] }, locale)),
    },
    ...statuses
      .filter((status) => texts.some((one) => one.status === status))
      .map((status) => ({
        key: status,
        head: capital(t(`states:text.${status}` as TextKey, { count: 2 }), locale),
        numeric: true,
        cell: (row: LedgerOfYear) =>
          counted(
            row.texts.find((one) => one.status === status)?.count ?? 0,
            listAddress(scope, { year: [yearOf(row)], status: [status] }, locale),
          ),
      })),
    ...answerOrder
      .filter((state) => answers[state] > 0)
      .map((state) => ({
        key: `answer-${state}`,
        head: capital(
          t(state === "noReport" && releasedOnly ? "states:noPublicReport" : `states:implementation.${state}`),
          locale,
        ),
        numeric: true,
        cell: (row: LedgerOfYear) => counted(row.answers[state], answersAddress(scope, state, locale, yearOf(row))),
      })),
  ];
  return (
    <div className="mt-4">
      <h3>{t("ledger:byYear")}</h3>
      <Table<LedgerOfYear> rows={byYear} rowKey={yearOf} columns={columns} />
    </div>
  );
}
