import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { pasteList } from "#app/[locale]/(desk)/meetings/[code]/delegations/actions.ts";
import { pasteForm } from "#desk/importing/import-form-definition.ts";
import { PasteFields } from "#desk/importing/import-parts.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { Form } from "#ui/form/form.tsx";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations/paste",
  { title: ({ t }) => t("imports:pasteTitle"), of: findMeetingForDesk },
  async ({ locale, t, record: meeting }) => (
    <MeetingDesk {...{ locale, meeting }} current="delegations" title={t("imports:pasteTitle")}>
      <p>{t("delegations:importLead")}</p>
      <Form
        action={pasteList}
        initial={pasteForm(locale).values({ code: meeting.code, text: null })}
        submit={t("imports:see")}
        keptAs={keptAs("delegation", `${meeting.code}/paste`)}
      >
        <PasteFields label={t("imports:pasted")} hint={t("imports:pastedHint")} />
      </Form>
    </MeetingDesk>
  ),
);

export { generateMetadata, Page as default };
