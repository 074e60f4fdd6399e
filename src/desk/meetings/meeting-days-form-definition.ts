import { z } from "zod";
import { type MeetingDays, meetingDays } from "#features/meetings/meeting-life.ts";
import type { Locale } from "#i18n/locale.ts";
import { partialDate } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

const day = (name: keyof MeetingDays) => partialDate({ label: `life:form.${name}`, problem: "life:problem.day" });

export const daysForm = defineForm(() =>
  z.object({
    invitedOn: day("invitedOn"),
    registrationFrom: day("registrationFrom"),
    registrationUntil: day("registrationUntil"),
    reviewFrom: day("reviewFrom"),
  }),
);

/** The days of a meeting, as their author is shown them. */
export function daysValues({ code, ...days }: MeetingDays & { code: string }, locale: Locale): FormValues {
  return { code, ...withShown(daysForm(locale).values(days)) };
}

export function readDays(values: FormValues, locale: Locale) {
  return daysForm(locale).read(values, meetingDays);
}
