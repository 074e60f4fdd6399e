import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { meetingDays } from "#features/delegations/delegation.ts";
import { checkIn, removeDelegation, saveDelegation } from "#features/delegations/delegation-commands.ts";
import { findRegistration } from "#features/delegations/delegation-queries.ts";
import { releaseCount, setRegistration } from "#features/delegations/registration-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { idOf, listOf, textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findDelegation, findMeetingOfDelegations } from "./delegation-desk-queries.ts";
import {
  countForm,
  delegationFields,
  delegationForm,
  readDelegation,
  readRegistration,
  registrationFields,
  registrationForm,
  whoseOf,
} from "./delegation-form-definition.ts";

const mayRegister = (actor: Person) => can.keepDelegations(actor) || can.speakForPartner(actor);

/** Writes who comes for one partner, or for somebody else by name. */
export const recordDelegation = deskAction("recordDelegation", mayRegister, save, goOn);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const more = oneMoreRow(values);
  if (more) return more;
  const meeting = await findMeetingOfDelegations(actor, textOf(values, "code"));
  if (!meeting) return refused({ error: "notFound" }, locale, values);
  const days = meetingDays(meeting);
  const word = textOf(values, "at") || "new";
  const find = async () => {
    const found = await findDelegation(actor, meeting, word);
    if (!found) return null;
    const record = found.isRecorded ? delegationFields(found.form, days) : null;
    return { record, version: found.version, before: found.form.people };
  };
  const before = (await find())?.before ?? [];
  return saveChanges({
    ...{ form: delegationForm(locale), values, locale, find },
    read: (merged) => readDelegation(merged, { days, before }, locale),
    write: (input, version) => saveDelegation(actor, meeting.code, whoseOf(input), version, input),
    saved: () => goOn(sent),
  });
}

/** The unit goes back to the list, a focal point stays with what they have sent. */
function goOn({ values, locale }: Sent): Outcome {
  const [code, word] = [textOf(values, "code"), textOf(values, "at")];
  const isOwn = textOf(values, "own") === "1";
  return {
    to: isOwn
      ? addressOf(locale, "/meetings/[code]/delegations/[partner]", code, word)
      : addressOf(locale, "/meetings/[code]/delegations", code),
  };
}

/** Takes a delegation out of the list that was recorded by mistake. */
export const takeOutDelegation = deskAction("takeOutDelegation", can.keepDelegations, async (actor, sent) => {
  const { values, locale } = sent;
  const code = textOf(values, "code");
  const removed = await removeDelegation(actor, code, idOf(values, "id"), idOf(values, "version"));
  return removed.ok
    ? { to: addressOf(locale, "/meetings/[code]/delegations", code) }
    : anew(refused(removed, locale, values));
});

/** Sets the readers of the list, and the day until which people are named. */
export const saveRegistration = deskAction("saveRegistration", can.keepDelegations, async (actor, sent) => {
  const { values, locale } = sent;
  const meeting = await findMeeting(actor, textOf(values, "code"));
  if (!meeting) return refused({ error: "notFound" }, locale, values);
  return saveChanges({
    ...{ form: registrationForm(locale), values, locale },
    find: async () => {
      const registration = await findRegistration(meeting.id);
      return { record: registrationFields(meeting.code, registration), version: registration.version };
    },
    read: (merged) => readRegistration(merged, locale),
    write: (input, version) => setRegistration(actor, meeting.code, version, input),
    saved: () => ({ to: addressOf(locale, "/meetings/[code]/delegations", meeting.code, "#registration") }),
  });
});

const leadToCount = ({ values, locale }: Sent): Outcome => ({
  to: addressOf(locale, "/meetings/[code]/delegations", textOf(values, "code"), "#count"),
});

/** Tells everybody how many came, or does so no more. */
export const tellCount = deskAction(
  "tellCount",
  can.keepDelegations,
  async (actor, sent) => {
    const { values, locale } = sent;
    const tidy = countForm(locale).tidy(values);
    const [code, isReleased] = [textOf(tidy, "code"), textOf(tidy, "release") === "yes"];
    const told = await releaseCount(actor, code, idOf(tidy, "version"), isReleased);
    return told.ok ? leadToCount(sent) : anew(refused(told, locale, values));
  },
  leadToCount,
);

/** Those of one day who are there, and those who are not: each as "id:yes" or "id:no". */
export const checkDelegationsIn = deskAction("checkDelegationsIn", can.keepDelegations, async (actor, sent) => {
  const { values, locale } = sent;
  const [code, day] = [textOf(values, "code"), textOf(values, "day")];
  const told = listOf(values, "mark").flatMap((mark) => {
    const [, id, is] = /^(\d{1,9}):(yes|no)$/.exec(mark) ?? [];
    return id ? [[Number(id), is === "yes"] as const] : [];
  });
  if (told.length === 0) return invalid([{ field: "mark", message: sent.t("staff:problem.choose") }], values);
  const done = await checkIn(actor, code, day, new Map(told));
  if (!done.ok) return anew(refused(done, locale, values));
  // A page that runs scripts has gone on to the next one by itself.
  if (textOf(values, "stay") === "1") return { status: "done", message: sent.t("delegations:checkIn.done") };
  const next = textOf(values, "next");
  return {
    to: addressOf(
      locale,
      "/meetings/[code]/delegations/check-in",
      code,
      `?day=${day}${/^\d+$/.test(next) ? `#d-${next}` : ""}`,
    ),
  };
});
