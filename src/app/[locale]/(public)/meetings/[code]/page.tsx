import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { dayOf } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { MeetingAttendance } from "../../../../../features/meetings/meeting-attendance.tsx";
import { hasExactDates } from "../../../../../features/meetings/meeting-calendar.ts";
import { yearOf } from "../../../../../features/meetings/meeting-filter.ts";
import { MeetingFacts, MeetingHead } from "../../../../../features/meetings/meeting-head.tsx";
import { findOutcomes } from "../../../../../features/meetings/meeting-outcome-queries.ts";
import { MeetingOutcomes } from "../../../../../features/meetings/meeting-outcomes.tsx";
import {
  MeetingAgenda,
  MeetingConflicts,
  MeetingDocuments,
  MeetingRecommendations,
} from "../../../../../features/meetings/meeting-parts.tsx";
import { findMeeting } from "../../../../../features/meetings/meeting-queries.ts";
import { titleText } from "../../../../../features/meetings/meeting-words.ts";
import { MeetingStaffBar } from "../../../../../features/meetings/staff-bar.tsx";
import { findPillar } from "../../../../../features/pillars/pillar-queries.ts";
import { parametersOf } from "../../../../../lib/parameters.ts";
import { alternates } from "../../../metadata.ts";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const meeting = await findMeeting(await currentActor(), code);
  if (!meeting) return {};
  return { title: titleText(meeting, locale), alternates: alternates(locale, `/meetings/${meeting.code}`) };
}

export default async function MeetingRecordPage({ params, searchParams }: Props) {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const actor = await currentActor();
  const meeting = await findMeeting(actor, code);
  if (!meeting) notFound();
  const path = `/${locale}/meetings/${meeting.code}`;
  if (code !== meeting.code) {
    const query = parametersOf(await searchParams).toString();
    permanentRedirect(query ? `${path}?${query}` : path);
  }
  const today = dayOf(new Date());
  const year = yearOf(meeting);
  const pillar = meeting.pillar === null ? null : await findPillar(meeting.pillar);
  return (
    <>
      <MeetingStaffBar locale={locale} actor={actor} meeting={meeting} />
      <Crumbs
        locale={locale}
        items={[
          { href: `/${locale}/meetings`, label: t("meetings:title") },
          { href: `/${locale}/meetings?year=${year}`, label: meeting.start ? year : t("meetings:list.undated") },
        ]}
      />
      <MeetingHead locale={locale} meeting={meeting} />
      <MeetingOutcomes locale={locale} outcomes={await findOutcomes(actor, meeting, today)} />
      <MeetingRecommendations locale={locale} meeting={meeting} today={today} />
      <MeetingConflicts locale={locale} meeting={meeting} />
      <MeetingFacts locale={locale} meeting={meeting} pillar={pillar} />
      <MeetingAttendance locale={locale} attendance={meeting.attendance} />
      <MeetingAgenda locale={locale} meeting={meeting} />
      <MeetingDocuments locale={locale} />
      <DataLinks
        locale={locale}
        path={path}
        formats={hasExactDates(meeting) ? ["json", "csv", "ics"] : ["json", "csv"]}
      />
    </>
  );
}
