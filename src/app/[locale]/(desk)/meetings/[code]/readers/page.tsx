import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { NamedReaders } from "#desk/documents/document-readers-form.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { listMeetingReaders } from "#features/meetings/meeting-readers.ts";
import { addressOf } from "#i18n/address.ts";
import { endReadingOfMeeting, nameReaderOfMeeting } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/readers",
  { title: ({ t, params }) => `${params.code}: ${t("documents:readers.title")}`, of: findMeetingForDesk },
  async ({ locale, t, actor, record, query }) => (
    <MeetingDesk locale={locale} meeting={record} current="readers" title={t("documents:readers.title")}>
      <NamedReaders
        {...{ locale, query, record }}
        words={{ lead: t("life:readers.lead"), notNamed: t("life:readers.notNamed"), ended: t("life:readers.ended") }}
        change={addressOf(locale, "/meetings/[code]/edit", record.code, "#name-part")}
        readers={await listMeetingReaders(actor, record.code)}
        name={nameReaderOfMeeting}
        end={endReadingOfMeeting}
      />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
