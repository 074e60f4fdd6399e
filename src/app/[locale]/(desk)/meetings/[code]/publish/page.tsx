import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { PublishForm, WithdrawLink } from "#desk/recording/meeting-publishing.tsx";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { publish } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/publish",
  { title: ({ t }) => t("staff:publish.page"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => {
    const items = await findRecommendations(actor, { meetingId: meeting.id, kind: "recommendation" });
    return (
      <MeetingDesk locale={locale} meeting={meeting} current="publish" title={t("staff:publish.page")}>
        <PublishForm locale={locale} action={publish} meeting={meeting} items={items} />
        <WithdrawLink locale={locale} meeting={meeting} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
