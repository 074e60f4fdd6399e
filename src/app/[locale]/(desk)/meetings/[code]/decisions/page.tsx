import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DecidedSoFar, DecisionForm } from "#desk/decisions/decision-form.tsx";
import { findDecidable, findDecided } from "#desk/decisions/decision-queries.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { EmptyState } from "#ui/page.tsx";
import { recordDecisions } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/decisions",
  { title: ({ t }) => t("staff:decisions.title"), of: findMeetingForDesk },
  async ({ locale, t, actor, query, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="decisions" title={t("staff:decisions.title")}>
      {meeting.isPolicyMeeting ? (
        <>
          <DecidedSoFar {...{ locale, meeting }} corrected={await findRecommendations(actor, correctedOf(query))} />
          <DecisionForm
            locale={locale}
            action={recordDecisions}
            meeting={meeting}
            groups={await findDecidable(actor, meeting)}
            decided={await findDecided(actor, meeting)}
          />
        </>
      ) : (
        <EmptyState>
          <p>{t("staff:decisions.notPolicy")}</p>
        </EmptyState>
      )}
    </MeetingDesk>
  ),
);

function correctedOf(query: URLSearchParams) {
  return { code: { in: (query.get("corrected") ?? "").split(",") } };
}

export { generateMetadata, Page as default };
