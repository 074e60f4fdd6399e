import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveMeeting } from "#app/[locale]/(desk)/meetings/actions.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/edit",
  { title: ({ t }) => t("staff:meeting.edit"), of: findMeetingForDesk },
  async ({ locale, record }) => <MeetingForm locale={locale} action={saveMeeting} meeting={record} />,
);

export { generateMetadata, Page as default };
