import type { Meeting } from "#generated/prisma/client.ts";
import { dateToDay, dayToDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change } from "#server/database.ts";
import { holdToChange, type MeetingRefusal as Refusal, update } from "./meeting-changes.ts";
import { type MeetingDays, permits } from "./meeting-life.ts";
import type { MeetingState } from "./meeting-state.ts";

/** Records when invitations went out, while registration is open, since when the outcome is under review. */
export async function sayDays(
  actor: Actor,
  code: string,
  version: number,
  days: MeetingDays,
): Promise<Result<Meeting, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change(async (tx) => {
    await holdToChange(tx, code);
    return update(tx, actor, { code, version }, { verb: "steps" }, ({ state, firstDay, lastDay }) => {
      const day = (date: Date | null) => date && dateToDay(date);
      const living = { ...days, state: state as MeetingState, firstDay: day(firstDay), lastDay: day(lastDay) };
      if (!permits(living, "openRegistration")) return fail("registrationUninvited", { meeting: code });
      if (!permits(living, "review")) return fail("reviewNotHeld", { meeting: code });
      const date = (said: string | null) => said && dayToDate(said);
      return ok({
        ...{ invitedOn: date(days.invitedOn), reviewFrom: date(days.reviewFrom) },
        ...{ registrationFrom: date(days.registrationFrom), registrationUntil: date(days.registrationUntil) },
      });
    });
  });
}
