import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { EnterNumbers } from "#desk/recording/numbers-form.tsx";
import { enterNumbers } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/recommendations/numbers",
  { title: ({ t }) => t("wordless:title"), of: findMeetingForDesk },
  async ({ locale, t, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="recommendations" title={t("wordless:title")}>
      <EnterNumbers locale={locale} meeting={meeting} action={enterNumbers} />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
