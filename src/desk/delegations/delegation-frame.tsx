import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import type { Registration } from "#features/delegations/delegation-queries.ts";
import { titleText } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";
import type { MeetingPage } from "#views/meeting/find-meeting.ts";
import { NamesNote } from "./delegation-form.tsx";

type Props = {
  locale: Locale;
  actor: Person;
  meeting: MeetingPage;
  registration: Registration;
  title: string;
  /** of a focal point, the name of their own */
  partner: string | null;
  children: ReactNode;
};

/** Around a delegation: the meeting's desk for the unit, for a focal point a page of their own. */
export async function DelegationFrame({ locale, actor, meeting, registration, title, partner, children }: Props) {
  const t = translator(locale);
  const notes = <NamesNote locale={locale} registration={registration} />;
  const forDesk = await findMeetingForDesk(actor, meeting.code);
  if (forDesk) {
    return (
      <MeetingDesk {...{ locale, title, notes }} meeting={forDesk} current="delegations">
        {children}
      </MeetingDesk>
    );
  }
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} partner={partner} status={t("delegations:title")} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/desk"), label: t("desk:title") },
          { href: addressOf(locale, "/meetings/[code]", meeting.code), label: titleText(meeting, locale) },
        ]}
      />
      <PageHead title={title} kicker={titleText(meeting, locale)} aside={notes} />
      {children}
    </>
  );
}
