import { anew, deskAction } from "#desk/desk-action.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { readRecommendationPublishing, readRecommendationWithdrawal } from "./publishing-form-definition.ts";
import { publishedText, withdrawnText } from "./publishing-words.ts";

/** Makes one recommendation or commitment public in the chosen languages. */
export const publishRecommendation = deskAction(
  "publishRecommendation",
  can.publish,
  async (actor, { values, locale }) => {
    const read = readRecommendationPublishing(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { languages, ...seen } = read.value;
    const done = await publishRecommendations(actor, languages, [seen]);
    const [row] = done.ok ? done.value : [];
    if (row) return { status: "done", message: publishedText(row, locale) };
    return anew(refused(done.ok ? { error: "notFound" } : done, locale, await asItStands(actor, values, seen.code)));
  },
);

/** Takes one back in the chosen languages; why stays in its history. */
export const withdrawRecommendation = deskAction(
  "withdrawRecommendation",
  can.publish,
  async (actor, { values, locale }) => {
    const read = readRecommendationWithdrawal(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { languages, reason, ...seen } = read.value;
    const done = await withdrawRecommendations(actor, reason, [seen], languages);
    const [row] = done.ok ? done.value : [];
    if (row) return { status: "done", message: withdrawnText(row, locale) };
    return anew(refused(done.ok ? { error: "notFound" } : done, locale, await asItStands(actor, values, seen.code)));
  },
);

/** With the version of now, so that sending again is a decision about what is now on the page. */
async function asItStands(actor: Actor, values: FormValues, code: string): Promise<FormValues> {
  const [item] = await findRecommendations(actor, { code });
  return item ? { ...values, version: String(item.version) } : values;
}
