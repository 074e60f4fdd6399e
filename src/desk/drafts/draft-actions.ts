import { guarded } from "#desk/desk-action.ts";
import { draftIn } from "#features/drafts/draft.ts";
import { forgetDrafts, keepDraft } from "#features/drafts/draft-commands.ts";
import type { Locale } from "#i18n/locale.ts";
import { can } from "#policy.ts";
import type { KeptAnswer } from "#ui/drafts/draft-keeper.tsx";
import { type Refused, refusalText } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";

/** While it is typed: words that are not left on a device. */
export const keepWords = guarded(can.enterDesk, notKept, async (actor, { data, locale }): Promise<KeptAnswer> => {
  // As it came: cleaned, a text of several texts is none any more where one of them holds a line separator.
  const draft = draftIn(String(data.get("draft")));
  if (!draft) return notKept({ error: "draftNotKept" }, { locale });
  const kept = await keepDraft(actor, draft);
  return kept.ok ? { status: "saved", at: kept.value.at.toISOString() } : notKept(kept, { locale });
});

/** A person throws away what they typed. */
export const forgetWords = guarded(can.enterDesk, notKept, async (actor, { values }): Promise<KeptAnswer> => {
  await forgetDrafts(actor, [textOf(values, "draft")]);
  return { status: "saved", at: new Date().toISOString() };
});

function notKept(refusal: Refused, { locale }: { locale: Locale }): KeptAnswer {
  return { status: "refused", message: refusalText(refusal, locale) };
}
