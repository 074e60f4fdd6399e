import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { WithdrawForm } from "#desk/recording/meeting-publishing.tsx";
import { withdraw } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/withdraw",
  { title: ({ t }) => t("staff:publish.withdraw"), of: findMeetingForDesk },
  async ({ locale, t, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="publish" title={t("staff:publish.withdraw")}>
      <WithdrawForm locale={locale} action={withdraw} meeting={meeting} />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
