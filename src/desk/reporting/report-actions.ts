import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { ask, isAsking, saveChanges } from "#desk/saving.ts";
import { answerName } from "#features/reports/answer-name.ts";
import { draftMark } from "#features/reports/draft.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { releaseReports, submitReport } from "#features/reports/report-commands.ts";
import { answersOf, findReportsOf, findSent } from "#features/reports/report-queries.ts";
import { countWaiting } from "#features/uploads/upload-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person, type Speaker } from "#policy.ts";
import { invalid, refusedAmong } from "#ui/form/form-answers.ts";
import { idOf, keyName, textOf } from "#ui/form/form-state.ts";
import { shownIn, withChoices } from "#ui/merging/form-conflicts.ts";
import { mergeForm } from "#ui/merging/form-merge.ts";
import {
  answerValues,
  draftField,
  draftYearField,
  inItsLanguage,
  readRelease,
  readReport,
  reportFields,
  reportForm,
  seenField,
} from "./report-form-definition.ts";

export const sendReport = deskAction("sendReport", can.speakForPartner, send, toDesk);

async function send(actor: Speaker, sending: Sent): Promise<Outcome> {
  const { values, locale, before } = sending;
  const recommendation = textOf(values, "recommendation");
  const year = idOf(values, "year");
  const to = { recommendation, partnerId: actor.partner.id };
  const place = { recommendation, partner: actor.partner.code, year };
  const form = reportForm(locale);
  // Other words after an answer was lost are a change of the report that was taken then.
  const own = before?.code === `${recommendation}/${to.partnerId}/${year}` ? before.id : null;
  const asSent = { ...inItsLanguage(values), ...(own !== null && { [keyName]: newKey() }) };
  const isOfDraft = textOf(values, draftYearField) === String(year);
  const typed = isOfDraft ? ((await draftsOf(actor, to.partnerId, year)).get(recommendation) ?? null) : null;
  const mark = draftMark(typed);
  const { values: chosen, open } = withChoices(asSent);
  if (typed && mark !== "" && mark !== textOf(values, draftField) && open.length === 0) {
    // Nobody sends what a colleague is still writing, nor takes it away, without having seen it.
    const stored = form.values({ ...typed, year: String(year) });
    const merged = mergeForm(form.fields, { shown: null, typed: chosen, stored });
    if (isAsking(merged)) return ask(form, { ...chosen, [draftField]: mark }, merged, locale);
  }
  const seen = own ?? idOf(values, seenField(year));
  const answer = (await findSent(actor, to.partnerId, [seen])).get(seen);
  const carried = own === null ? shownIn(values) : null;
  const isOfYear = carried && textOf(carried, "year") === String(year);
  return saveChanges({
    ...{ form, locale, values: asSent },
    shown: isOfYear ? carried : answer ? answerValues(answer, locale) : null,
    find: async () => {
      const standing = (await answersOf(actor, to.partnerId, recommendation)).find((one) => one.year === year);
      // With a file that waits the same words make another report.
      const isPast = (await countWaiting(actor, { ...place, evidenceOf: "report" })) > 0;
      return { record: standing ? reportFields(standing) : null, version: standing?.id ?? null, isPast };
    },
    read: (merged) => readReport(merged, locale),
    write: (input, corrects) =>
      submitReport(actor, to, input, { corrects, ...(isOfDraft && { draft: { seen: mark, writer: "" } }) }),
    saved: () => toDesk(sending),
  });
}

function toDesk({ values, locale }: Sent): Outcome {
  const query = new URLSearchParams({ reported: textOf(values, "recommendation"), year: textOf(values, "year") });
  return { to: addressOf(locale, "/desk", `?${query}`) };
}

export const releaseChosen = deskAction("releaseChosen", can.releaseReports, release, toReleased);

async function release(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = readRelease(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const ids = read.value.report;
  const released = await releaseReports(actor, ids);
  if (released.ok) return toReleased(sent);
  const names = new Map((await findReportsOf(actor, ids)).map((one) => [one.id, answerName(one, locale)]));
  return anew(refusedAmong(released, names, locale, values));
}

function toReleased({ values, locale }: Sent): Outcome {
  return { to: addressOf(locale, "/desk/reports", `?released=${[values.report ?? []].flat().join(",")}`) };
}
