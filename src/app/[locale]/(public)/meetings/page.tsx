import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { chooseMeetings, parseMeetingQuery, searchOf } from "#features/meetings/meeting-filter.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { ChosenMeetingFilters, MeetingFilters } from "#views/meeting/meeting-filters.tsx";
import { MeetingList } from "#views/meeting/meeting-list.tsx";
import { listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const query = parseMeetingQuery(parametersOf(await searchParams));
  return {
    title: translator(locale)("meetings:title"),
    alternates: alternates(locale, `/meetings${searchOf(query)}`),
  };
}

export default async function MeetingsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const query = parseMeetingQuery(parametersOf(await searchParams));
  const all = await listMeetingsWithNumbers(await currentActor());
  const { matching, counts } = chooseMeetings(all, query);
  const pillars = await listPillars();
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("meetings:title")} />
      <div className="listing">
        <MeetingFilters {...{ locale, query, counts, pillars }} />
        <div>
          <p className="results" role="status">
            {t("meetings:found", { count: matching.length })}
          </p>
          <ChosenMeetingFilters {...{ locale, query }} />
          <MeetingList
            {...{ locale, matching, all, query, pillars: pillars.map(({ number }) => number) }}
            today={dayOf(new Date())}
          />
        </div>
      </div>
      <DataLinks
        locale={locale}
        path={addressOf(locale, "/meetings")}
        search={searchOf(query)}
        formats={["json", "csv", "ics"]}
      />
    </>
  );
}
