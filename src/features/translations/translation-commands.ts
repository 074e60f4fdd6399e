import { otherLocale } from "#i18n/locale.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { sentTo } from "./sent-queries.ts";
import type { SentPlace, TranslationInput } from "./translation.ts";

/** The id that stands in an address, if it can be one. */
export function idsIn(key: string): number[] {
  return /^[1-9]\d{0,8}$/.test(key) ? [Number(key)] : [];
}

type Refusal = "notAllowed" | "notFound" | "changedMeanwhile";

/**
 * Writes the translation of what was sent, which stays as it is. `version` is the one that the person saw, 0 where there was
 * none: a colleague's in between is refused, not overwritten.
 */
export async function writeTranslation(
  actor: Actor,
  { subject, key }: SentPlace,
  version: number,
  { words, state, source }: TranslationInput,
): Promise<Result<null, Refusal>> {
  if (!can.translate(actor)) return fail("notAllowed");
  const [sent] = await sentTo[subject](actor, idsIn(key));
  if (!sent) return fail("notFound");
  return change<null, Refusal>(async (tx) => {
    const data = { words, state, source, writtenAt: new Date(), version: version + 1 };
    const row = { subject, subjectId: sent.id, language: otherLocale(sent.language) };
    const { count } =
      version === 0
        ? await tx.translation.createMany({ data: [{ ...row, ...data }], skipDuplicates: true })
        : await tx.translation.updateMany({ where: { subject, subjectId: sent.id, version }, data });
    if (count === 0) return fail("changedMeanwhile");
    const after = await tx.translation.findUniqueOrThrow({
      where: { subject_subjectId: { subject, subjectId: sent.id } },
    });
    await recordEvent(tx, actor, {
      subject: "translation",
      subjectId: after.id,
      subjectCode: `${subject}/${sent.id}`,
      verb: "write",
      source,
      snapshot: after,
      visible: sent.isPublic,
    });
    return ok(null);
  });
}
