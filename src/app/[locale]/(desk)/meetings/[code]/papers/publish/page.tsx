import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { publishPapers } from "#app/[locale]/(desk)/meetings/[code]/papers/actions.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { findPapers } from "#desk/papers/paper-queries.ts";
import { PapersPublishing } from "#desk/papers/papers-publishing.tsx";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/papers/publish",
  { title: ({ t }) => t("papers:publishTitle"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => {
    const { documents } = await findPapers(actor, meeting);
    return (
      <MeetingDesk {...{ locale, meeting }} current="papers" title={t("papers:publishTitle")}>
        <PapersPublishing {...{ locale, documents }} code={meeting.code} action={publishPapers} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
