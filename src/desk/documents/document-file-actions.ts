import { anew, deskAction } from "#desk/desk-action.ts";
import { readRemoval } from "#desk/removing/removal-form-definition.ts";
import { readWordsAgain, removeFile } from "#features/documents/document-file-commands.ts";
import { can } from "#policy.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { readReading } from "./document-file-form-definition.ts";

/** Takes a file away from its document; why stays in the history. */
export const removePaperFile = deskAction(
  "removePaperFile",
  can.editDocuments,
  async (actor, { values, locale, t }) => {
    const read = readRemoval(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const removed = await removeFile(actor, fileStore(), read.value.file, read.value.reason);
    if (!removed.ok) return anew(refused(removed, locale, values));
    return { status: "done", message: t("documents:files.removed", { name: removed.value.name }) };
  },
);

/** The portal could not read the words of a file, and tries again. */
export const readPaperAgain = deskAction("readPaperAgain", can.editDocuments, async (actor, { values, locale, t }) => {
  const read = readReading(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const again = await readWordsAgain(actor, read.value.file);
  if (!again.ok) return anew(refused(again, locale, values));
  return { status: "done", message: t("documents:files.readingAgain", { name: again.value.name }) };
});
