import { isFinished } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can, type Published } from "#policy.ts";
import { database } from "#server/database.ts";
import type { SentSubject, Translation, TranslationState } from "./translation.ts";

/**
 * The translations of what was sent, by the ids of rows that this reader may read anyway: to whom the words are open, to them
 * their translation is. Before it is finished only those see it who translate.
 */
export async function translationsOf(
  actor: Actor,
  subject: SentSubject,
  ids: readonly number[],
): Promise<Map<number, Translation>> {
  if (ids.length === 0) return new Map();
  const rows = await database().translation.findMany({ where: { subject, subjectId: { in: [...ids] } } });
  return new Map(
    rows
      .map((row) => ({ ...row, state: row.state as TranslationState }))
      .filter(({ state }) => isFinished(state) || can.translate(actor))
      .map(({ subjectId, words, language, state }) => [subjectId, { words, language: language as Locale, state }]),
  );
}

/** The reasons of events, of which a reader is told only in the languages in which all of these records are open to them. */
export async function reasonTranslations(
  actor: Actor,
  events: readonly { id: bigint }[],
): Promise<(event: { id: bigint }, records: readonly Published[]) => Translation | null> {
  const found = await translationsOf(
    actor,
    "event",
    events.map(({ id }) => Number(id)),
  );
  return ({ id }, records) => {
    const own = found.get(Number(id));
    return own && records.every((record) => can.readLanguage(actor, record, own.language)) ? own : null;
  };
}

/** The id of the report whose words these are: one that says that nothing changed repeats those of another. */
export function firstSaidIn({ id, repeatsId }: { id: number; repeatsId: number | null }): number {
  return repeatsId ?? id;
}
