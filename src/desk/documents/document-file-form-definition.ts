import { z } from "zod";
import type { Locale } from "#i18n/locale.ts";
import { words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Tries again to read the words of a file: nobody types anything. */
export const readingForm = defineForm(() => z.object({ file: words() }));

const reading = z.object({ file: z.coerce.number().int().positive().max(2_147_483_647) });

export function readReading(values: FormValues, locale: Locale) {
  return readingForm(locale).read(values, reading);
}
