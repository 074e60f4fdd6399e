import { z } from "zod";
import { reasonNeeded } from "#features/recommendations/reason-words.ts";
import type { Locale } from "#i18n/locale.ts";
import { pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Takes a file away from that to which it belongs. */
export const removalForm = defineForm(() =>
  z.object({
    code: words(),
    file: words({ label: "documents:files.removeWhich", problem: "documents:files.removeNone" }),
    reason: pair({ label: "staff:pair.reason", problem: "staff:problem.reason" }),
  }),
);

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
