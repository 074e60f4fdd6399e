import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { ChangeRecommendations } from "#desk/recording/recommendation-desk.tsx";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { changeRecommendations } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/recommendations/change",
  { title: ({ t }) => t("staff:recommendations.change"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => {
    const items = await findRecommendations(actor, { meetingId: meeting.id, kind: "recommendation" });
    return (
      <MeetingDesk
        locale={locale}
        meeting={meeting}
        current="recommendations"
        title={t("staff:recommendations.change")}
      >
        <ChangeRecommendations locale={locale} action={changeRecommendations} items={items} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
