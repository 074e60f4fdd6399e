import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { EnterList } from "#desk/listing/list-form.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { enterList } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/recommendations/list",
  { title: ({ t }) => t("list:title"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => {
    const items = await findRecommendations(actor, { meetingId: meeting.id, kind: "recommendation" });
    return (
      <MeetingDesk locale={locale} meeting={meeting} current="recommendations" title={t("list:title")}>
        <EnterList {...{ locale, meeting, items, actor }} action={enterList} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
