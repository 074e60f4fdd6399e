import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DecisionCorrectionForm } from "#desk/decisions/decision-correction.tsx";
import { findDecided } from "#desk/decisions/decision-queries.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { recordCorrections } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/decisions/correct",
  { title: ({ t }) => t("staff:decisions.correct"), of: findMeetingForDesk },
  async ({ locale, t, actor, record: meeting }) => (
    <MeetingDesk locale={locale} meeting={meeting} current="decisions" title={t("staff:decisions.correct")}>
      <DecisionCorrectionForm
        locale={locale}
        action={recordCorrections}
        meeting={meeting}
        decided={await findDecided(actor, meeting)}
      />
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
