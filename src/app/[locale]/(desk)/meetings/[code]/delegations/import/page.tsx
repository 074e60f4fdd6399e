import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { SheetSending } from "#desk/importing/sheet-sending.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { addressOf } from "#i18n/address.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations/import",
  { title: ({ t }) => t("imports:title"), of: findMeetingForDesk },
  async ({ locale, t, query, record: meeting }) => (
    <MeetingDesk {...{ locale, meeting }} current="delegations" title={t("imports:title")}>
      <SheetSending
        {...{ locale, query }}
        here={addressOf(locale, "/meetings/[code]/delegations/import", meeting.code)}
        paste={addressOf(locale, "/meetings/[code]/delegations/paste", meeting.code)}
        lead={t("delegations:importLead")}
      />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
