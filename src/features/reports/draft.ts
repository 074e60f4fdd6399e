import { z } from "zod";
import { locales } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { longestEvidence, longestStatement, reportStates } from "./report.ts";

/** Right or wrong, as it was typed; twice what a report may hold, so that what is too long can be shortened. */
const typedText = (max: number) =>
  z
    .string()
    .max(2 * max)
    .transform(cleanText);

export const draftInput = z.object({
  state: z.enum(reportStates).nullable().catch(null),
  statement: typedText(longestStatement),
  language: z.enum(locales),
  evidence: typedText(longestEvidence),
});

export type DraftInput = z.infer<typeof draftInput>;

/** A person saw these when the sheet was made, and typed the words on that sheet. */
export type SeenDraft = {
  /** `draftMark` of the draft that stood there, "" where there was none */
  seen: string;
  writer: string;
  /** by the clock of that browser */
  at?: Date | null;
};

/** A choice of language alone says nothing yet. */
export function isEmptyDraft({ state, statement, evidence }: DraftInput): boolean {
  return !state && !statement && !evidence;
}

/** Tells two drafts apart; "" for none. */
export function draftMark(draft: DraftInput | null): string {
  if (!draft || isEmptyDraft(draft)) return "";
  return fingerprint(
    JSON.stringify([draft.state, cleanText(draft.statement), draft.language, cleanText(draft.evidence)]),
  );
}

/**
 * Decides what becomes of typed words where a draft may stand already. `apart`: a colleague saved other words
 * meanwhile, and both are to be compared. A person who goes on typing on the same sheet overwrites nobody, even if the
 * line lost the last answer.
 */
export function draftMove(
  stored: (DraftInput & { writer: string }) | null,
  typed: DraftInput,
  { seen, writer }: SeenDraft,
): "nothing" | "save" | "remove" | "apart" {
  const mark = draftMark(typed);
  if (mark === draftMark(stored) || mark === seen) return "nothing";
  if (stored && stored.writer !== writer && draftMark(stored) !== seen) return "apart";
  return mark === "" ? "remove" : "save";
}
