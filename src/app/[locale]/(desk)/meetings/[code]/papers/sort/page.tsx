import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { sortPapers } from "#app/[locale]/(desk)/meetings/[code]/papers/actions.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { findPapers } from "#desk/papers/paper-queries.ts";
import { PapersSorting } from "#desk/papers/papers-sorting.tsx";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/papers/sort",
  { title: ({ t }) => t("papers:sortTitle"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => (
    <MeetingDesk {...{ locale, meeting }} current="papers" title={t("papers:sortTitle")}>
      <PapersSorting
        {...{ locale }}
        place={{ meeting: meeting.code }}
        papers={await findPapers(actor, meeting)}
        action={sortPapers}
      />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
