import { byName, type PartnerCounts, type PartnerQuery, partnerKinds, searchOf } from "#features/partners/partner.ts";
import { FormerNames, NameMark } from "#features/partners/partner-name.tsx";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { isOneOf } from "#lib/question.ts";
import { Code } from "#ui/code.tsx";
import { ChosenFilters, type FilterGroup, Filters } from "#ui/filters.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";

type Props = { locale: Locale; query: PartnerQuery };

/** States by region, then organisations, each in the order of the reader's language. */
export function PartnerList({
  locale,
  query,
  matching,
  near,
}: Props & { matching: readonly PartnerItem[]; near: readonly PartnerItem[] }) {
  const t = translator(locale);
  if (matching.length === 0) {
    return (
      <EmptyState>
        <p>{query.q ? t("partners:list.none", { words: query.q }) : t("partners:list.noneFiltered")}</p>
        {near.length > 0 && (
          <>
            <p>{t("partners:list.near")}</p>
            <RecordList>
              {near.map((partner) => (
                <Row key={partner.code} locale={locale} partner={partner} />
              ))}
            </RecordList>
          </>
        )}
        <p>
          <a href={addressOf(locale, "/partners")}>{t("partners:list.all")}</a>
        </p>
      </EmptyState>
    );
  }
  const sorted = matching.toSorted(byName(locale));
  const regions = regionsOf(matching, locale);
  const groups = [
    ...regions.map(({ code, name }) => ({
      id: code,
      title: <LocalizedText value={name} locale={locale} />,
      members: sorted.filter(({ kind, region }) => kind === "state" && region?.code === code),
    })),
    {
      id: "states",
      title: t("partners:kinds.state"),
      members: sorted.filter(({ kind, region }) => kind === "state" && !region),
    },
    {
      id: "organisations",
      title: t("partners:kinds.organisation"),
      members: sorted.filter(({ kind }) => kind === "organisation"),
    },
  ].filter(({ members }) => members.length > 0);
  return groups.map(({ id, title, members }) => (
    <section key={id} id={id}>
      <GroupHead title={title} aside={formatNumber(members.length, locale)} />
      <RecordList>
        {members.map((partner) => (
          <Row key={partner.code} locale={locale} partner={partner} />
        ))}
      </RecordList>
    </section>
  ));
}

function Row({ locale, partner }: { locale: Locale; partner: PartnerItem }) {
  const { acronym, code, formerNames, name, remark } = partner;
  const own = inLanguage(acronym, locale)?.text;
  const hasRemark = Boolean(remark.en || remark.ru);
  return (
    <RecordRow
      brief
      number={<Code code={code} />}
      below={
        (formerNames.length > 0 || hasRemark) && (
          <>
            <FormerNames locale={locale} partner={partner} inList />
            {formerNames.length > 0 && hasRemark && ". "}
            <LocalizedText value={remark} locale={locale} />
          </>
        )
      }
    >
      <a href={addressOf(locale, "/partners/[code]", code)}>
        <LocalizedText value={name} locale={locale} />
      </a>
      {own && own !== code && ` (${own})`}
      <NameMark locale={locale} partner={partner} />
    </RecordRow>
  );
}

function regionsOf(partners: readonly PartnerItem[], locale: Locale) {
  const regions = partners.flatMap(({ region }) => region ?? []);
  return [...new Map(regions.map((region) => [region.code, region])).values()].sort(byName(locale));
}

/** A form of its own above the list: the name is what most readers come with. */
export function PartnerSearch({ locale, query }: Props) {
  const t = translator(locale);
  return (
    <search>
      <form className="search" action={addressOf(locale, "/partners")} method="get">
        {[...query.kind.map((value) => ["kind", value]), ...query.region.map((value) => ["region", value])].map(
          ([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ),
        )}
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          aria-label={t("partners:search.label")}
          placeholder={t("partners:search.short")}
        />
        <button className="button quiet" type="submit">
          {t("partners:search.button")}
        </button>
      </form>
    </search>
  );
}

export function PartnerFilters({
  locale,
  query,
  counts,
  partners,
}: Props & { counts: PartnerCounts; partners: readonly PartnerItem[] }) {
  const t = translator(locale);
  const groups: FilterGroup[] = [
    {
      legend: t("partners:filter.kind"),
      name: "kind",
      options: partnerKinds
        .filter((kind) => counts.kind.has(kind))
        .map((kind) => ({
          value: kind,
          label: t(`partners:kinds.${kind}`),
          count: counts.kind.get(kind) ?? 0,
          checked: query.kind.includes(kind),
        })),
    },
    {
      legend: t("partners:filter.region"),
      name: "region",
      options: regionsOf(partners, locale).map(({ code, name }) => ({
        value: code,
        label: inLanguage(name, locale)?.text ?? code,
        count: counts.region.get(code) ?? 0,
        checked: query.region.includes(code),
      })),
    },
  ];
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, "/partners")}
      chosen={query.kind.length + query.region.length}
      hidden={query.q ? [{ name: "q", value: query.q }] : []}
      groups={groups.filter((group) => "options" in group && group.options.length > 0)}
    />
  );
}

export function ChosenPartnerFilters({ locale, query, partners }: Props & { partners: readonly PartnerItem[] }) {
  const t = translator(locale);
  const path = addressOf(locale, "/partners");
  const href = (change: Partial<PartnerQuery>) => `${path}${searchOf({ ...query, ...change })}`;
  const regionName = (code: string) =>
    inLanguage(partners.find(({ region }) => region?.code === code)?.region?.name, locale)?.text ?? null;
  const items = [
    ...(query.q
      ? [
          {
            label: t("partners:search.chosen", { words: query.q }),
            value: query.q,
            of: t("partners:search.label"),
            href: href({ q: "" }),
          },
        ]
      : []),
    ...query.kind.map((kind) => ({
      label: isOneOf(partnerKinds, kind) ? t(`partners:kinds.${kind}`) : null,
      value: kind,
      of: t("partners:filter.kind"),
      href: href({ kind: query.kind.filter((other) => other !== kind) }),
    })),
    ...query.region.map((region) => ({
      label: regionName(region),
      value: region,
      of: t("partners:filter.region"),
      href: href({ region: query.region.filter((other) => other !== region) }),
    })),
  ];
  return <ChosenFilters locale={locale} items={items} clearHref={path} />;
}
