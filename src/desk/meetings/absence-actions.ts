import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { takeBackAbsence, tellAbsence } from "#features/meetings/absence-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { readAbsence, readNoAbsence } from "./absence-form-definition.ts";

/** Records that a source says that a pillar had no expert meeting in a year. */
export const recordAbsence = deskAction(
  "recordAbsence",
  can.editMeetings,
  async (actor, sent) => {
    const { values, locale } = sent;
    const read = readAbsence(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const told = await tellAbsence(actor, read.value);
    return told.ok ? goOn(sent, "told") : refused(told, locale, values);
  },
  (sent) => goOn(sent, "told"),
);

/** Takes that back, with the reason, which stays in the history. */
export const recordNoAbsence = deskAction(
  "recordNoAbsence",
  can.editMeetings,
  async (actor, sent) => {
    const { values, locale } = sent;
    const read = readNoAbsence(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { id, version, reason } = read.value;
    const taken = await takeBackAbsence(actor, id, version, reason);
    return taken.ok ? goOn(sent, "takenBack") : refused(taken, locale, values);
  },
  (sent) => goOn(sent, "takenBack"),
);

function goOn({ locale }: Sent, done: "told" | "takenBack"): Outcome {
  return { to: addressOf(locale, "/desk/absences", `?done=${done}`) };
}
