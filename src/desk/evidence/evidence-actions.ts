import { anew, deskAction } from "#desk/desk-action.ts";
import { readRemoval } from "#desk/removing/removal-form-definition.ts";
import { removeEvidence } from "#features/evidence/evidence-commands.ts";
import { dropUpload } from "#features/uploads/upload-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findAnswerPlace } from "./evidence-desk-queries.ts";

/** Takes away a file that waits for an answer, or what is told of one that was refused. */
export const dropEvidence = deskAction("dropEvidence", can.sendFiles, async (actor, { values, locale }) => {
  const [code = "", partner = "", year = ""] = ["code", "partner", "year"].map((name) => textOf(values, name));
  const place = await findAnswerPlace(actor, { recommendation: code, partner, year: Number(year) });
  const dropped = place
    ? await dropUpload(actor, fileStore(), textOf(values, "upload"))
    : ({ ok: false, error: "notFound" } as const);
  if (!dropped.ok) return anew(refused(dropped, locale, values));
  return { to: addressOf(locale, "/recommendations/[code]/evidence/[partner]/[year]", code, partner, year, "#send") };
});

/** Takes a file away from the answers with which it was given; why stays in the history. */
export const removeEvidenceFile = deskAction(
  "removeEvidenceFile",
  can.sendFiles,
  async (actor, { values, locale, t }) => {
    const read = readRemoval(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const { code, file, reason } = read.value;
    const removed = await removeEvidence(actor, fileStore(), { id: file, recommendation: code }, reason);
    if (!removed.ok) return anew(refused(removed, locale, values));
    return { status: "done", message: t("documents:files.removed", { name: removed.value.name }) };
  },
);
