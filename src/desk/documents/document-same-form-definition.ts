import { z } from "zod";
import { ofOne, seenOne } from "#desk/recording/chosen.ts";
import type { Locale } from "#i18n/locale.ts";
import { requiredText } from "#lib/texts.ts";
import { words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Says of a document which other one is the same work. */
export const sameForm = defineForm(() =>
  z.object({ ...ofOne, stays: words({ label: "documents:same.stays", problem: "documents:problem.stays" }) }),
);

const same = z.object({ ...seenOne, stays: requiredText(60) });

export function readSame(values: FormValues, locale: Locale) {
  return sameForm(locale).read(values, same);
}
