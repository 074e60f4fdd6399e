import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findDelegations } from "#desk/delegations/delegation-desk-queries.ts";
import { NamesNote } from "#desk/delegations/delegation-form.tsx";
import { CountTold, DelegationList } from "#desk/delegations/delegation-list.tsx";
import { ImportsThere } from "#desk/delegations/imports-there.tsx";
import { RegistrationForm } from "#desk/delegations/registration-form.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { countedAttendance } from "#features/delegations/delegation-queries.ts";
import { listImports } from "#features/imports/import-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { saveRegistration, tellCount, undoImport } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/delegations",
  { title: ({ t }) => t("delegations:title"), of: findMeetingForDesk },
  async ({ locale, t, actor, query, record: meeting }) => {
    const desk = await findDelegations(actor, meeting, locale);
    const imports = await listImports(actor, { noun: "delegations", meetingId: meeting.id });
    const { code } = meeting;
    const links = [
      { href: addressOf(locale, "/meetings/[code]/delegations/[partner]", code, "new"), label: t("delegations:add") },
      { href: addressOf(locale, "/meetings/[code]/delegations/import", code), label: t("delegations:import") },
      { href: addressOf(locale, "/meetings/[code]/delegations/paste", code), label: t("delegations:paste") },
      ...(desk.days.length > 0
        ? [
            {
              href: addressOf(locale, "/meetings/[code]/delegations/check-in", code),
              label: t("delegations:checkIn.title"),
            },
          ]
        : []),
      { href: addressOf(locale, "/meetings/[code]/participants", code), label: t("delegations:participants") },
      ...(["csv", "xlsx"] as const).map((format) => ({
        href: addressOf(locale, "/meetings/[code]/delegations", code, `.${format}`),
        label: t("delegations:asFile", { format: format.toUpperCase() }),
      })),
    ];
    return (
      <MeetingDesk
        {...{ locale, meeting }}
        current="delegations"
        title={t("delegations:title")}
        notes={<NamesNote locale={locale} registration={desk.registration} />}
      >
        <ImportsThere {...{ locale, code, imports, query }} undo={undoImport} />
        <ul className="mb-6">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <DelegationList {...{ locale, code }} days={desk.days} delegations={desk.delegations} />
        <CountTold
          {...{ locale, code }}
          counted={await countedAttendance(actor, meeting)}
          registration={desk.registration}
          action={tellCount}
        />
        <RegistrationForm {...{ locale, code }} registration={desk.registration} action={saveRegistration} />
      </MeetingDesk>
    );
  },
);

export { generateMetadata, Page as default };
