import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { titleText } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { findListedMeeting, findParticipants } from "#views/participants/find-participants.ts";
import { ParticipantList } from "#views/participants/participant-list.tsx";

const { Page, generateMetadata } = deskPage(
  "/meetings/[code]/participants",
  { title: ({ t }) => t("delegations:participants"), of: findListedMeeting },
  async ({ locale, t, actor, record: meeting }) => {
    const { delegations, days } = (await findParticipants(actor, meeting.code, locale)) ?? notFound();
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={t("delegations:notPublic")} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/meetings"), label: t("meetings:title") },
            { href: addressOf(locale, "/meetings/[code]", meeting.code), label: titleText(meeting, locale) },
          ]}
        />
        <PageHead
          title={t("delegations:participants")}
          kicker={titleText(meeting, locale)}
          lead={formatDates(meeting, locale)}
        />
        <ParticipantList {...{ locale, delegations, days }} />
        <p className="mt-4">
          {(["csv", "xlsx"] as const).map((format) => (
            <a
              key={format}
              className="mr-4"
              href={addressOf(locale, "/meetings/[code]/participants", meeting.code, `.${format}`)}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      </>
    );
  },
);

export { generateMetadata, Page as default };
