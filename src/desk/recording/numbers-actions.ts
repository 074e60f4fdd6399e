import { anew, deskAction } from "#desk/desk-action.ts";
import { recordedAlready, takenOtherwise } from "#desk/desk-sending.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { addNumbers } from "#features/recommendations/recommendation-commands.ts";
import { can } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { rangesText } from "./chosen.ts";
import { readNumbers } from "./numbers-form-definition.ts";
import { findFirstFree } from "./recommendation-desk-queries.ts";

/** Enters the next numbers of a meeting without words, all of those that were shown or none. */
export const enterNumbers = deskAction(
  "enterNumbers",
  can.editRecommendations,
  async (actor, sent) => {
    const { values, locale, t } = sent;
    if (sent.before) return takenOtherwise(sent, sent.before);
    const read = readNumbers(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { meeting, ...numbers } = read.value;
    const added = await addNumbers(actor, meeting, numbers);
    if (!added.ok) {
      // The page shows what is free now, and so does the form.
      const first = await findFirstFree(await findMeetingForDesk(actor, meeting));
      return anew(refused(added, locale, first === null ? values : { ...values, first: String(first) }));
    }
    const codes = added.value.map(({ code }) => code);
    return { status: "done", message: t("wordless:done", { count: codes.length, range: rangesText(codes, locale) }) };
  },
  (sent, { code }) => recordedAlready(sent, code),
  () => true,
);
