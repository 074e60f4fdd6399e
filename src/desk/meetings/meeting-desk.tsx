import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { titleText } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Desk, Parts } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { languagesText, publicity } from "#ui/publicity.ts";
import type { MeetingForDesk } from "./meeting-desk-queries.ts";
import { MeetingLife } from "./meeting-life.tsx";
import type { MeetingPart } from "./meeting-missing.ts";
import { BeforeNote, railOf } from "./meeting-rail.tsx";

/** The pages of a meeting's desk: parts that have one of their own, the form of the meeting, and that of a mistake. */
export type MeetingDeskPart = MeetingPart | "edit" | "void";

type Props = {
  locale: Locale;
  /** `null` while it is not recorded yet */
  meeting: MeetingForDesk | null;
  current: MeetingDeskPart;
  title: string;
  notes?: ReactNode;
  children: ReactNode;
};

/** The frame of every page on which the unit works on a meeting: where I am, its parts, who sees it. */
export function MeetingDesk({ locale, meeting, current, title, notes, children }: Props) {
  const t = translator(locale);
  const crumbs = [
    { href: addressOf(locale, "/desk"), label: t("desk:title") },
    { href: addressOf(locale, "/meetings"), label: t("meetings:title") },
    ...(meeting
      ? [{ href: addressOf(locale, "/meetings/[code]", meeting.code), label: titleText(meeting, locale) }]
      : []),
  ];
  const rail = railOf(locale, meeting, current);
  return (
    <>
      <DeskBarOf
        locale={locale}
        as="unit"
        status={meeting ? publicity(meeting.publicIn, locale, meeting.access) : t("staff:bar.new")}
      />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead title={title} />
      {meeting && <MeetingLife locale={locale} meeting={meeting} />}
      <Desk
        parts={<Parts locale={locale} items={rail} />}
        notes={
          <>
            <SavedNote locale={locale} meeting={meeting} />
            <Note locale={locale} title={t("staff:notes.who")}>
              {whoSees(locale, meeting, current)}
            </Note>
            {meeting && meeting.state !== "held" && (current === "recommendations" || current === "decisions") && (
              <Note kind="look" locale={locale} title={t("staff:state.title")}>
                {t("staff:state.notHeld")}{" "}
                <a href={addressOf(locale, "/meetings/[code]/state", meeting.code)}>{t("staff:state.tell")}</a>
              </Note>
            )}
            {notes}
            {meeting && meeting.publicIn.length < locales.length && <BeforeNote {...{ locale, meeting, rail }} />}
          </>
        }
      >
        {children}
      </Desk>
    </>
  );
}

/** People are not seen by those who read the meeting. */
function whoSees(locale: Locale, meeting: MeetingForDesk | null, current: MeetingDeskPart): string {
  const t = translator(locale);
  if (current === "delegations") return t("delegations:names.desk");
  if (meeting?.publicIn.length) {
    return t("staff:notes.whoPublic", { languages: languagesText(meeting.publicIn, locale) });
  }
  return t(current === "decisions" ? "staff:notes.whoDecisions" : "staff:notes.whoDraft");
}

function SavedNote({ locale, meeting }: { locale: Locale; meeting: MeetingForDesk | null }) {
  const t = translator(locale);
  if (!meeting?.saved) {
    return (
      <Note locale={locale} title={t("staff:notes.new")}>
        {t("staff:notes.newText")}
      </Note>
    );
  }
  const { at, by } = meeting.saved;
  return (
    <Note locale={locale} title={t("staff:notes.saved", { moment: formatMoment(at, locale) })}>
      {by ? t("staff:notes.savedBy", { name: by }) : t("staff:notes.newText")}
    </Note>
  );
}
