import { anew, deskAction, guarded, type Outcome, type Sent } from "#desk/desk-action.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { endMeetingReading, nameMeetingReader } from "#features/meetings/meeting-readers.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { idOf, textOf } from "#ui/form/form-state.ts";
import { readReader } from "./document-readers-form-definition.ts";

/** Lets one more person read a meeting that is for people whom it names. */
export const nameReaderOfMeeting = deskAction("nameReaderOfMeeting", can.editMeetings, async (actor, sent) => {
  const { values, locale, t } = sent;
  const read = readReader(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { email, ...seen } = read.value;
  const named = await nameMeetingReader(actor, seen, email);
  const now = await findMeetingForDesk(actor, seen.code);
  if (!named.ok) return anew(refused(named, locale, now ? { ...values, version: String(now.version) } : values));
  return { status: "done", message: t("documents:readers.named", { email }) };
});

/** A button in the list of them. A person who ends their own reading does not see the meeting any more. */
export const endReadingOfMeeting = guarded(can.editMeetings, toReaders, async (actor, sent): Promise<Outcome> => {
  const { values, locale } = sent;
  const code = textOf(values, "code");
  const person = idOf(values, "person");
  const ended = await endMeetingReading(actor, { code, version: idOf(values, "version") }, person);
  if (!ended.ok) return toReaders(ended, sent);
  if (person === actor.id) return { to: addressOf(locale, "/meetings") };
  return { to: addressOf(locale, "/meetings/[code]/readers", code, "?ended=1") };
});

function toReaders({ error }: Refused, { values, locale }: Sent): Outcome {
  return { to: addressOf(locale, "/meetings/[code]/readers", textOf(values, "code"), `?refused=${error}`) };
}
