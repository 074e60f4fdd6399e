import { z } from "zod";
import { locales } from "#i18n/locale.ts";
import { mailbox } from "#lib/mailbox.ts";
import { requiredText } from "#lib/texts.ts";
import { type Role, roles } from "#policy.ts";
import { newPassword } from "./password.ts";

const somePassword = z.string().min(1).max(1000);

export const signingIn = z.object({ email: z.string().trim().min(1), password: somePassword });

/** An account that is there already keeps its name. `own`: what others know of the person, whose name may come with it. */
export function joining(hasAccount: boolean, own: readonly string[]) {
  const name = hasAccount ? z.unknown().transform(() => "") : requiredText(200);
  return z.object({ name, password: newPassword(own) });
}

export function passwordChange(own: readonly string[]) {
  return z.object({ currentPassword: somePassword, newPassword: newPassword(own) });
}

export const languageChange = z.object({ language: z.enum(locales) });

export const invitationInput = z
  .object({
    email: mailbox,
    role: z.enum(roles),
    partner: z.string().nullable(),
    language: z.enum(locales).nullable(),
  })
  .refine(({ role, partner }) => !needsPartner(role) || partner, {
    path: ["partner"],
    when: ({ issues }) => !issues.some(({ path }) => path?.[0] === "role"),
  });

/** An account as an administrator changes it: a post only a liaison officer has, a partner whoever speaks for one or belongs to it. */
export const accountChange = z
  .object({ role: z.enum(roles), partner: z.string().nullable(), post: z.string().nullable() })
  .refine(({ role, partner }) => !needsPartner(role) || partner, { path: ["partner"] });

/** The verbs of events about an account, or about somebody who has none yet. */
export const personVerbs = [
  "invite",
  "accept-invitation",
  "reset-password",
  "accept-reset",
  "confirm-link",
  "revoke-link",
  "change-password",
  "change-language",
  "ask-role",
  "change-role",
  // Of earlier portals, which changed nothing else of an account.
  "assign-post",
  "deactivate",
  "reactivate",
  "create-sample",
] as const;

/** Those about a link that is for nobody's account yet. */
export const linkVerbs = ["confirm-link", "invite", "revoke-link"] as const satisfies readonly PersonVerb[];

export type PersonVerb = (typeof personVerbs)[number];

type KeptOfPerson = { role: string; partnerId: number | null; postId: number | null; active: boolean };

/** Events keep this of a person: they cannot be erased, so they hold no name and no address. */
export function keptOfPerson({ role, partnerId, postId, active }: KeptOfPerson): KeptOfPerson {
  return { role, partnerId, postId, active };
}

/** The partner that a role speaks for, if it must speak for one. */
export function needsPartner(role: Role): boolean {
  return role === "focal";
}
