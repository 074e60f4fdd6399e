import { z } from "zod";

/** The verbs of events about a file of a document; the one that a newer one stands for is superseded. */
export const fileVerbs = ["attach", "replace", "superseded", "remove", "infected"] as const;

export type FileVerb = (typeof fileVerbs)[number];

/** Said with a file that is sent. */
export const fileInput = z.object({
  /** of any language the code of two letters: "fa" */
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/)
    .refine(isLanguage),
  /** why it is sent, or in what it differs from the one before */
  note: z.string().trim().max(500).nullable().default(null),
});

export type FileInput = z.infer<typeof fileInput>;

/** The six languages of the United Nations, and those of the region of which the record speaks. */
export const usualLanguages = [
  "en",
  "ru",
  "fr",
  "es",
  "ar",
  "zh",
  "fa",
  "ps",
  "tg",
  "uz",
  "kk",
  "ky",
  "tk",
  "tr",
  "de",
] as const;

/** Whether that code is one of a language that has a name. */
export function isLanguage(code: string): boolean {
  return /^[a-z]{2}$/.test(code) && nameOfLanguage(code, "en") !== code;
}

/** The name of a language in that language of the portal: "фарси". */
export function nameOfLanguage(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "language", fallback: "code" }).of(code) ?? code;
}

/** The code by which events name a file: its document, language and version. */
export function fileCode(document: string, { language, version }: { language: string; version: number }): string {
  return `${document}/${language}/${version}`;
}

/** The one of each language that readers get, and those before it. */
export function currentOf<F extends { language: string; replacedAt: Date | null; removedAt: Date | null }>(
  files: readonly F[],
): F[] {
  return files.filter(({ replacedAt, removedAt }) => replacedAt === null && removedAt === null);
}
