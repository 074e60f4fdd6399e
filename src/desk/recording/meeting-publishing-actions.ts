import { anew, deskAction, type Outcome } from "#desk/desk-action.ts";
import { namesOf } from "#desk/names-of.ts";
import { publishMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { versionValues } from "./chosen.ts";
import { readPublishing, readWithdrawal } from "./publishing-form-definition.ts";
import { publishedText, withdrawnText } from "./publishing-words.ts";

/** Makes the meeting public with the chosen of its recommendations, or neither. */
export const publish = deskAction("publish", can.publish, async (actor, { values, locale, t }) => {
  const read = readPublishing(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, languages, chosen } = read.value;
  const published = await publishMeeting(actor, code, version, languages, chosen);
  if (!published.ok) return anew(refused(published, locale, await asItStands(actor, values, code, chosen)));
  const names = await namesOf(actor, codesOf(chosen), locale);
  return done(publishedText(published.value, locale), names && t("staff:publish.doneWith", { names }));
});

/** Takes the meeting back from the public; why stays in its history. */
export const withdraw = deskAction("withdraw", can.publish, async (actor, { values, locale, t }) => {
  const read = readWithdrawal(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, languages, reason, also } = read.value;
  const withdrawn = await withdrawMeeting(actor, code, version, reason, {
    ...{ withRecommendations: also.length > 0, languages },
  });
  if (!withdrawn.ok) return anew(refused(withdrawn, locale, await asItStands(actor, values, code)));
  const names = await namesOf(actor, codesOf(withdrawn.value.withIt), locale);
  return done(withdrawnText(withdrawn.value, locale), names && t("staff:publish.withdrawnWith", { names }));
});

/** Names, beside the meeting, each of its recommendations that went with it. */
function done(...sentences: string[]): Outcome {
  return { status: "done", message: sentences.filter(Boolean).join(" ") };
}

function codesOf(all: readonly { code: string }[]): string[] {
  return all.map(({ code }) => code);
}

/** With the versions of now, so that sending again is a decision about what is now on the page. */
async function asItStands(
  actor: Actor,
  values: FormValues,
  code: string,
  chosen: readonly { code: string }[] = [],
): Promise<FormValues> {
  const meeting = await findMeeting(actor, code);
  const versions = versionValues(await findRecommendations(actor, { code: { in: chosen.map((one) => one.code) } }));
  return { ...values, ...versions, ...(meeting && { version: String(meeting.version) }) };
}
