import { isItOneOf } from "#desk/alike/alike.ts";
import { alikeName } from "#desk/alike/alike-name.ts";
import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { takenOtherwise } from "#desk/desk-sending.ts";
import { saveChanges } from "#desk/saving.ts";
import { tellingOf } from "#desk/text-telling.tsx";
import { copyAgenda } from "#features/agenda/agenda-commands.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { correctMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findAlike, findNumbered, takenMeetingCodes, toFoundMeetings } from "./meeting-desk-queries.ts";
import { meetingFields, meetingForm, newMeetingForm, readMeeting, readNewMeeting } from "./meeting-form-definition.ts";

/** Records a new meeting, or corrects the one whose code the form carries. */
export const saveMeeting = deskAction(
  "saveMeeting",
  can.editMeetings,
  save,
  leadOn,
  ({ values }) => !textOf(values, "code"),
);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const more = oneMoreRow(values);
  if (more) return more;
  const code = textOf(values, "code");
  if (!code) {
    if (sent.before) return takenOtherwise(withAlike(sent, sent.before.code), sent.before);
    const tidy = newMeetingForm(locale).tidy(values);
    const read = await numbered(readNewMeeting(tidy, locale, await takenMeetingCodes()), locale);
    if (!read.ok) return invalid(read.problems, tidy);
    const { told: verb, agendaOf, ...input } = read.value;
    const question = await isItThisOne(actor, sent, input, tidy);
    if (question) return question;
    const recorded = await recordMeeting(actor, input, { verb, source: verb === "hold" ? input.source : null });
    if (!recorded.ok) return refused(recorded, locale, tidy);
    // The form is kept with the meeting: its agenda is no second deed of it.
    const { sending: _, ...copier } = actor;
    if (agendaOf) await copyAgenda(copier, agendaOf, recorded.value.code);
    return leadOn(sent, recorded.value);
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
        title: tellingOf(typed, "title"),
        outcome: tellingOf(typed, "outcome"),
      }),
    saved: (input) => leadOn(sent, { code, type: input.type }),
  });
}

/** Asks whether one of the same days is meant, once for each: a second one is made on purpose. */
async function isItThisOne(
  actor: Person,
  { values, locale, t }: Sent,
  input: MeetingInput,
  tidy: FormValues,
): Promise<Outcome | null> {
  const alike = toFoundMeetings(await findAlike(actor, input), locale);
  const problem = (code: string) => t("mistakes:alike.problem", { code });
  return isItOneOf(alike, { values, tidy, field: "start", lead: t("mistakes:alike.lead"), problem });
}

function withAlike(sent: Sent, code: string): Sent {
  return { ...sent, values: { ...sent.values, [alikeName]: code } };
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
