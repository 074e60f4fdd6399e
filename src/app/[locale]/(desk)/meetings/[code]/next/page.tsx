import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveMeeting } from "#app/[locale]/(desk)/meetings/actions.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { nextMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/next",
  { title: ({ t }) => t("life:next.title"), of: findMeetingForDesk },
  async ({ locale, actor, record: meeting }) => {
    const values = nextMeetingValues(meeting, await listMeetings(actor), locale);
    return <MeetingForm locale={locale} action={saveMeeting} meeting={null} after={{ meeting, values }} />;
  },
);

export { generateMetadata, Page as default };
