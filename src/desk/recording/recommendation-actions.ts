import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { recordedAlready, takenOtherwise } from "#desk/desk-sending.ts";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { saveChanges, wordsBeside } from "#desk/saving.ts";
import { wordsOf } from "#features/recommendations/reason-words.ts";
import {
  addRecommendation,
  correctRecommendation,
  moveRecommendations,
} from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type FormValues, listOf, type Problem, textOf } from "#ui/form/form-state.ts";
import { findRecommendation, type RecommendationPage } from "#views/recommendation/find-recommendation.ts";
import { chosenOf, versionValues } from "./chosen.ts";
import {
  correctionFields,
  correctionForm,
  readCorrection,
  readNewRecommendation,
  readText,
  saysProvenance,
  textFields,
  textForm,
} from "./recommendation-form-definition.ts";

/**
 * Enters the next recommendation of the meeting that the form names, and stays for the one after it; or goes on to say
 * which earlier one it continues.
 */
export const enterRecommendation = deskAction(
  can.editRecommendations,
  async (actor, sent) => {
    const { values, locale, t } = sent;
    if (textOf(values, "intent") === "near") {
      return { status: "continued", values, found: await nearFindings(actor, values, locale) };
    }
    if (sent.before) return takenOtherwise(sent, sent.before);
    const read = readNewRecommendation(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const added = await addRecommendation(actor, textOf(values, "meeting"), read.value);
    if (!added.ok) return refused(added, locale, values);
    const { code } = added.value;
    return toContinued(sent, code) ?? { status: "done", message: t("staff:recommendations.added", { code }) };
  },
  (sent, { code }) => toContinued(sent, code) ?? recordedAlready(sent, code),
  () => true,
);

function toContinued({ values, locale }: Sent, code: string): Outcome | null {
  const [, continued] = textOf(values, "intent").split("continues:");
  if (!continued) return null;
  const search = `?${new URLSearchParams({ other: continued })}`;
  return { to: addressOf(locale, "/recommendations/[code]/lineage", code, search) };
}

/** Corrects the words, in the fields that the person changed. */
export const saveRecommendation = deskAction(can.translate, correct, toWords);

async function correct(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  if (textOf(values, "intent") === "near") {
    return { status: "continued", values, found: await nearFindings(actor, values, locale) };
  }
  const code = textOf(values, "code");
  const stored = await findRecommendation(actor, code);
  if (!stored) return refused({ error: "notFound" }, locale, values);
  const saving = {
    ...{ values, locale },
    write: (input: Correction, version: number, typed: FormValues) =>
      correctRecommendation(actor, code, version, { ...input, beside: wordsBeside(typed, "text") }),
    saved: () => toWords(sent, { code }),
  };
  const page = () => findRecommendation(actor, code);
  if (!saysProvenance(actor, stored)) {
    return saveChanges({
      ...{ ...saving, form: textForm(locale) },
      find: async () => found(await page(), textFields),
      read: (merged) => readText(merged, locale),
    });
  }
  return saveChanges({
    ...{ ...saving, form: correctionForm(locale) },
    find: async () => found(await page(), correctionFields),
    read: (merged) => readCorrection(merged, locale),
  });
}

function toWords({ locale }: Sent, { code }: { code: string }): Outcome {
  return { to: addressOf(locale, "/recommendations/[code]/edit", code) };
}

type Correction = Parameters<typeof correctRecommendation>[3];

function found<Fields>(page: RecommendationPage | null, fields: (page: RecommendationPage) => Fields) {
  return page && { record: fields(page), version: page.version };
}

/** One thing with all the chosen recommendations of a meeting, or with none of them. */
export const changeRecommendations = deskAction(can.editRecommendations, async (actor, { values, locale, t }) => {
  const action = textOf(values, "action");
  const chosen = chosenOf(values, "chosen");
  const languages = listOf(values, "languages").filter(isLocale);
  const reason = wordsOf(values, "reason", t);
  const problems: Problem[] = [...reason.problems];
  if (chosen.length === 0) problems.push({ field: "chosen", message: t("staff:problem.chosen") });
  if (!isAction(action)) problems.push({ field: "action", message: t("staff:problem.action") });
  if (action === "publish" && languages.length === 0) {
    problems.push({ field: "languages", message: t("staff:problem.languages") });
  }
  if (action === "withdraw" && !reason.words.en && !reason.words.ru && reason.problems.length === 0) {
    problems.push({ field: "reason", message: t("staff:problem.reason") });
  }
  if (!isAction(action) || problems.length > 0) return invalid(problems, values);
  const changed =
    action === "publish"
      ? await publishRecommendations(actor, languages, chosen)
      : action === "withdraw"
        ? await withdrawRecommendations(actor, reason.words, chosen)
        : await moveRecommendations(actor, action, chosen);
  if (!changed.ok) return anew(refused(changed, locale, { ...values, ...(await newVersions(actor, chosen)) }));
  return { status: "done", message: t(`staff:recommendations.done.${action}`, { count: chosen.length }) };
});

const actions = ["agree", "forward", "publish", "withdraw"] as const;

function isAction(action: string): action is (typeof actions)[number] {
  return actions.includes(action as "agree");
}

/** As they stand now, so that sending again is a decision about what is now on the page. */
async function newVersions(actor: Actor, chosen: readonly { code: string }[]): Promise<FormValues> {
  return versionValues(await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } }));
}
