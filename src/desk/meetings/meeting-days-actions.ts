import { anew, deskAction } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { can } from "#policy.ts";
import { textOf } from "#ui/form/form-state.ts";
import { daysForm, readDays } from "./meeting-days-form-definition.ts";
import { findMeetingForDesk } from "./meeting-desk-queries.ts";

/** Records the days of a meeting beside its own: invitations, registration, review. */
export const saveDays = deskAction("saveDays", can.editMeetings, (actor, { values, locale, t }) => {
  const code = textOf(values, "code");
  return saveChanges({
    ...{ form: daysForm(locale), values, locale },
    find: async () => {
      const meeting = await findMeetingForDesk(actor, code);
      return meeting && { record: meeting.life, version: meeting.version };
    },
    read: (merged) => readDays(merged, locale),
    write: (days, version) => sayDays(actor, code, version, days),
    saved: () => anew({ status: "done", message: t("life:saved", { code }) }),
  });
});
