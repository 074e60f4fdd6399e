import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveMeeting } from "#app/[locale]/(desk)/meetings/actions.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { can } from "#policy.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/new",
  { title: ({ t }) => t("staff:meeting.new"), may: can.editMeetings },
  async ({ locale }) => <MeetingForm locale={locale} action={saveMeeting} meeting={null} />,
);

export { generateMetadata, Page as default };
