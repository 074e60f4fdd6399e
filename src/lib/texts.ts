import { z } from "zod";
import { cleanText } from "./clean-text.ts";

/** Words that somebody typed or left out, as a reader sees them; `null` where there are none. */
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
