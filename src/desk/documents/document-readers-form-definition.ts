import { z } from "zod";
import { ofOne, seenOne } from "#desk/recording/chosen.ts";
import type { Locale } from "#i18n/locale.ts";
import { mailbox } from "#lib/mailbox.ts";
import { words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Names one more person who may read a document. */
export const readerForm = defineForm(() =>
  z.object({ ...ofOne, email: words({ label: "documents:readers.email", problem: "documents:problem.email" }) }),
);

const reader = z.object({ ...seenOne, email: mailbox });

export function readReader(values: FormValues, locale: Locale) {
  return readerForm(locale).read(values, reader);
}
