import { translateText, versionOf } from "#features/texts/text-commands.ts";
import { type TextOfRow, textAt } from "#features/texts/text-rows.ts";
import type { TranslationState } from "#features/translations/translation.ts";
import type { LanguageStates } from "#i18n/language-state.ts";
import type { Localized } from "#i18n/localized.ts";
import { isSameWords, type TextPlace } from "#i18n/record-text.ts";
import { wordsThen } from "#i18n/text-snapshot.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { readData } from "./seed-data.ts";
import { done } from "./seed-record.ts";

type Shipped = { place: TextPlace & { subject: "meeting" | "recommendation" }; words: Localized; told: LanguageStates };

/**
 * Brings the Russian titles and texts of a portal that was filled before to those of today: only where the words still stand
 * that a portal wrote, and their original is the one of today.
 */
export async function tellTranslations(): Promise<void> {
  const meetings = (await readData("meetings")).map(
    ({ code, title, titleState }): Shipped => ({
      ...{ place: { subject: "meeting", key: code, field: "title" }, words: title, told: titleState },
    }),
  );
  const recommendations = (await readData("recommendations")).map(
    ({ code, text, textState }): Shipped => ({
      ...{ place: { subject: "recommendation", key: code, field: "text" }, words: text, told: textState },
    }),
  );
  for (const shipped of [...meetings, ...recommendations]) await tellTranslation(shipped);
}

async function tellTranslation({ place, words, told }: Shipped): Promise<void> {
  const text = words.ru ? await textAt(database(), place) : null;
  if (!words.ru || !text?.words.ru || isSameWords(text.words.ru, words.ru)) return;
  const isOurs = text.states.ru?.state === told.ru && told.ru !== "original" && told.ru !== "official";
  if (!isOurs || !isSameWords(text.words.en, words.en) || (await hasOtherAuthor(text))) return;
  const state = told.ru as TranslationState;
  const source = text.states.ru?.source ?? [];
  const input = { words: words.ru, state, source, telling: { isTranslated: true } };
  done(await translateText(portal, place, versionOf(text), input));
}

/** Whether a person wrote the Russian that stands there. */
async function hasOtherAuthor({ place, id, words }: TextOfRow): Promise<boolean> {
  const { subject, field } = place as Shipped["place"];
  const events = await database().event.findMany({
    where: { subject, subjectId: Number(id) },
    orderBy: { id: "desc" },
    select: { actorId: true, version: true, snapshot: true },
  });
  const changed = events.findIndex((event) => !isSameWords(wordsThen(keptIn(subject, event), field).ru, words.ru));
  const written = events.at(changed < 0 ? -1 : changed - 1);
  return written === undefined || written.actorId !== null;
}
