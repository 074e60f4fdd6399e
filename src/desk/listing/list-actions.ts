import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { recordedAlready, takenOtherwise } from "#desk/desk-sending.ts";
import { nearRows } from "#desk/lineage/near-findings.ts";
import { rangesText } from "#desk/recording/chosen.ts";
import { mostAtOnce } from "#features/recommendations/recommendation.ts";
import { addRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { type Actor, can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { textOf } from "#ui/form/form-state.ts";
import { listForm, readList, readPasted, withTexts } from "./list-form-definition.ts";

/** Enters the recommendations of a meeting that stand in the rows of a form, all of them or none; what is pasted comes into rows first, where it is read. */
export const enterList = deskAction(
  "enterList",
  can.editRecommendations,
  async (actor, sent) => {
    const { values, locale, t } = sent;
    const more = oneMoreRow(values);
    if (more) return more;
    if (textOf(values, "intent") === "paste" || textOf(values, "pasted").trim()) return intoRows(actor, sent);
    if (sent.before) return takenOtherwise(sent, sent.before);
    const tidy = listForm(locale).tidy(values);
    const read = readList(tidy, locale);
    if (!read.ok) return invalid(read.problems, tidy);
    const added = await addRecommendations(actor, read.value.meeting, read.value.texts);
    if (!added.ok) return refused(added, locale, tidy);
    const codes = added.value.map(({ code }) => code);
    return { status: "done", message: t("list:done", { count: codes.length, range: rangesText(codes, locale) }) };
  },
  (sent, { code }) => recordedAlready(sent, code),
  () => true,
);

/** Beside the rows stands what the record holds already, before anything is entered. */
async function intoRows(actor: Actor, { values, data, locale, t }: Sent): Promise<Outcome> {
  // As it was pasted: a clean text has no tabs, which part the cells of a table.
  const pasted = String(data.get("pasted") ?? "");
  const texts = readPasted(pasted, values);
  if (!texts) {
    const message = t("list:problem.pasted", { count: mostAtOnce });
    return invalid([{ field: "pasted", message }], { ...values, pasted });
  }
  const filled = withTexts(values, texts, locale);
  return { status: "continued", values: filled, found: await nearRows(actor, filled, locale) };
}
