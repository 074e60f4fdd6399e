import { changeCode, discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { saveMeeting } from "#app/[locale]/(desk)/meetings/actions.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { CodeForm, TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findFreeCode, findWayBack } from "#desk/mistakes/mistake-queries.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/edit",
  { title: ({ t }) => t("staff:meeting.edit"), of: findMeetingForDesk },
  async ({ locale, actor, record }) => {
    const way = await findWayBack(actor, "meeting", record);
    const free = way && !way.isCited ? await findFreeCode(record) : null;
    return (
      <MeetingForm locale={locale} action={saveMeeting} meeting={record}>
        {free && <CodeForm locale={locale} action={changeCode} meeting={record} free={free} />}
        <TakeBack locale={locale} actions={{ discard: discardRecord, void: voidRecord }} way={way} />
      </MeetingForm>
    );
  },
);

export { generateMetadata, Page as default };
