/** The language axis, per language. */
export const languageStates = [
  "original",
  "missing",
  "machine",
  "draft",
  "unofficial",
  "reviewed",
  "official",
] as const;

export type LanguageState = (typeof languageStates)[number];
