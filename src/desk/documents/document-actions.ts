import { isItOneOf } from "#desk/alike/alike.ts";
import { alikeName } from "#desk/alike/alike-name.ts";
import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { takenOtherwise } from "#desk/desk-sending.ts";
import {
  readRecommendationPublishing as readPublishing,
  readRecommendationWithdrawal as readWithdrawal,
} from "#desk/recording/publishing-form-definition.ts";
import { withdrawnText } from "#desk/recording/publishing-words.ts";
import { saveChanges } from "#desk/saving.ts";
import { tellingOf } from "#desk/text-telling.tsx";
import {
  correctDocument,
  publishDocument,
  recordDocument,
  withdrawDocument,
} from "#features/documents/document-commands.ts";
import { type DocumentItem, findDocument } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { openTo } from "#views/documents/document-words.tsx";
import { findAlikeDocuments, toFoundDocuments } from "./document-desk-queries.ts";
import { documentFields, documentForm, readDocument } from "./document-form-definition.ts";

/** Enters a new document, or corrects the one whose code the form carries. */
export const saveDocument = deskAction(
  "saveDocument",
  can.editDocuments,
  save,
  toForm,
  ({ values }) => !textOf(values, "code"),
);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale, t } = sent;
  const more = oneMoreRow(values);
  if (more) return more;
  const code = textOf(values, "code");
  if (!code) {
    if (sent.before)
      return takenOtherwise({ ...sent, values: { ...values, [alikeName]: sent.before.code } }, sent.before);
    const tidy = documentForm(locale).tidy(values);
    const read = readDocument(tidy, locale);
    if (!read.ok) return invalid(read.problems, tidy);
    const alike = toFoundDocuments(await findAlikeDocuments(actor, read.value), locale);
    const problem = (other: string) => t("documents:alike.problem", { code: other });
    const question = isItOneOf(alike, { values, tidy, field: "title.en", lead: t("documents:alike.lead"), problem });
    if (question) return question;
    const recorded = await recordDocument(actor, read.value);
    return recorded.ok ? toForm(sent, recorded.value) : refused(recorded, locale, tidy);
  }
  return saveChanges({
    ...{ form: documentForm(locale), values, locale },
    find: async () => {
      const document = await findDocument(actor, code);
      return document && { record: documentFields(document), version: document.version };
    },
    read: (merged) => readDocument(merged, locale),
    write: (input, version, typed) =>
      correctDocument(actor, code, version, input, {
        title: tellingOf(typed, "title"),
        summary: tellingOf(typed, "summary"),
      }),
    saved: () => toForm(sent, { code }),
  });
}

/** A document that was entered is looked at, and published, from its own form. */
function toForm({ locale }: Sent, { code }: { code: string }): Outcome {
  return { to: addressOf(locale, "/documents/[code]/edit", code) };
}

/** Makes a document public in the chosen languages, for those whom its level admits. */
export const publishPaper = deskAction("publishPaper", can.publish, async (actor, { values, locale }) => {
  const read = readPublishing(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, languages } = read.value;
  const done = await publishDocument(actor, code, version, languages);
  if (!done.ok) return anew(refused(done, locale, await asItStands(actor, values, code)));
  const { access, publishedEnAt, publishedRuAt } = done.value;
  const at = { en: publishedEnAt, ru: publishedRuAt };
  const open = locales.filter((language) => at[language] !== null);
  return { status: "done", message: openTo(access as DocumentItem["access"], open, locale) };
});

/** Takes one back in the chosen languages; why stays in its history. */
export const withdrawPaper = deskAction("withdrawPaper", can.publish, async (actor, { values, locale }) => {
  const read = readWithdrawal(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code, version, languages, reason } = read.value;
  const done = await withdrawDocument(actor, code, version, reason, languages);
  if (!done.ok) return anew(refused(done, locale, await asItStands(actor, values, code)));
  return { status: "done", message: withdrawnText(done.value, locale) };
});

/** With the version of now, so that sending again is a decision about what is now on the page. */
async function asItStands(actor: Actor, values: FormValues, code: string): Promise<FormValues> {
  const document = await findDocument(actor, code);
  return document ? { ...values, version: String(document.version) } : values;
}
