import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { kinds, statuses } from "#features/recommendations/recommendation.ts";
import { implementationStates, silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, formatTypedDay } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { plainName } from "#i18n/record-words.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Asof } from "#lib/asof.ts";
import { isOneOf, isYear } from "#lib/question.ts";
import { roman } from "#lib/roman.ts";
import type { Sight } from "#policy.ts";
import { ChosenFilters, type FilterGroup, Filters } from "#ui/filters.tsx";
import { TextState } from "#ui/state.tsx";
import {
  type Counts,
  type Group,
  listed,
  type RecommendationQuery,
  searchOf,
  unknownYear,
} from "./recommendation-filter.ts";
import type { Option } from "./search-options.ts";

type Props = {
  locale: Locale;
  query: RecommendationQuery;
  counts: Counts;
  pillars: readonly PillarItem[];
  addressed: { partners: readonly Option[]; regions: readonly Option[] };
  asof: Asof;
  /** whether this reader knows of silence only that nothing is public */
  sight: Sight;
  /** below the language: the list, or another page that takes its filters and no words */
  page?: "/recommendations" | "/recommendations/matrix";
};

/** Offers what the list can be narrowed to; a group without any value in the data is not there. */
export function RecommendationFilters({
  locale,
  query,
  counts,
  pillars,
  addressed,
  asof,
  sight,
  page = "/recommendations",
}: Props) {
  const t = translator(locale);
  const options = (name: Group, values: readonly string[], label: (value: string) => FilterLabel): FilterGroup[] => {
    if (counts[name].size === 0 && query[name].length === 0) return [];
    // A pillar without a recommendation is there all the same: that there is none is worth knowing.
    const offered = values.filter(
      (value) => name === "pillar" || counts[name].has(value) || query[name].includes(value),
    );
    if (offered.length === 0) return [];
    const legend = t(`recommendations:filter.${name}`);
    return [
      {
        legend,
        name,
        options: offered.map((value) => ({
          value,
          label: label(value),
          count: counts[name].get(value) ?? 0,
          checked: query[name].includes(value),
        })),
      },
    ];
  };
  const select = (name: "partner" | "region", any: TextKey, values: readonly Option[]): FilterGroup[] => {
    if (values.length === 0) return [];
    const named = values
      .map(({ code, name }) => ({ value: code, label: plainName(name, locale) ?? code }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
    return [
      {
        kind: "select",
        legend: t(`recommendations:filter.${name}`),
        name,
        options: [{ value: "", label: t(any) }, ...named],
        value: query[name][0] ?? "",
      },
    ];
  };
  const years = [...counts.year.keys()].sort(
    (a, b) => Number(a === unknownYear) - Number(b === unknownYear) || Number(b) - Number(a),
  );
  const words: FilterGroup = {
    kind: "text",
    legend: t("recommendations:filter.q"),
    name: "q",
    value: query.q,
    hint: t("recommendations:filter.qHint"),
  };
  const reports: FilterGroup = {
    kind: "select",
    legend: t("recommendations:filter.report"),
    name: "report",
    options: [
      { value: "", label: t("recommendations:filter.anyReport") },
      ...implementationStates.map((value) => ({
        value,
        label: capital(reportWord(value, sight, locale), locale),
      })),
    ],
    value: query.report[0] ?? "",
  };
  const groups: FilterGroup[] = [
    ...(page === "/recommendations" ? [words] : []),
    ...options(
      "pillar",
      pillars.map(({ number }) => String(number)),
      (value) => {
        const pillar = pillars.find(({ number }) => String(number) === value);
        return t("recommendations:filter.pillarOption", {
          numeral: roman(Number(value)),
          name: inLanguage(pillar?.short, locale)?.text ?? "",
        });
      },
    ),
    ...options("year", years, (value) => (value === unknownYear ? t("recommendations:filter.yearUnknown") : value)),
    ...options("status", statuses, (value) => <TextState state={value} locale={locale} />),
    ...options("kind", counts.kind.size > 1 ? kinds : [], (value) => t(`recommendations:kinds.${value}` as TextKey)),
    ...(query.meeting.length > 0 ? options("meeting", [...counts.meeting.keys()].sort(), (value) => value) : []),
    ...select("partner", "recommendations:filter.anyPartner", addressed.partners),
    ...select("region", "recommendations:filter.anyRegion", addressed.regions),
    ...(addressed.partners.length > 0 ? [reports] : []),
    {
      kind: "text",
      legend: t("recommendations:asof.label"),
      name: "asof",
      value: formatTypedDay(asof.typed, locale),
      hint: t("recommendations:asof.hint"),
      problem: asof.problem && t(`recommendations:asof.${asof.problem}`),
    },
  ];
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, page)}
      groups={groups}
      chosen={chosenFilters(query).length}
      hidden={[
        ...(query.sort === "meeting" ? [] : [{ name: "sort", value: query.sort }]),
        ...query.partner.slice(1).map((value) => ({ name: "partner", value })),
        ...query.region.slice(1).map((value) => ({ name: "region", value })),
        ...query.report.slice(1).map((value) => ({ name: "report", value })),
      ]}
    />
  );
}

type FilterLabel = Extract<FilterGroup, { kind?: "options" }>["options"][number]["label"];

/** The chosen filters as links that take them away again. */
export function ChosenRecommendationFilters({
  locale,
  query,
  counts,
  pillars,
  addressed,
  sight,
  page = "/recommendations",
}: Omit<Props, "asof">) {
  const t = translator(locale);
  const nameOf = (options: readonly Option[], code: string) =>
    plainName(options.find((option) => option.code === code)?.name, locale) ?? null;
  const labels: Record<Chosen["name"], (value: string) => string | null> = {
    q: (words) => t("recommendations:filter.qChosen", { words }),
    pillar: (value) =>
      pillars.some(({ number }) => String(number) === value)
        ? t("recommendations:filter.pillarChosen", { numeral: roman(Number(value)) })
        : null,
    year: (value) =>
      value === unknownYear ? t("recommendations:filter.yearUnknownChosen") : isYear(value) ? value : null,
    status: (value) => (isOneOf(statuses, value) ? t(`states:text.${value}`, { count: 1 }) : null),
    kind: (value) => (isOneOf(kinds, value) ? t(`recommendations:kinds.${value}`) : null),
    // Words, partners and regions leave out recommendations before those of each meeting are counted.
    meeting: (value) => (counts.meeting.has(value) || searchesAmongSome(query) ? value : null),
    partner: (value) => nameOf(addressed.partners, value),
    region: (value) => nameOf(addressed.regions, value),
    report: (value) =>
      isOneOf(implementationStates, value)
        ? t("recommendations:filter.reportChosen", { state: reportWord(value, sight, locale) })
        : null,
    asof: (value) => t("recommendations:filter.asofChosen", { date: formatDate(value, locale) }),
  };
  const list = addressOf(locale, page);
  return (
    <ChosenFilters
      locale={locale}
      items={chosenFilters(query).map(({ name, value, without }) => ({
        label: labels[name](value),
        value,
        of: t(name === "asof" ? "recommendations:asof.label" : `recommendations:filter.${name}`),
        href: `${list}${searchOf(query, without)}`,
      }))}
      clearHref={`${list}${query.sort === "meeting" ? "" : `?sort=${query.sort}`}`}
    />
  );
}

function searchesAmongSome({ q, partner, region, report }: RecommendationQuery): boolean {
  return q !== "" || [partner, region, report].some((chosen) => chosen.length > 0);
}

function reportWord(state: string, sight: Sight, locale: Locale): string {
  const t = translator(locale);
  if (state === "noReport" && sight !== "all") return t(`states:noReport${silenceWords[sight]}`);
  return t(`states:implementation.${state}` as TextKey);
}

type Chosen = {
  name: "q" | "asof" | (typeof listed)[number];
  value: string;
  /** the query without it */
  without: Partial<RecommendationQuery>;
};

function chosenFilters(query: RecommendationQuery): Chosen[] {
  return [
    ...(query.q ? [{ name: "q" as const, value: query.q, without: { q: "" } }] : []),
    ...listed.flatMap((name) =>
      name === "kind" && query.kind.join() === "recommendation"
        ? []
        : query[name].map((value) => ({ name, value, without: withoutValue(query, name, value) })),
    ),
    ...(query.asof ? [{ name: "asof" as const, value: query.asof, without: { asof: null } }] : []),
  ];
}

/** A list of no kind would be one of recommendations: so is the list without its last other kind. */
function withoutValue(query: RecommendationQuery, name: (typeof listed)[number], value: string) {
  const rest = query[name].filter((one) => one !== value);
  return { [name]: name === "kind" && rest.length === 0 ? ["recommendation"] : rest };
}
