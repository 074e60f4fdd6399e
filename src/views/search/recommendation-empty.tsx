import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState } from "#ui/page.tsx";
import { parseQuery, type RecommendationQuery, searchOf } from "./recommendation-filter.ts";
import type { WayOn } from "./search-options.ts";

/** Nothing matches: why, and the ways on that lead to something. */
export function NothingFound({
  locale,
  query,
  waysOn,
}: {
  locale: Locale;
  query: RecommendationQuery;
  waysOn: readonly WayOn[];
}) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
  const isFiltered = searchOf({ ...query, q: "", sort: "meeting", limit: null }) !== "";
  const isAsked = isFiltered || query.q !== "";
  if (!isAsked) {
    return (
      <div className="mt-4">
        <EmptyState>{t("recommendations:list.empty")}</EmptyState>
      </div>
    );
  }
  const reason = query.q
    ? t(isFiltered ? "recommendations:list.noneWordsFiltered" : "recommendations:list.noneWords", { words: query.q })
    : t("recommendations:list.noneFiltered");
  return (
    <div className="mt-4">
      <EmptyState>
        <p>{reason}</p>
        <ul className="mt-3">
          {waysOn.map(({ name, query: way, total }) => (
            <li key={name}>
              <a href={`${list}${searchOf(way)}`}>
                {t(`recommendations:list.${name}`, { count: total, words: way.q })}
              </a>
            </li>
          ))}
          <li>
            <a href={`${list}${searchOf(parseQuery(new URLSearchParams()))}`}>{t("recommendations:list.all")}</a>
          </li>
        </ul>
      </EmptyState>
    </div>
  );
}
