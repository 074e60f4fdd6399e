import type { T } from "#i18n/t.ts";
import { cleanText, lost } from "#lib/clean-text.ts";
import { mixedWords } from "#lib/look-alikes.ts";
import { carried, type FormValues, listOf, mixedName, type Problem } from "#ui/form/form-state.ts";
import { shownIn } from "#ui/merging/form-conflicts.ts";

/** All that a person typed; the portal itself wrote what a form carries along. */
export function cleanValues(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name.startsWith(carried)) return [name, value];
      return [name, typeof value === "string" ? cleanText(value) : value.map(cleanText)];
    }),
  );
}

/** Letters on either side of a place. */
const breadth = 24;

/** Each value in which a character was lost on the way, with the words around its first place. */
export function lostCharacters(values: FormValues, t: T): Problem[] {
  return typedIn(values).flatMap(({ field, text }) => {
    const at = text.indexOf(lost);
    if (at < 0) return [];
    const words = text.slice(Math.max(0, at - breadth), at + breadth);
    return [{ field, message: t("staff:typed.lost", { lost, words }) }];
  });
}

/**
 * Words in which letters of another alphabet look like their own. An author is shown each of them once: the values carry those
 * that were shown, and sending again means that they are meant so.
 */
export function mixedAlphabets(values: FormValues, t: T): { problems: Problem[]; values: FormValues } {
  const shown = new Set(listOf(values, mixedName).flatMap((words) => words.split(" ")));
  const found = typedIn(values).flatMap(({ field, text }) => mixedWords(text).map((mixed) => ({ field, ...mixed })));
  const problems = found
    .filter(({ word }) => !shown.has(word))
    .map(({ field, word, alphabet, strangers, right }) => ({
      field,
      message: t(`staff:typed.${alphabet}`, { word, letters: strangers.join(", "), right }),
    }));
  return { problems, values: { ...values, [mixedName]: [...new Set(found.map(({ word }) => word))].join(" ") } };
}

/** Of a form that shows what is stored, only the fields that its author changed. */
function typedIn(values: FormValues): { field: string; text: string }[] {
  const shown = shownIn(values) ?? {};
  const textIn = (held: FormValues, name: string) => listOf(held, name).map(cleanText).join("\n");
  return Object.keys(values)
    .filter((name) => !name.startsWith(carried))
    .map((field) => ({ field, text: textIn(values, field) }))
    .filter(({ field, text }) => text !== textIn(shown, field));
}
