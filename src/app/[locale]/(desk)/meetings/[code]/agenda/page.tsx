import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AgendaDesk, AgendaKeysNote } from "#desk/agenda/agenda-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { inOrderOfMeeting } from "#features/documents/document-order.ts";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { moveItem, removeItem, restoreItem, saveAgendaItem } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/agenda",
  { title: ({ t }) => t("staff:parts.agenda"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting, query }) => {
    const papers = inOrderOfMeeting(await listDocuments(actor, belongingTo({ meeting: meeting.id })), meeting.agenda);
    return (
      <MeetingDesk
        {...{ locale, meeting }}
        current="agenda"
        notes={<AgendaKeysNote locale={locale} />}
        title={t("staff:parts.agenda")}
      >
        <AgendaDesk
          {...{ locale, actor, meeting, query, papers }}
          save={saveAgendaItem}
          move={moveItem}
          remove={removeItem}
          restore={restoreItem}
        />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
