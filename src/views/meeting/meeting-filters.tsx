import { type MeetingType, meetingTypes } from "#features/meetings/meeting.ts";
import { type MeetingCounts, type MeetingListQuery, searchOf, unknownYear } from "#features/meetings/meeting-filter.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { ChosenFilters, type FilterGroup, Filters } from "#ui/filters.tsx";

type Props = { locale: Locale; query: MeetingListQuery; counts: MeetingCounts; pillars: readonly PillarItem[] };

export function MeetingFilters({ locale, query, counts, pillars }: Props) {
  const t = translator(locale);
  const option = (group: keyof MeetingListQuery, value: string, label: string) => ({
    value,
    label,
    count: counts[group].get(value) ?? 0,
    checked: query[group].includes(value),
  });
  const years = [...counts.year.keys()].filter((year) => year !== unknownYear).sort();
  const groups: FilterGroup[] = [
    {
      legend: t("meetings:filter.type"),
      name: "type",
      options: meetingTypes
        .filter((type) => counts.type.has(type))
        .map((type) => option("type", type, t(`meetings:types.${type}`))),
    },
    {
      legend: t("meetings:filter.pillar"),
      name: "pillar",
      // a pillar without any meeting is the answer to a question: none was held
      options: pillars.map(({ number, short }) =>
        option("pillar", String(number), `${roman(number)}. ${inLanguage(short, locale)?.text ?? ""}`),
      ),
    },
    {
      legend: t("meetings:filter.year"),
      name: "year",
      options: [...years.reverse(), ...(counts.year.has(unknownYear) ? [unknownYear] : [])].map((year) =>
        option("year", year, year === unknownYear ? t("meetings:filter.yearUnknown") : year),
      ),
    },
  ];
  const chosen = query.type.length + query.pillar.length + query.year.length;
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, "/meetings")}
      chosen={chosen}
      groups={groups.filter((group) => !("options" in group) || group.options.length > 0)}
    />
  );
}

export function ChosenMeetingFilters({ locale, query }: Pick<Props, "locale" | "query">) {
  const t = translator(locale);
  const path = addressOf(locale, "/meetings");
  const without = (group: keyof MeetingListQuery, value: string) =>
    `${path}${searchOf({ ...query, [group]: query[group].filter((other) => other !== value) })}`;
  const items = [
    ...query.type.map((type) => ({
      label: t(`meetings:types.${type as MeetingType}`),
      href: without("type", type),
    })),
    ...query.pillar.map((pillar) => ({
      label: pillarWord(Number(pillar), locale),
      href: without("pillar", pillar),
    })),
    ...query.year.map((year) => ({
      label: year === unknownYear ? t("meetings:list.undated") : year,
      href: without("year", year),
    })),
  ];
  return <ChosenFilters locale={locale} items={items} clearHref={path} />;
}
