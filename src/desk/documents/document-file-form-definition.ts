import { z } from "zod";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Takes a file away from its document. */
export const removalForm = defineForm(() =>
  z.object({
    code: words(),
    file: words({ label: "documents:files.removeWhich", problem: "documents:files.removeNone" }),
    reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }),
  }),
);

/** Tries again to read the words of a file: nobody types anything. */
export const readingForm = defineForm(() => z.object({ file: words() }));

const reading = z.object({ file: z.coerce.number().int().positive().max(2_147_483_647) });

export function readReading(values: FormValues, locale: Locale) {
  return readingForm(locale).read(values, reading);
}

const removal = z.object({
  code: z.string(),
  file: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  reason: reasonNeeded,
});

export function readRemoval(values: FormValues, locale: Locale) {
  return removalForm(locale).read(values, removal);
}
