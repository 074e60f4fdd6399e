import { discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findWayBack } from "#desk/mistakes/mistake-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/void",
  { title: ({ t }) => t("mistakes:void.title"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="void" title={t("mistakes:void.title")}>
      <TakeBack
        locale={locale}
        actions={{ discard: discardRecord, void: voidRecord }}
        way={await findWayBack(actor, "meeting", meeting)}
        asks
      />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
