import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DaysForm } from "#desk/meetings/meeting-days-form.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { saveDays } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/days",
  { title: ({ t }) => t("life:title"), of: findMeetingForDesk },
  async ({ locale, t, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="days" title={t("life:title")}>
      <DaysForm locale={locale} action={saveDays} meeting={meeting} />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
