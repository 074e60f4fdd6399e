import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { moveMeeting } from "#features/meetings/meeting-state-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refusalText, refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { readState } from "./meeting-state-form-definition.ts";

/** Records what became of the meeting that the form names: that it was held, postponed, cancelled ... */
export const tellState = deskAction("tellState", can.editMeetings, tell, goOn);

async function tell(actor: Actor, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readState(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, start, end, ...what } = read.value;
  const told = await moveMeeting(actor, code, version, { ...what, to: { start, end } });
  if (told.ok) return goOn(sent);
  if (told.error === "dayToCome") {
    return invalid([{ field: "on", message: refusalText({ error: told.error }, locale) }], values);
  }
  // With the version that stands now, so that sending again is a decision about what is now on the page.
  const stored = await findMeeting(actor, code);
  return anew(refused(told, locale, stored ? { ...values, version: String(stored.version) } : values));
}

function goOn({ values, locale }: Sent): Outcome {
  return { to: addressOf(locale, "/meetings/[code]/state", textOf(values, "code"), `?done=${textOf(values, "verb")}`) };
}
