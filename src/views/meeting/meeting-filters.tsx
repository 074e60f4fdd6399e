import { meetingTypes } from "#features/meetings/meeting.ts";
import {
  type FilteredMeeting,
  type MeetingCounts,
  type MeetingGroup,
  type MeetingListQuery,
  meetingGroups,
  namesIn,
  searchOf,
  unknownYear,
} from "#features/meetings/meeting-filter.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import { byName } from "#features/partners/partner.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { plainName } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { isOneOf, isYear } from "#lib/question.ts";
import { roman } from "#lib/roman.ts";
import { ChosenFilters, type FilterGroup, Filters } from "#ui/filters.tsx";

type Props = {
  locale: Locale;
  query: MeetingListQuery;
  counts: MeetingCounts;
  pillars: readonly PillarItem[];
  /** all that the reader may see */
  all: readonly FilteredMeeting[];
};

export function MeetingFilters({ locale, query, counts, pillars, all }: Props) {
  const t = translator(locale);
  const names = namesIn(all);
  const option = (group: keyof MeetingListQuery, value: string, label: string) => ({
    value,
    label,
    count: counts[group].get(value) ?? 0,
    checked: query[group].includes(value),
  });
  const things = (group: "place" | "host"): FilterGroup => ({
    legend: t(`meetings:filter.${group}`),
    name: group,
    options: [...names[group]]
      .map(([value, name]) => ({ value, name }))
      .sort(byName(locale))
      .map(({ value, name }) => option(group, value, plainName(name, locale) ?? value)),
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
    things("place"),
    things("host"),
  ];
  const chosen = meetingGroups.reduce((sum, group) => sum + query[group].length, 0);
  return (
    <Filters
      locale={locale}
      action={addressOf(locale, "/meetings")}
      chosen={chosen}
      groups={groups.filter((group) => !("options" in group) || group.options.length > 0)}
    />
  );
}

export function ChosenMeetingFilters({ locale, query, pillars, all }: Omit<Props, "counts">) {
  const t = translator(locale);
  const names = namesIn(all);
  const path = addressOf(locale, "/meetings");
  const without = (group: keyof MeetingListQuery, value: string) =>
    `${path}${searchOf({ ...query, [group]: query[group].filter((other) => other !== value) })}`;
  const labels: Record<MeetingGroup, (value: string) => string | null> = {
    type: (type) => (isOneOf(meetingTypes, type) ? t(`meetings:types.${type}`) : null),
    pillar: (pillar) =>
      pillars.some(({ number }) => String(number) === pillar) ? pillarWord(Number(pillar), locale) : null,
    year: (year) => (year === unknownYear ? t("meetings:list.undated") : isYear(year) ? year : null),
    place: (code) => plainName(names.place.get(code), locale),
    host: (code) => plainName(names.host.get(code), locale),
  };
  const items = meetingGroups.flatMap((group) =>
    query[group].map((value) => ({
      label: labels[group](value),
      value,
      of: t(`meetings:filter.${group}`),
      href: without(group, value),
    })),
  );
  return <ChosenFilters locale={locale} items={items} clearHref={path} />;
}
