import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type TextStates, textStatesAfter } from "#i18n/record-text.ts";
import { anyWord, common, indexOf, type Told, wordOf, writeTexts } from "./whole-texts.ts";

export const marks: Record<Locale, RegExp> = { en: /outdated/gi, ru: /устарел/gi };

const told = { en: { en: "original", ru: "unofficial" }, ru: { en: "unofficial", ru: "original" } } as const;
const written = new Map<number, { words: Localized; states: TextStates }>();

/** Gives every text words of its own, of which those in that language are the original. */
export async function begin(texts: readonly Told[], original: Locale): Promise<void> {
  await writeTexts(texts, (text) => {
    const words = { en: `${wordOf(text, "en")} ${common.en}`, ru: `${wordOf(text, "ru")} ${common.ru}` };
    const one = { words, states: textStatesAfter(words, told[original], null, { at: new Date("2026-01-10") }) };
    written.set(text.index, one);
    return one;
  });
}

export async function change(
  texts: readonly Told[],
  original: Locale,
  how: { add?: string; isTranslated?: boolean },
): Promise<void> {
  await writeTexts(texts, (text) => {
    const before = written.get(text.index);
    if (!before) throw new Error("begin first");
    const words = { ...before.words, [original]: `${before.words[original]}${how.add ?? ""}` };
    const states = textStatesAfter(words, told[original], before, { at: new Date("2026-02-20"), ...how });
    written.set(text.index, { words, states });
    return { words, states };
  });
}

export const nameOf = (texts: readonly Told[], index: number) =>
  texts[index] && `${texts[index].subject}.${texts[index].field}`;

/** Words of a language in the order of a text, and those that have no mark of their own: just before them or just after. */
export function wordsIn(
  texts: readonly Told[],
  text: string,
  language: Locale,
  locale: Locale,
): { all: string[]; unmarked: string[] } {
  const found = [
    ...[...text.matchAll(anyWord[language])].map((at) => ({
      at: at.index,
      name: nameOf(texts, indexOf(at[1] ?? "", language)),
    })),
    ...[...text.matchAll(marks[locale])].map((at) => ({ at: at.index, name: null })),
  ].sort((a, b) => a.at - b.at);
  // Words and marks in turn: so many words, so many marks.
  const runs: { names: string[]; marks: number }[] = [{ names: [], marks: 0 }];
  for (const { name } of found) {
    const last = runs.at(-1);
    if (name === null && last) last.marks += 1;
    else if (name && last && last.marks === 0) last.names.push(name);
    else if (name) runs.push({ names: [name], marks: 0 });
  }
  const unmarked = runs.flatMap(({ names, marks: after }, place) => {
    const before = runs[place - 1];
    const taken = Math.min(names.length, before?.marks ?? 0);
    if (before) before.marks -= taken;
    const rest = Math.min(names.length - taken, after);
    const run = runs[place];
    if (run) run.marks -= rest;
    return names.slice(taken + rest);
  });
  return { all: found.flatMap(({ name }) => name ?? []), unmarked };
}
