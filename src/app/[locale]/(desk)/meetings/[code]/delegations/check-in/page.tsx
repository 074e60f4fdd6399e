import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { checkDelegationsIn } from "#app/[locale]/(desk)/meetings/[code]/delegations/actions.ts";
import { CheckIn } from "#desk/delegations/check-in.tsx";
import { findDelegations } from "#desk/delegations/delegation-desk-queries.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { dayOf } from "#i18n/format.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations/check-in",
  { title: ({ t }) => t("delegations:checkIn.title"), of: findMeetingForDesk },
  async ({ locale, t, actor, query, record: meeting }) => {
    const desk = await findDelegations(actor, meeting, locale);
    const today = dayOf(new Date());
    const asked = [query.get("day"), today, desk.days[0]].find((day) => day && desk.days.includes(day));
    return (
      <MeetingDesk {...{ locale, meeting }} current="delegations" title={t("delegations:checkIn.title")}>
        {!asked && <p>{t("delegations:checkIn.noDays")}</p>}
        {asked && desk.delegations.length === 0 && <p>{t("delegations:none")}</p>}
        {asked && desk.delegations.length > 0 && (
          <CheckIn {...{ locale, desk }} code={meeting.code} day={asked} action={checkDelegationsIn} />
        )}
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
