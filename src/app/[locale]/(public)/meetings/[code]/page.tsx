import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { MeetingAttendance } from "#desk/meetings/meeting-attendance.tsx";
import { stageOn } from "#features/meetings/meeting-asof.ts";
import { hasExactDates } from "#features/meetings/meeting-calendar.ts";
import { yearOf } from "#features/meetings/meeting-filter.ts";
import { titleText } from "#features/meetings/meeting-words.ts";
import { findPillar } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { readAsof } from "#lib/asof.ts";
import { parametersOf } from "#lib/parameters.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { MeetingFacts, MeetingHead } from "#views/meeting/meeting-head.tsx";
import { findOutcomes } from "#views/meeting/meeting-outcome-queries.ts";
import { MeetingOutcomes } from "#views/meeting/meeting-outcomes.tsx";
import {
  MeetingAgenda,
  MeetingConflicts,
  MeetingDocuments,
  MeetingRecommendations,
} from "#views/meeting/meeting-parts.tsx";
import { AsofForm, AsofNote, AsofProblem } from "#views/recommendation/recommendation-asof.tsx";
import { MeetingStaffBar } from "#views/recommendation/staff-bar.tsx";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const meeting = await findMeeting(await currentActor(), code);
  if (!meeting) return {};
  const { day } = await dayAsked(searchParams);
  return {
    title: titleText(meeting, locale),
    alternates: alternates(locale, `/meetings/${meeting.code}${searchFor(day)}`),
  };
}

export default async function MeetingRecordPage({ params, searchParams }: Props) {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const actor = await currentActor();
  const { day, asof } = await dayAsked(searchParams);
  const meeting = await findMeeting(actor, code, day);
  if (!meeting) notFound();
  const path = addressOf(locale, "/meetings/[code]", meeting.code);
  if (code !== meeting.code) permanentRedirect(`${path}${searchFor(day)}`);
  const today = day ?? dayOf(new Date());
  const stage = day === null ? "over" : stageOn(meeting, day);
  const ledger = await findLedger(actor, { meeting: meeting.code, asof: day });
  const year = yearOf(meeting);
  const pillar = meeting.pillar === null ? null : await findPillar(meeting.pillar);
  return (
    <>
      <MeetingStaffBar locale={locale} actor={actor} meeting={meeting} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/meetings"), label: t("meetings:title") },
          {
            href: addressOf(locale, "/meetings", `?year=${year}`),
            label: meeting.start ? year : t("meetings:list.undated"),
          },
        ]}
      />
      <AsofProblem locale={locale} asof={asof} />
      <MeetingHead locale={locale} meeting={meeting} />
      <AsofNote locale={locale} day={day} today={path}>
        {stage !== "over" && t(`meetings:asof.${stage}`)}
      </AsofNote>
      <MeetingOutcomes locale={locale} outcomes={await findOutcomes(actor, meeting, today)} asof={day} />
      <MeetingRecommendations locale={locale} meeting={meeting} today={today} />
      <LedgerSection ledger={ledger} locale={locale} title={t("ledger:meeting")} />
      <MeetingConflicts locale={locale} meeting={meeting} />
      <MeetingFacts locale={locale} meeting={meeting} pillar={pillar}>
        <AsofForm locale={locale} day={day} today={path} asof={asof} />
      </MeetingFacts>
      {stage === "over" && <MeetingAttendance locale={locale} attendance={meeting.attendance} />}
      {(stage === "over" || meeting.topics.length > 0) && <MeetingAgenda locale={locale} meeting={meeting} />}
      <MeetingDocuments locale={locale} />
      <DataLinks
        locale={locale}
        path={path}
        search={searchFor(day)}
        formats={hasExactDates(meeting) ? ["json", "csv", "ics"] : ["json", "csv"]}
      />
    </>
  );
}

async function dayAsked(searchParams: Props["searchParams"]) {
  const typed = parametersOf(await searchParams).get("asof") ?? "";
  const { day, problem } = readAsof(typed, dayOf(new Date()));
  return { day, asof: { typed, problem } };
}

function searchFor(day: string | null): string {
  return day ? `?asof=${day}` : "";
}
