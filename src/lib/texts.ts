import { z } from "zod";

/** Words that somebody typed or left out: without spaces around them, lines ended as here, `null` where there are none. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value?.replaceAll("\r\n", "\n") || null);

/** The same in both languages. */
export const localizedText = (max: number) => z.object({ en: optionalText(max), ru: optionalText(max) });

/** In one language at least. */
export const someText = (max: number) => localizedText(max).refine((value) => value.en || value.ru);
