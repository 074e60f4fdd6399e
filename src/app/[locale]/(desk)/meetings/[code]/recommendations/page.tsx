import { lookForNear } from "#app/[locale]/(desk)/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { AddRecommendation, RecordedRecommendations } from "#desk/recording/recommendation-desk.tsx";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { enterRecommendation } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/recommendations",
  { title: ({ t }) => t("staff:recommendations.title"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => {
    const items = await findRecommendations(actor, { meetingId: meeting.id, kind: "recommendation" });
    return (
      <MeetingDesk locale={locale} meeting={meeting} current="recommendations" title={t("staff:recommendations.title")}>
        <RecordedRecommendations locale={locale} meeting={meeting} items={items} />
        <AddRecommendation {...{ locale, lookForNear, items, meeting, actor }} action={enterRecommendation} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
