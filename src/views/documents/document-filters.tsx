import { documentKinds } from "#features/documents/document.ts";
import {
  type DocumentCounts,
  type DocumentGroup,
  type DocumentListQuery,
  documentGroups,
  documentOrders,
  searchOf,
  unknownYear,
} from "#features/documents/document-filter.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import { byName } from "#features/partners/partner.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { plainName } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { isOneOf, isYear } from "#lib/question.ts";
import { roman } from "#lib/roman.ts";
import { type ChosenFilter, ChosenFilters, type FilterGroup, Filters } from "#ui/filters.tsx";

type Props = {
  locale: Locale;
  query: DocumentListQuery;
  counts: DocumentCounts;
  pillars: readonly PillarItem[];
  /** all that the reader may see */
  all: readonly DocumentItem[];
};

export function DocumentFilters({ locale, query, counts, pillars, all }: Props) {
  const t = translator(locale);
  const names = namesIn(all);
  const option = (group: DocumentGroup, value: string, label: string) => ({
    value,
    label,
    count: counts[group].get(value) ?? 0,
    checked: query[group].includes(value),
  });
  const things = (group: "meeting" | "partner"): FilterGroup => ({
    legend: t(`documents:filter.${group}`),
    name: group,
    options: [...names[group]]
      .map(([value, name]) => ({ value, name }))
      .sort(byName(locale))
      .map(({ value, name }) => option(group, value, plainName(name, locale) ?? value)),
  });
  const years = [...counts.year.keys()].filter((year) => year !== unknownYear).sort();
  const groups: FilterGroup[] = [
    { kind: "text", legend: t("documents:filter.q"), name: "q", value: query.q },
    {
      legend: t("documents:filter.kind"),
      name: "kind",
      options: documentKinds
        .filter((kind) => counts.kind.has(kind))
        .map((kind) => option("kind", kind, t(`documents:kinds.${kind}`))),
    },
    {
      legend: t("documents:filter.language"),
      name: "language",
      options: locales
        .filter((language) => counts.language.has(language))
        .map((language) => option("language", language, t(`ui:language.self.${language}`))),
    },
    {
      legend: t("documents:filter.pillar"),
      name: "pillar",
      options: pillars
        .filter(({ number }) => counts.pillar.has(String(number)))
        .map(({ number, short }) =>
          option("pillar", String(number), `${roman(number)}. ${inLanguage(short, locale)?.text ?? ""}`),
        ),
    },
    {
      legend: t("documents:filter.year"),
      name: "year",
      options: [...years.reverse(), ...(counts.year.has(unknownYear) ? [unknownYear] : [])].map((year) =>
        option("year", year, year === unknownYear ? t("documents:filter.yearUnknown") : year),
      ),
    },
    things("meeting"),
    things("partner"),
  ];
  const chosen = documentGroups.reduce((sum, group) => sum + query[group].length, query.q ? 1 : 0);
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, "/documents")}
      chosen={chosen}
      groups={groups.filter((group) => !("options" in group) || group.options.length > 0)}
      hidden={query.sort === "meeting" ? [] : [{ name: "sort", value: query.sort }]}
    />
  );
}

export function ChosenDocumentFilters({ locale, query, pillars, all }: Omit<Props, "counts">) {
  const t = translator(locale);
  const names = namesIn(all);
  const path = addressOf(locale, "/documents");
  const without = (group: DocumentGroup, value: string) =>
    `${path}${searchOf({ ...query, [group]: query[group].filter((other) => other !== value) })}`;
  const labels: Record<DocumentGroup, (value: string) => string | null> = {
    kind: (kind) => (isOneOf(documentKinds, kind) ? t(`documents:kinds.${kind}`) : null),
    pillar: (pillar) =>
      pillars.some(({ number }) => String(number) === pillar) ? pillarWord(Number(pillar), locale) : null,
    year: (year) => (year === unknownYear ? t("documents:undated") : isYear(year) ? year : null),
    meeting: (code) => plainName(names.meeting.get(code), locale),
    partner: (code) => plainName(names.partner.get(code), locale),
    language: (language) => (isOneOf(locales, language) ? t(`ui:language.self.${language}`) : null),
  };
  const items: ChosenFilter[] = [
    ...(query.q
      ? [
          {
            label: typesetQuote(query.q, locale),
            value: query.q,
            of: t("documents:filter.q"),
            href: `${path}${searchOf({ ...query, q: "" })}`,
          },
        ]
      : []),
    ...documentGroups.flatMap((group) =>
      query[group].map((value) => ({
        label: labels[group](value),
        value,
        of: t(`documents:filter.${group}`),
        href: without(group, value),
      })),
    ),
  ];
  return <ChosenFilters locale={locale} items={items} clearHref={path} />;
}

function typesetQuote(words: string, locale: Locale): string {
  return { en: `“${words}”`, ru: `«${words}»` }[locale];
}

/** The orders in which the list can stand, the present one in words. */
export function DocumentOrders({ locale, query }: Pick<Props, "locale" | "query">) {
  const t = translator(locale);
  const path = addressOf(locale, "/documents");
  return (
    <p className="small">
      {t("documents:sort.lead")}{" "}
      {documentOrders.map((sort, index) => (
        <span key={sort}>
          {index > 0 && ", "}
          {sort === query.sort ? (
            <b>{t(`documents:sort.${sort}`)}</b>
          ) : (
            <a href={`${path}${searchOf({ ...query, sort })}`}>{t(`documents:sort.${sort}`)}</a>
          )}
        </span>
      ))}
    </p>
  );
}

/** The meetings and the partners of these documents, by code. */
function namesIn(documents: readonly DocumentItem[]): Record<"meeting" | "partner", Map<string, Localized>> {
  return {
    meeting: new Map(documents.flatMap(({ meetings }) => meetings.map(({ code, title }) => [code, title] as const))),
    partner: new Map(
      documents.flatMap(({ partners, issuer }) =>
        [...partners, ...(issuer.partner ? [issuer.partner] : [])].map(({ code, name }) => [code, name] as const),
      ),
    ),
  };
}
