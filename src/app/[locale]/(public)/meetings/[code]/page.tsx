import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { MeetingAttendance } from "#desk/meetings/meeting-attendance.tsx";
import { releasedCount } from "#features/delegations/delegation-queries.ts";
import { inOrderOfMeeting } from "#features/documents/document-order.ts";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { stageOn } from "#features/meetings/meeting-asof.ts";
import { yearOf } from "#features/meetings/meeting-filter.ts";
import { titleText } from "#features/meetings/meeting-words.ts";
import { reportedOf } from "#features/meetings/reported-words.ts";
import { findPillar } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { asofSearch } from "#lib/asof.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { Crumbs, DataLinks } from "#ui/page.tsx";
import { isInCalendar } from "#views/calendar/meeting-calendar.ts";
import { DocumentsOf } from "#views/documents/documents-of.tsx";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { meetingAddresses } from "#views/meeting/meeting-addresses.ts";
import { MeetingAgenda } from "#views/meeting/meeting-agenda.tsx";
import { meetingDescription } from "#views/meeting/meeting-description.ts";
import { MeetingFacts, MeetingHead } from "#views/meeting/meeting-head.tsx";
import { findOutcomes } from "#views/meeting/meeting-outcome-queries.ts";
import { MeetingOutcomes } from "#views/meeting/meeting-outcomes.tsx";
import { MeetingConflicts, MeetingRecommendations } from "#views/meeting/meeting-parts.tsx";
import { AsofForm, AsofNote } from "#views/recommendation/recommendation-asof.tsx";
import { MeetingStaffBar } from "#views/recommendation/staff-bar.tsx";

const find = cache(findMeeting);

const { Page, generateMetadata } = publicPage(
  meetingAddresses,
  "/meetings/[code]",
  async ({ locale, actor, params, query: { day } }) => {
    const meeting = await find(actor, params.code, day);
    return (
      meeting && {
        title: titleText(meeting, locale),
        description: meetingDescription(meeting, locale),
        search: asofSearch(day),
      }
    );
  },
  async ({ locale, t, actor, params, query, today: now }) => {
    const { day } = query;
    const meeting = await find(actor, params.code, day);
    if (!meeting) notFound();
    const path = addressOf(locale, "/meetings/[code]", meeting.code);
    const search = asofSearch(day);
    if (params.code !== meeting.code) permanentRedirect(path + search);
    const today = day ?? now;
    const stage = day === null ? "over" : stageOn(meeting, day);
    const isHeld = stage === "over" && meeting.state === "held";
    const ledger = await findLedger(actor, { meeting: meeting.code, asof: day });
    const year = yearOf(meeting);
    const documents = await listDocuments(actor, {
      AND: [belongingTo({ meeting: meeting.id }), day === null ? {} : { lastDay: { lte: dayToDate(day) } }],
    });
    // Nobody counted before the meeting was over; as of an earlier day nothing was told.
    const counted = day === null ? await releasedCount(meeting) : null;
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
        <MeetingHead locale={locale} meeting={meeting} />
        <AsofNote locale={locale} day={day} today={path}>
          {stage !== "over" && t(`meetings:asof.${stage}`)}
        </AsofNote>
        <MeetingOutcomes
          locale={locale}
          outcomes={await findOutcomes(actor, meeting, today)}
          reported={reportedOf(meeting.reported, "endorsed")}
          asof={day}
        />
        <MeetingRecommendations locale={locale} meeting={meeting} />
        <LedgerSection ledger={ledger} locale={locale} title={t("ledger:meeting")} />
        <MeetingConflicts locale={locale} meeting={meeting} />
        <MeetingFacts locale={locale} meeting={meeting} pillar={pillar}>
          <AsofForm locale={locale} day={day} today={path} asof={query} />
        </MeetingFacts>
        {(isHeld || meeting.attendance.length > 0) && (
          <MeetingAttendance locale={locale} attendance={meeting.attendance} counted={counted} />
        )}
        {(isHeld || meeting.agenda.length > 0) && (
          <MeetingAgenda locale={locale} meeting={meeting} papers={documents} />
        )}
        <DocumentsOf documents={inOrderOfMeeting(documents, meeting.agenda)} locale={locale} saysNone />
        <DataLinks
          locale={locale}
          path={path}
          search={search}
          formats={isInCalendar(meeting) ? ["json", "csv", "ics"] : ["json", "csv"]}
        />
      </>
    );
  },
);

export { generateMetadata, Page as default };
