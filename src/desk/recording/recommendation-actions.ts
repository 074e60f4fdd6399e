import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { recordedAlready, takenOtherwise } from "#desk/desk-sending.ts";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { namesOf } from "#desk/names-of.ts";
import { saveChanges } from "#desk/saving.ts";
import { tellingOf } from "#desk/text-telling.tsx";
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
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { findRecommendation, type RecommendationPage } from "#views/recommendation/find-recommendation.ts";
import { versionValues } from "./chosen.ts";
import { readChange } from "./publishing-form-definition.ts";
import {
  correctionFields,
  correctionForm,
  readCorrection,
  readNewRecommendation,
  readText,
  readTranslated,
  saysProvenance,
  textFields,
  textForm,
  translatedFields,
  translatedForm,
} from "./recommendation-form-definition.ts";

/**
 * Enters the next recommendation of the meeting that the form names, and stays for the one after it; or goes on to say
 * which earlier one it continues.
 */
export const enterRecommendation = deskAction(
  "enterRecommendation",
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
export const saveRecommendation = deskAction("saveRecommendation", can.translate, correct, toWords);

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
      correctRecommendation(actor, code, version, { ...input, telling: tellingOf(typed, "text") }),
    saved: () => toWords(sent, { code }),
  };
  const page = () => findRecommendation(actor, code);
  if (!can.editRecommendations(actor)) {
    return saveChanges({
      ...{ ...saving, form: translatedForm(locale) },
      find: async () => found(await page(), translatedFields),
      read: (merged) => readTranslated(merged, locale),
    });
  }
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
export const changeRecommendations = deskAction(
  "changeRecommendations",
  can.editRecommendations,
  async (actor, { values, locale, t }) => {
    const read = readChange(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { action, chosen, languages, reason } = read.value;
    const changed =
      action === "publish"
        ? await publishRecommendations(actor, languages ?? [], chosen)
        : action === "withdraw"
          ? await withdrawRecommendations(actor, reason ?? { en: null, ru: null }, chosen, languages ?? [])
          : await moveRecommendations(actor, action, chosen);
    if (!changed.ok) return anew(refused(changed, locale, { ...values, ...(await newVersions(actor, chosen)) }));
    const codes = chosen.map(({ code }) => code);
    const names = await namesOf(actor, codes, locale);
    return { status: "done", message: t(`staff:recommendations.done.${action}`, { count: codes.length, names }) };
  },
);

/** As they stand now, so that sending again is a decision about what is now on the page. */
async function newVersions(actor: Actor, chosen: readonly { code: string }[]): Promise<FormValues> {
  return versionValues(await findRecommendations(actor, { code: { in: chosen.map(({ code }) => code) } }));
}
