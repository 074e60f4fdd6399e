import { silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { placeOf } from "#lib/paging.ts";
import { Pagination } from "#ui/filters.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState } from "#ui/page.tsx";
import { searchOf } from "#views/search/recommendation-filter.ts";
import { type MatrixQuery, matrixSearch } from "./matrix-filter.ts";
import type { Matrix } from "./matrix-queries.ts";
import { hasUnasked } from "./matrix-table.tsx";

type Props = { matrix: Matrix; query: MatrixQuery; locale: Locale };

/** Says which recommendations stand here when nobody has chosen any, and leads to all of them. */
export function LatestYear({ matrix: { latestYear, counts }, query, locale }: Props) {
  const t = translator(locale);
  if (latestYear === null) return null;
  const years = [...counts.year.keys()].sort().reverse();
  return (
    <p className="soft mb-3">
      {t("recommendations:matrix.latestYear", { year: latestYear })}{" "}
      {years.length > 1 && (
        <a href={addressOf(locale, "/recommendations/matrix", matrixSearch(query, { year: years }))}>
          {t("recommendations:matrix.allYears")}
        </a>
      )}
    </p>
  );
}

export function SampleNote({ matrix, locale }: Omit<Props, "query">) {
  const t = translator(locale);
  if (!matrix.hasSamples) return null;
  return (
    <div className="mt-4">
      <Note kind="look" locale={locale} title={t("recommendations:matrix.sampleTitle")}>
        {t("recommendations:matrix.sample")}
      </Note>
    </div>
  );
}

/** Says how much of the whole is shown, what silence is, and leads on in both directions. */
export function MatrixFoot({ matrix, query, locale }: Props) {
  const t = translator(locale);
  const { ofPartners, ofRecommendations, columns, rows, total, sight } = matrix;
  const path = addressOf(locale, "/recommendations/matrix");
  const place = { page: query.page, after: query.after, before: query.before };
  const hasGaps = rows.some(({ cells }) => cells.includes(null));
  return (
    <>
      <p className="small mt-3">
        {t("recommendations:matrix.shown", { shown: rows.length, count: total.partners })}{" "}
        {t(`recommendations:matrix.silence${silenceWords[sight]}`)}{" "}
        {hasUnasked(matrix) && t("recommendations:matrix.unasked")}{" "}
        {hasGaps && t(query.report.length > 0 ? "recommendations:matrix.emptyChosen" : "recommendations:matrix.empty")}
      </p>
      {ofPartners.pages > 1 && (
        <Pagination
          {...{ locale, ...ofPartners }}
          shown={rows.length}
          total={total.partners}
          label={t("recommendations:matrix.pagesOfPartners")}
          href={(number) => `${path}${matrixSearch(query, { ...placeOf(ofPartners, number), columns: query.columns })}`}
        />
      )}
      {ofRecommendations.pages > 1 && (
        <>
          <p className="small mt-4">
            {t("recommendations:matrix.shownColumns", {
              from: ofRecommendations.from,
              to: ofRecommendations.from + columns.length - 1,
              total: total.recommendations,
            })}
          </p>
          <Pagination
            {...{ locale }}
            page={ofRecommendations.page}
            pages={ofRecommendations.pages}
            shown={columns.length}
            total={total.recommendations}
            label={t("recommendations:matrix.pagesOfRecommendations")}
            href={(number) =>
              `${path}${matrixSearch(query, { ...place, columns: placeOf(ofRecommendations, number) })}`
            }
          />
        </>
      )}
    </>
  );
}

/** Nothing is addressed to anybody, or nothing that was asked for. */
export function NothingAddressed({ query, locale }: Omit<Props, "matrix">) {
  const t = translator(locale);
  const isFiltered = matrixSearch(query) !== "";
  return (
    <div className="mt-4">
      <EmptyState>
        <p>{t(isFiltered ? "recommendations:matrix.noneFiltered" : "recommendations:matrix.none")}</p>
        {isFiltered && (
          <p>
            <a href={addressOf(locale, "/recommendations/matrix")}>{t("recommendations:matrix.withoutFilters")}</a>
          </p>
        )}
        <p>
          <a href={addressOf(locale, "/recommendations", searchOf(query, { partner: [], region: [] }))}>
            {t(isFiltered ? "recommendations:matrix.toListFiltered" : "recommendations:matrix.toList")}
          </a>
        </p>
      </EmptyState>
    </div>
  );
}
