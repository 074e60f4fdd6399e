import { originalLanguage } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { isSameWords, statesIn, type Telling, type TextField, type TextSubject } from "#i18n/record-text.ts";
import { changedIn, rightsIn, type Stated } from "#i18n/settled-text.ts";
import { type Actor, can } from "#policy.ts";
import type { Transaction } from "./database.ts";
import { keptIn } from "./snapshot.ts";

/**
 * Why these words do not take the place of those before, whoever asks by whatever form; `null` where they may. `languages` are
 * those that its author wrote, where the change brings more with it.
 */
export function refusedChange(
  actor: Actor,
  before: Stated,
  after: Stated,
  {
    isAdopted = false,
    languages = changedIn(before, after),
  }: { isAdopted?: boolean; languages?: readonly Locale[] } = {},
): "textSettled" | "originalForUnit" | null {
  const rights = rightsIn(before, isAdopted);
  const kept = languages.filter((language) => !can.change(actor, rights, language));
  if (kept.length === 0) return null;
  return kept.some((language) => rights.settled[language]) ? "textSettled" : "originalForUnit";
}

type OfRow = { subject: TextSubject; field: TextField; id: number | string };

/**
 * Whether the original from which somebody says to have translated stands there, or has stood there: a form says by itself what
 * its author was shown, and readers are shown it as the original of then.
 */
export async function hasStood(
  tx: Transaction,
  of: OfRow,
  before: Stated,
  after: Stated,
  { beside }: Telling = {},
): Promise<boolean> {
  const original = originalLanguage(statesIn(after.states));
  const words = beside?.[original] ?? null;
  if (!words || [before, after].some((text) => isSameWords(words, text.words[original]))) return true;
  return (await wordsThen(tx, of)).some((then) => isSameWords(words, then[original]));
}

/** The words of a text as its events keep them. */
async function wordsThen(tx: Transaction, { subject, field, id }: OfRow): Promise<Localized[]> {
  if (subject === "recommendation" || subject === "meeting" || subject === "document") {
    const events = await tx.event.findMany({ where: { subject, subjectId: Number(id) } });
    return events.map((event) => {
      const row = keptIn(subject, event) as unknown as Record<string, string | null>;
      return { en: row[`${field}En`] ?? null, ru: row[`${field}Ru`] ?? null };
    });
  }
  const row = await tx.changedText.findFirst({ where: { subject, field, subjectId: String(id) } });
  const events = row ? await tx.event.findMany({ where: { subject: "text", subjectId: row.id } }) : [];
  return events.flatMap((event) => {
    const { words, before } = keptIn("text", event);
    return before ? [words, before.words] : [words];
  });
}
