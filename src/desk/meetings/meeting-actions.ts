import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { takenOtherwise } from "#desk/desk-sending.ts";
import { saveChanges, wordsBeside } from "#desk/saving.ts";
import { correctMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findNumbered, takenMeetingCodes } from "./meeting-desk-queries.ts";
import { meetingFields, meetingForm, newMeetingForm, readMeeting, readNewMeeting } from "./meeting-form-definition.ts";

/** Records a new meeting, or corrects the one whose code the form carries. */
export const saveMeeting = deskAction(can.editMeetings, save, leadOn, ({ values }) => !textOf(values, "code"));

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const more = oneMoreRow(values);
  if (more) return more;
  const code = textOf(values, "code");
  if (!code) {
    if (sent.before) return takenOtherwise(sent, sent.before);
    const tidy = newMeetingForm(locale).tidy(values);
    const read = await numbered(readNewMeeting(tidy, locale, await takenMeetingCodes()), locale);
    if (!read.ok) return invalid(read.problems, tidy);
    const { told: verb, ...input } = read.value;
    const recorded = await recordMeeting(actor, input, { verb, source: verb === "hold" ? input.source : null });
    return recorded.ok ? leadOn(sent, recorded.value) : refused(recorded, locale, tidy);
  }
  return saveChanges({
    ...{ form: meetingForm(locale), values, locale },
    find: async () => {
      const meeting = await findMeeting(actor, code);
      return meeting && { record: meetingFields(meeting), version: meeting.version };
    },
    read: (merged) => numbered(readMeeting(merged, locale, code), locale),
    write: (input, version, typed) =>
      correctMeeting(actor, code, version, input, {
        title: wordsBeside(typed, "title"),
        outcome: wordsBeside(typed, "outcome"),
      }),
    saved: (input) => leadOn(sent, { code, type: input.type }),
  });
}

/** Leads from the meeting itself to its recommendations, or to what it decided on others', unless it is to stay. */
function leadOn(
  { values, locale }: Sent,
  { code, type = textOf(values, "type") }: { code: string; type?: string },
): Outcome {
  const hasOwn = ["ewg", "consultation"].includes(type);
  const part = textOf(values, "intent") === "stay" ? "edit" : hasOwn ? "recommendations" : "decisions";
  return { to: addressOf(locale, `/meetings/[code]/${part}`, code) };
}

/** There is one 16th policy meeting; expert groups are told apart by pillar and year. */
async function numbered<R extends ReturnType<typeof readMeeting>>(read: R, locale: Locale) {
  if (!read.ok) return read;
  const { code, type, number } = read.value;
  if (number === null || type === "ewg" || type === "consultation") return read;
  const holder = await findNumbered(type, number);
  if (holder === null || holder === code) return read;
  const message = translator(locale)("staff:problem.numberTaken", { code: holder });
  return { ok: false as const, problems: [{ field: "number", message }] };
}
