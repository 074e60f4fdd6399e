import { z } from "zod";
import type { Locale } from "#i18n/locale.ts";
import { id, password, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

export const signInForm = defineForm(() =>
  z.object({
    email: words({ problem: "people:problem.email" }),
    password: password({ problem: "people:problem.password" }),
  }),
);

/** A first account, or a new password for one that is there already, whose name stays. */
export const joiningForm = defineForm(() =>
  z.object({ name: words({ problem: "people:problem.name" }), password: password() }),
);

export const passwordForm = defineForm(() =>
  z.object({
    currentPassword: password({ problem: "people:problem.currentPassword" }),
    newPassword: password(),
  }),
);

export const languageForm = defineForm(() => z.object({ language: words({ problem: "people:problem.language" }) }));

export const invitationForm = defineForm(() =>
  z.object({
    email: words({ problem: "people:problem.invitedEmail" }),
    role: words({ problem: "people:problem.role" }),
    partner: words({ problem: "people:problem.partner" }),
    language: words({ problem: "people:problem.language" }),
  }),
);

/** A liaison officer, and the post that they hold or that they hold none. */
export const postForm = defineForm(() =>
  z.object({ officer: id({ problem: "people:problem.officer" }), post: words({ problem: "people:problem.post" }) }),
);

export const noPost = "none";

const held = z.object({
  officer: z.number(),
  post: z.string().transform((code) => (code === noPost ? null : code)),
});

export function readPost(values: FormValues, locale: Locale) {
  return postForm(locale).read(values, held);
}
