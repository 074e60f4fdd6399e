import { z } from "zod";
import { password, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";

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

export const accountForm = defineForm(() =>
  z.object({
    role: words({ problem: "people:problem.role" }),
    partner: words({ problem: "people:problem.partner" }),
    post: words(),
  }),
);

export const invitationForm = defineForm(() =>
  z.object({
    email: words({ problem: "people:problem.invitedEmail" }),
    role: words({ problem: "people:problem.role" }),
    partner: words({ problem: "people:problem.partner" }),
    language: words({ problem: "people:problem.language" }),
  }),
);
