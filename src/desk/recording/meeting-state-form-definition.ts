import { z } from "zod";
import { type MeetingMove, meetingMoves } from "#features/meetings/meeting-state.ts";
import { reasonWords } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { isNamed, source } from "#i18n/source.ts";
import { firstDayOf, isPartialDate, lastDayOf } from "#lib/partial-date.ts";
import { citations, citing, pair, partialDate, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { ofOne, seenOne } from "./chosen.ts";

/** A move of a meeting, its day, its source and why; the days to which it was postponed. */
export const stateForm = defineForm(() =>
  z.object({
    ...ofOne,
    verb: words({ label: "staff:state.verb", problem: "staff:problem.choose" }),
    on: partialDate({ label: "staff:state.on", problem: "staff:problem.date" }),
    source: citations({ problem: "staff:problem.stateSource" }),
    reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }),
    start: partialDate({ label: "staff:meeting.start", problem: "staff:problem.date" }),
    end: partialDate({ label: "staff:meeting.end", problem: "staff:problem.date" }),
  }),
);

const day = z.string().refine(isPartialDate).nullable();
/** Faults are said all at once, those of dates and those of what must be said. */
const always = { when: () => true };

const told = z
  .object({
    ...seenOne,
    verb: z.enum(Object.keys(meetingMoves) as MeetingMove[]),
    ...{ on: day, start: day, end: day, source, reason: reasonWords },
  })
  .refine(({ verb, source }) => verb === "plan" || verb === "retract" || isNamed(source), {
    path: ["source"],
    ...always,
  })
  .refine(({ verb, reason }) => verb !== "retract" || reason?.en || reason?.ru, { path: ["reason"], ...always })
  .refine(({ start, end }) => !end || (start && lastDayOf(end) >= firstDayOf(start)), {
    path: ["end"],
    params: { problem: "staff:problem.endsBeforeItBegins" },
  });

const none = { en: null, ru: null };

export function stateValues({ code, version }: { code: string; version: number }, locale: Locale): FormValues {
  const nothing = { verb: null, on: null, start: null, end: null, source: citing([]), reason: none };
  return stateForm(locale).values({ code, version, ...nothing });
}

export function readState(values: FormValues, locale: Locale) {
  return stateForm(locale).read(values, told);
}
