import type { ReactNode } from "react";
import { above, ClaimNote, settledWords } from "#desk/claims/settled-words.tsx";
import { behindWords } from "#desk/text-telling.tsx";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { Settled } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import type { FormAction, FormValues } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import { MeetingDesk } from "./meeting-desk.tsx";
import { type MeetingForDesk, meetingChoices } from "./meeting-desk-queries.ts";
import { MeetingFields } from "./meeting-fields.tsx";
import { meetingValues, newMeetingValues } from "./meeting-form-definition.ts";
import { meetingFormWords } from "./meeting-form-words.ts";
import { sourcesAt } from "./meeting-sources.ts";

type Props = {
  locale: Locale;
  action: FormAction;
  meeting: MeetingForDesk | null;
  /** a new one is recorded as the next of its series: with its first values, which it has from that one */
  after?: { meeting: MeetingForDesk; values: FormValues };
  /** stands below the form */
  children?: ReactNode;
};

/** Everything that a meeting's page shows, to be recorded (`null`) or corrected. */
export async function MeetingForm({ locale, action, meeting, after, children }: Props) {
  const t = translator(locale);
  const notes = (
    <>
      <Note locale={locale} title={t("staff:notes.address")}>
        {meeting ? (
          <>
            <b>
              /{locale}/meetings/{meeting.code}
            </b>
            <br />
            {t("staff:notes.addressStays")}
          </>
        ) : (
          t("staff:notes.addressNew")
        )}
      </Note>
      {meeting && <ClaimNote place={{ subject: "meeting", key: meeting.code, field: "title" }} locale={locale} />}
      {after && (
        <Note kind="look" locale={locale} title={t("life:next.note", { code: after.meeting.code })}>
          {t("life:next.noteText")}
        </Note>
      )}
      <Note kind="look" locale={locale} title={t("staff:notes.conflicts")}>
        {t("staff:notes.conflictsText")} <a href="#conflicts-part">{t("staff:meeting.addConflict")}</a>
      </Note>
    </>
  );
  return (
    <MeetingDesk
      locale={locale}
      meeting={meeting}
      current="edit"
      title={t(meeting ? "staff:meeting.edit" : after ? "life:next.title" : "staff:meeting.new")}
      notes={notes}
    >
      <Form
        action={action}
        initial={meeting ? meetingValues(meeting, locale) : (after?.values ?? newMeetingValues(locale))}
        submit={t(meeting ? "staff:meeting.save" : "staff:meeting.record")}
        keptAs={keptAs(
          "meeting",
          meeting?.code ?? (after ? `after ${after.meeting.code}` : "new"),
          isForAll(meeting) ? meeting : null,
        )}
        others={
          <>
            <button type="submit" className="button quiet" name="intent" value="stay">
              {t("staff:meeting.stay")}
            </button>
            {meeting && (
              <a className="button quiet" href={addressOf(locale, "/meetings/[code]", meeting.code)}>
                {t("staff:meeting.seen")}
              </a>
            )}
          </>
        }
      >
        <MeetingFields
          words={meetingFormWords(locale, { ...(await meetingChoices()), offered: meeting ? sourcesAt(meeting) : [] })}
          first={newMeetingValues(locale)}
          behind={
            meeting && { title: aboveWords(meeting, "title", locale), outcome: aboveWords(meeting, "outcome", locale) }
          }
          settled={meeting ? { title: officialIn(meeting.title), outcome: officialIn(meeting.outcome) } : undefined}
        />
      </Form>
      {children}
    </MeetingDesk>
  );
}

/** Words of what only some may read are not kept on a device. */
function isForAll(meeting: MeetingForDesk | null): boolean {
  return meeting?.access === "public";
}

function aboveWords(meeting: MeetingForDesk, field: "title" | "outcome", locale: Locale) {
  const text = meeting[field];
  return above(
    settledWords(text, { subject: "meeting", key: meeting.code, field }, officialIn(text), locale),
    behindWords(text, locale),
  );
}

function officialIn({ state }: RecordText): Settled {
  return { en: state.en === "official", ru: state.ru === "official" };
}
