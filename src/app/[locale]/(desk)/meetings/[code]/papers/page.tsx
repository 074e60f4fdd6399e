import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { findPapers } from "#desk/papers/paper-queries.ts";
import { PapersNotes } from "#desk/papers/papers-notes.tsx";
import { MeetingPapersDesk } from "#desk/papers/papers-page.tsx";
import { dropPaper, renewPapers } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/papers",
  { title: ({ t }) => t("papers:title"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting, query }) => {
    const papers = await findPapers(actor, meeting);
    const notes = <PapersNotes {...{ locale, papers }} />;
    return (
      <MeetingDesk {...{ locale, meeting, notes }} current="papers" title={t("papers:title")}>
        <MeetingPapersDesk
          {...{ locale, actor, papers, query }}
          code={meeting.code}
          drop={dropPaper}
          renew={renewPapers}
        />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
