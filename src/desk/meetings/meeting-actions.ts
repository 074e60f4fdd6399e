import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { takenOtherwise } from "#desk/desk-sending.ts";
import { type MeetingInput, meetingInput } from "#features/meetings/meeting.ts";
import { correctMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { countOf, oneMoreRow } from "#ui/form/form-row-values.ts";
import { type FormValues, idOf, textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findNumbered, takenMeetingCodes } from "./meeting-desk-queries.ts";
import { meetingOf, meetingProblems, meetingValues, tidyMeetingValues } from "./meeting-form-values.ts";

/** Records a new meeting, or corrects the one whose code the form carries. */
export const saveMeeting = deskAction(can.editMeetings, save, leadOn);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values: typed, locale, t } = sent;
  const more = oneMoreRow(typed);
  if (more) return more;
  const values = tidyMeetingValues(typed);
  const code = textOf(values, "code");
  if (!code && sent.before) return takenOtherwise(sent, sent.before);
  const read = meetingInput.safeParse(meetingOf(values, await takenMeetingCodes()));
  if (!read.success) return invalid(meetingProblems(read.error.issues, t), values);
  const taken = await numberTaken(read.data);
  if (taken) {
    return invalid([{ field: "number", message: t("staff:problem.numberTaken", { code: taken }) }], values);
  }
  const saved = code
    ? await correctMeeting(actor, code, idOf(values, "version"), read.data)
    : await recordMeeting(actor, read.data);
  if (!saved.ok) {
    const other = saved.error === "changedMeanwhile" ? await besideTheirs(actor, code, values) : { values };
    return refused(saved, locale, other.values, other.theirs);
  }
  return leadOn(sent, saved.value);
}

/** Leads from the meeting itself to its recommendations, or to what it decided on others', unless it is to stay. */
function leadOn({ values, locale }: Sent, { code }: { code: string }): Outcome {
  const hasOwn = ["ewg", "consultation"].includes(textOf(values, "type"));
  const part = textOf(values, "intent") === "stay" ? "edit" : hasOwn ? "recommendations" : "decisions";
  return { to: addressOf(locale, `/meetings/[code]/${part}`, code) };
}

/** There is one 16th policy meeting; expert groups are told apart by pillar and year. */
async function numberTaken({ code, type, number }: MeetingInput): Promise<string | null> {
  if (number === null || type === "ewg" || type === "consultation") return null;
  const holder = await findNumbered(type, number);
  return holder === code ? null : holder;
}

/** The colleague's values beside those typed, row by row; sending again is then a decision. */
async function besideTheirs(
  actor: Actor,
  code: string,
  values: FormValues,
): Promise<{ values: FormValues; theirs?: FormValues }> {
  const stored = await findMeeting(actor, code);
  if (!stored) return { values };
  const theirs = meetingValues(stored);
  const rows = ["attendance", "topics", "conflicts"].map((name) => [
    `${name}.rows`,
    String(Math.max(countOf(values, name), countOf(theirs, name))),
  ]);
  return { values: { ...values, ...Object.fromEntries(rows), version: String(stored.version) }, theirs };
}
