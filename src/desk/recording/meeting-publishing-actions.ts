import { anew, deskAction } from "#desk/desk-action.ts";
import { publishMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { isLocale, locales } from "#i18n/locale.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, listOf, textOf } from "#ui/form/form-state.ts";
import { languagesText } from "#ui/publicity.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { chosenOf, versionValues } from "./chosen.ts";

/** Makes the meeting public with the chosen of its recommendations, or neither. */
export const publish = deskAction(can.publish, async (actor, { values, locale, t }) => {
  const languages = listOf(values, "languages").filter(isLocale);
  if (languages.length === 0) {
    return invalid([{ field: "languages", message: t("staff:problem.languages") }], values);
  }
  const { code, version } = named(values);
  const published = await publishMeeting(actor, code, version, languages, chosenOf(values, "chosen"));
  if (!published.ok) return anew(refused(published, locale, await asItStands(actor, code, values)));
  const { publishedEnAt, publishedRuAt } = published.value;
  const at = { en: publishedEnAt, ru: publishedRuAt };
  const publicIn = locales.filter((language) => at[language] !== null);
  return { status: "done", message: t("staff:publish.done", { languages: languagesText(publicIn, locale) }) };
});

/** Takes the meeting back from the public; why stays in its history. */
export const withdraw = deskAction(can.publish, async (actor, { values, locale, t }) => {
  const { words: reason, problems } = wordsOf(values, "reason", t);
  if (problems.length > 0) return invalid(problems, values);
  if (!reason.en && !reason.ru) {
    return invalid([{ field: "reason", message: t("staff:problem.reason") }], values);
  }
  const { code, version } = named(values);
  const withRecommendations = listOf(values, "also").includes("recommendations");
  const withdrawn = await withdrawMeeting(actor, code, version, reason, { withRecommendations });
  if (!withdrawn.ok) return anew(refused(withdrawn, locale, await asItStands(actor, code, values)));
  return { status: "done", message: t("staff:publish.withdrawn") };
});

function named(values: FormValues) {
  return { code: textOf(values, "code"), version: idOf(values, "version") };
}

/** With the versions of now, so that sending again is a decision about what is now on the page. */
async function asItStands(actor: Actor, code: string, values: FormValues): Promise<FormValues> {
  const meeting = await findMeeting(actor, code);
  const chosen = chosenOf(values, "chosen").map((one) => one.code);
  const versions = versionValues(await findRecommendations(actor, { code: { in: chosen } }));
  return { ...values, ...versions, ...(meeting && { version: String(meeting.version) }) };
}
