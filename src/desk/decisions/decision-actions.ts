import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { findMeetingForDesk, type MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { conflictProblems, stillAsking } from "#desk/saving.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import { translator } from "#i18n/t.ts";
import type { Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, type RefusalCode, refused } from "#ui/form/form-answers.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { asking, conflictsIn, shownIn, shownNow, withChoices } from "#ui/merging/form-conflicts.ts";
import { mergeForm } from "#ui/merging/form-merge.ts";
import {
  correctionForm,
  correctionValues,
  decisionForm,
  decisionValues,
  readCorrections,
  readDecisions,
} from "./decision-form-definition.ts";
import { findDecidable, findDecided } from "./decision-queries.ts";
import { lineName } from "./decision-runs.ts";
import { doneText, problemsOf, standsInTheWay } from "./decision-words.ts";

/**
 * Records what a policy meeting decided on each of the chosen: all of it, or nothing with the reason and the ways out.
 */
export const recordDecisions = deskAction("recordDecisions", can.decide, (actor, sent) =>
  record(actor, sent, {
    form: decisionForm,
    read: readDecisions,
    now: async (meeting) => {
      const [groups, decided] = [await findDecidable(actor, meeting), await findDecided(actor, meeting)];
      return decisionValues(sent.locale, meeting.code, { groups, decided });
    },
    write: (meeting, { chosen, reason, source }) => {
      const decided = chosen.flatMap(({ decision, ...one }) => (decision ? [{ ...one, decision }] : []));
      return decideRecommendations(actor, meeting, decided, { reason, source });
    },
    done: async ({ chosen }) => {
      const items = await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } });
      return { status: "done", message: doneText(chosen, items, sent.locale) };
    },
  }),
);

/** Records what it decided in fact, where something else is recorded. */
export const recordCorrections = deskAction(
  "recordCorrections",
  can.decide,
  (actor, sent) =>
    record(actor, sent, {
      form: correctionForm,
      read: readCorrections,
      now: async (meeting) => correctionValues(sent.locale, meeting.code, await findDecided(actor, meeting)),
      write: (meeting, { chosen, reason, source }) => correctDecisions(actor, meeting, chosen, { reason, source }),
      done: () => toDecided(sent),
    }),
  toDecided,
);

function toDecided({ values, locale }: Sent): Outcome {
  const read = readCorrections(values, locale);
  const search = read.ok ? `?corrected=${read.value.chosen.map(({ code }) => code).join(",")}` : "";
  return { to: addressOf(locale, "/meetings/[code]/decisions", textOf(values, "meeting"), search) };
}

type Said = Extract<ReturnType<typeof readDecisions | typeof readCorrections>, { ok: true }>["value"];

type Recording = {
  form: typeof decisionForm;
  read: typeof readDecisions | typeof readCorrections;
  /** the values of the form as it would be shown now */
  now: (meeting: MeetingForDesk) => Promise<FormValues>;
  write: (meeting: string, said: Said) => Promise<Result<unknown, RefusalCode>>;
  done: (said: Said) => Outcome | Promise<Outcome>;
};

async function record(actor: Actor, { values, locale }: Sent, recording: Recording): Promise<Outcome> {
  const form = recording.form(locale);
  const { values: typed, open } = withChoices(values);
  const asked = open.filter((field) => isAmended(typed, field));
  if (asked.length > 0) return stillAsking(form, values, asked, locale);
  const left = Object.fromEntries(Object.entries(conflictsIn(values)).filter(([field]) => open.includes(field)));
  const back = asking(typed, left, locale);
  const said = recording.read(typed, locale);
  if (!said.ok) return { ...back, ...invalid(said.problems, back.values) };
  const meeting = textOf(values, "meeting");
  const result = await recording.write(meeting, said.value);
  if (result.ok) return recording.done(said.value);
  const { error, details } = result;
  const codes = String(details?.codes ?? "").split(", ");
  if (standsInTheWay(error)) {
    const inTheWay = await findRecommendations(actor, { code: { in: codes } });
    const problems = problemsOf({ error, details }, inTheWay, said.value.chosen, locale);
    return anew({ ...back, ...invalid(problems, back.values) });
  }
  const desk = error === "changedMeanwhile" ? await findMeetingForDesk(actor, meeting) : null;
  if (!desk) return anew(refused(result, locale, back.values, back.theirs));
  // As they stand now, so that sending again is a decision about what is now on the page.
  const stored = await recording.now(desk);
  const { fields, rows, ...merged } = mergeForm(form.fields, { shown: shownIn(values), typed, stored });
  const now = { ...typed, ...form.tidy(merged.values), ...shownNow(stored) };
  const conflicts = { ...left, ...fields };
  const asks = (field: string) => isAmended(now, field);
  const problems = conflictProblems(
    form,
    { fields: Object.keys(conflicts).filter(asks), rows: rows.filter(asks) },
    locale,
  );
  const message = translator(locale)("staff:decisions.changed", { codes: formatList(codes, locale) });
  const shown = asking(now, conflicts, locale);
  return anew(
    problems.length > 0
      ? { status: "invalid", lead: message, problems, ...shown }
      : { status: "refused", message, values: shown.values, theirs: shown.theirs },
  );
}

/** The words of a number count only where the meeting endorsed it with changes. */
function isAmended(values: FormValues, field: string): boolean {
  const [, code = ""] = field.split(".");
  return textOf(values, `${lineName(code)}.decision`) === "amend";
}
