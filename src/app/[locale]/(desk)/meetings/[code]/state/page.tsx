import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { StateForm } from "#desk/recording/meeting-state-form.tsx";
import { isMeetingMove } from "#features/meetings/meeting-state.ts";
import { Outcome } from "#ui/desk.tsx";
import { tellState } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/state",
  { title: ({ t }) => t("staff:state.title"), of: findMeetingForDesk },
  async ({ locale, t, query, record: meeting }) => {
    const done = query.get("done") ?? "";
    return (
      <MeetingDesk locale={locale} meeting={meeting} current="state" title={t("staff:state.title")}>
        {isMeetingMove(done) && <Outcome>{t(`staff:state.done.${done}`, { code: meeting.code })}</Outcome>}
        <StateForm locale={locale} action={tellState} meeting={meeting} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
