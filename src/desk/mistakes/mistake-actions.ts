import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import { findDocument } from "#features/documents/document-queries.ts";
import { discardDocument, restoreDocument, voidDocument } from "#features/documents/document-taking-back.ts";
import {
  discardMeeting,
  renumberMeeting,
  restoreMeeting,
  voidMeeting,
} from "#features/meetings/meeting-taking-back.ts";
import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import {
  discardRecommendation,
  renumberRecommendation,
  restoreRecommendation,
  voidRecommendation,
} from "#features/recommendations/taking-back-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { invalid, type Refused, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { nouns, pages, readCode, readDiscard, readNumber, readRestore, readVoid } from "./mistake-form-definition.ts";

/** Throws a draft away, of a meeting with what was drafted in it. */
export const discardRecord = deskAction("discardRecord", can.takeBack, discard, toList);

async function discard(actor: Person, sent: Sent): Promise<Outcome> {
  const read = readDiscard(sent.values, sent.locale);
  if (!read.ok) return invalid(read.problems, sent.values);
  const { noun, born, ...seen } = read.value;
  const discards = {
    meeting: () => discardMeeting(actor, seen, born),
    recommendation: () => discardRecommendation(actor, seen),
    document: () => discardDocument(actor, seen),
  };
  const done = await discards[noun]();
  return done.ok ? toList(sent) : refusedNow(actor, sent, done, born);
}

/** Says of what has been public that it was recorded by mistake. */
export const voidRecord = deskAction("voidRecord", can.takeBack, voidIt, toList);

async function voidIt(actor: Person, sent: Sent): Promise<Outcome> {
  const read = readVoid(sent.values, sent.locale);
  if (!read.ok) return invalid(read.problems, sent.values);
  const { noun, born, reason, right, ...seen } = read.value;
  const voids = {
    meeting: () => voidMeeting(actor, seen, { reason, right, born }),
    recommendation: () => voidRecommendation(actor, seen, { reason, right }),
    document: () => voidDocument(actor, seen, { reason, right }),
  };
  const done = await voids[noun]();
  if (done.ok) return toList(sent);
  if (done.error === "rightUnknown") {
    return invalid([{ field: "right", message: refusalText(done, sent.locale) }], sent.values);
  }
  return refusedNow(actor, sent, done, born);
}

/** Puts into the record again what was discarded, or recorded as a mistake. */
export const restoreRecord = deskAction("restoreRecord", can.takeBack, restore, (sent, { code }) =>
  toRecord(sent, code),
);

async function restore(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readRestore(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { noun, reason, ...seen } = read.value;
  const restores = {
    meeting: () => restoreMeeting(actor, seen, reason),
    recommendation: () => restoreRecommendation(actor, seen, reason),
    document: () => restoreDocument(actor, seen, reason),
  };
  const done = await restores[noun]();
  if (done.ok) return toRecord(sent, done.value.code);
  if (done.error === "reasonMissing") {
    return invalid([{ field: "reason.ru", message: translator(locale)("staff:problem.reason") }], values);
  }
  return refused(done, locale, values);
}

/** Gives a draft another number. */
export const changeNumber = deskAction("changeNumber", can.takeBack, renumber, (sent, { code }) =>
  toRecord({ ...sent, values: { ...sent.values, noun: "recommendation" } }, code),
);

async function renumber(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readNumber(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { number, ...seen } = read.value;
  const done = await renumberRecommendation(actor, seen, number);
  if (done.ok) return toRecord({ ...sent, values: { ...values, noun: "recommendation" } }, done.value.code);
  if (done.error === "codeTaken") {
    return invalid([{ field: "number", message: refusalText(done, locale) }], values);
  }
  return refusedNow(actor, { ...sent, values: { ...values, noun: "recommendation" } }, done);
}

/** Gives the draft of a meeting the code that its kind, number, pillar and year ask for. */
export const changeCode = deskAction("changeCode", can.takeBack, recode, (sent, { code }) =>
  toRecord({ ...sent, values: { ...sent.values, noun: "meeting" } }, code),
);

async function recode(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readCode(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const about = { ...sent, values: { ...values, noun: "meeting" } };
  const done = await renumberMeeting(actor, read.value);
  return done.ok ? toRecord(about, done.value.code) : refusedNow(actor, about, done);
}

/** Where the next thing is done: with the others of its meeting, or at the list of what was taken back. */
function toList({ values, locale }: Sent): Outcome {
  const meeting = textOf(values, "meeting");
  return {
    to: meeting ? addressOf(locale, "/meetings/[code]/recommendations", meeting) : addressOf(locale, "/desk/mistakes"),
  };
}

function toRecord({ values, locale }: Sent, code: string): Outcome {
  const noun = nouns.find((one) => one === textOf(values, "noun")) ?? "recommendation";
  return { to: addressOf(locale, `${pages[noun]}/edit`, code) };
}

/** With the versions that stand now, so that sending again is a decision about what is now on the page. */
async function refusedNow(
  actor: Person,
  { values, locale }: Sent,
  refusal: Refused,
  born: readonly Seen[] = [],
): Promise<Outcome> {
  return anew(refused(refusal, locale, { ...values, ...(await asItStands(actor, values, born)) }));
}

async function asItStands(actor: Person, values: FormValues, born: readonly Seen[]): Promise<FormValues> {
  const code = textOf(values, "code");
  if (textOf(values, "noun") === "document") {
    const stored = await findDocument(actor, code);
    return stored ? { version: String(stored.version) } : {};
  }
  if (textOf(values, "noun") !== "meeting") {
    const stored = await findRecommendation(actor, code);
    return stored ? { version: String(stored.version) } : {};
  }
  const meeting = await findMeeting(actor, code);
  if (!meeting) return {};
  const all = await findRecommendations(actor, { meetingId: meeting.id });
  return {
    version: String(meeting.version),
    ...(born.length + all.length > 0 && { chosen: all.map(({ code }) => code).join(",") }),
    ...versionValues(all),
  };
}
