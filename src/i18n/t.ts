import type { Locale } from "./locale.ts";
import { resources } from "./resources.ts";
import { speakerOf, type T, textsOf } from "./texts.ts";

export type { T, TextKey, TextValues } from "./texts.ts";

const speakers = new Map<Locale, T>();

/** All interface texts of one language. For the server: the browser gets the files that its components need. */
export function translator(locale: Locale): T {
  const speaker = speakers.get(locale) ?? speakerOf(textsOf(locale, resources[locale]), locale);
  speakers.set(locale, speaker);
  return speaker;
}
