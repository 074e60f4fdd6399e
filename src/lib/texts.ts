import { z } from "zod";
import { cleanText } from "./clean-text.ts";

/** Words that somebody typed, as a reader sees them. */
export const requiredText = (max: number) => z.string().transform(cleanText).pipe(z.string().min(1).max(max));

/** The same, or left out: `null` where there are none. */
export const optionalText = (max: number) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(max))
    .nullish()
    .transform((value) => value || null);

/** The same in both languages. */
export const localizedText = (max: number) => z.object({ en: optionalText(max), ru: optionalText(max) });

/** In one language at least. */
export const someText = (max: number) => localizedText(max).refine((value) => value.en || value.ru);
