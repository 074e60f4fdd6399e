"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { email as emailSchema, minimalPasswordLength, needsPartner, newPassword } from "#features/people/person.ts";
import {
  acceptInvitation,
  assignPost,
  changeLanguage,
  changePassword,
  deactivate,
  findInvitation,
  invite,
  reactivate,
  signIn,
  signOut,
} from "#features/people/person-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { localPath } from "#lib/local-path.ts";
import { can, roles } from "#policy.ts";
import { currentActor, currentSession, forgetSession, keepSession } from "#server/session.ts";
import { invalid, localeOf, refused } from "#ui/form/form-answers.ts";
import { type FormState, type FormValues, idOf, textOf, valuesOf } from "#ui/form/form-state.ts";

export async function enter(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale, t } = asked(data);
  const password = passwordOf(data, "password");
  const problems = missing([
    ["email", textOf(values, "email").trim(), t("people:problem.email")],
    ["password", password, t("people:problem.password")],
  ]);
  if (problems.length > 0) return invalid(problems, values);
  const signed = await signIn({ email: textOf(values, "email"), password });
  if (!signed.ok) return refused(signed, locale, values);
  await keepSession(signed.value.session);
  redirect(localPath(textOf(values, "next")) ?? addressOf(locale, "/desk"));
}

/** A plain form: no script is needed to leave. */
export async function leave(data: FormData): Promise<void> {
  const session = await currentSession();
  if (session) await signOut(session);
  await forgetSession();
  redirect(addressOf(localeOf(valuesOf(data)), ""));
}

export async function join(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale, t } = asked(data);
  const token = textOf(values, "token");
  const invitation = await findInvitation(token);
  if (!invitation) return refused({ error: "invitationOver" }, locale, values);
  const password = passwordOf(data, "password");
  const name = textOf(values, "name").trim();
  const problems = missing([
    ["name", invitation.isKnown || name, t("people:problem.name")],
    [
      "password",
      newPassword.safeParse(password).success,
      t("people:problem.newPassword", { count: minimalPasswordLength }),
    ],
  ]);
  if (problems.length > 0) return invalid(problems, values);
  const accepted = await acceptInvitation(token, { name: name.slice(0, 200), password, language: locale });
  if (!accepted.ok) return refused(accepted, locale, values);
  const signed = await signIn({ email: invitation.email, password });
  if (!signed.ok) redirect(addressOf(locale, "/sign-in"));
  await keepSession(signed.value.session);
  redirect(addressOf(locale, "/desk"));
}

export async function changeOwnPassword(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale, t } = asked(data);
  const current = passwordOf(data, "currentPassword");
  const next = passwordOf(data, "newPassword");
  const problems = missing([
    ["currentPassword", current, t("people:problem.currentPassword")],
    [
      "newPassword",
      newPassword.safeParse(next).success,
      t("people:problem.newPassword", { count: minimalPasswordLength }),
    ],
  ]);
  if (problems.length > 0) return invalid(problems, values);
  const actor = await currentActor();
  const session = await currentSession();
  if (!can.enterDesk(actor) || !session) return refused({ error: "signedOut" }, locale, values);
  const changed = await changePassword(actor, { current, next }, session);
  if (!changed.ok) return refused(changed, locale, values);
  return { status: "done", message: t("people:account.passwordChanged") };
}

export async function changeOwnLanguage(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale, t } = asked(data);
  const language = textOf(values, "language");
  if (!isLocale(language)) return invalid([{ field: "language", message: t("people:problem.language") }], values);
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const changed = await changeLanguage(actor, language);
  if (!changed.ok) return refused(changed, locale, values);
  refresh();
  redirect(addressOf(locale, "/account", "?saved=language"));
}

export async function inviteSomebody(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale, t } = asked(data);
  const role = roles.find((known) => known === textOf(values, "role"));
  const partner = textOf(values, "partner");
  const language = textOf(values, "language");
  const problems = missing([
    ["email", emailSchema.safeParse(textOf(values, "email")).success, t("people:problem.invitedEmail")],
    ["role", role, t("people:problem.role")],
    ["partner", !role || !needsPartner(role) || partner, t("people:problem.partner")],
  ]);
  if (problems.length > 0 || !role) return invalid(problems, values);
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const email = textOf(values, "email").trim();
  const invited = await invite(actor, {
    email,
    role,
    ...(partner && { partner }),
    ...(isLocale(language) && { language }),
  });
  if (!invited.ok) return refused(invited, locale, values);
  const { path, expiresAt } = invited.value;
  return {
    status: "done",
    message: t("people:invite.done", { email, date: formatDate(dayOf(expiresAt), locale) }),
    link: `${(process.env.PORTAL_URL ?? "").replace(/\/$/, "")}${path}`,
  };
}

export async function changeActive(data: FormData): Promise<void> {
  const { values, locale } = asked(data);
  const id = idOf(values, "person");
  const isActive = textOf(values, "active") === "yes";
  const changed = await (isActive ? reactivate : deactivate)(await currentActor(), id);
  const outcome = changed.ok ? { [isActive ? "reactivated" : "deactivated"]: String(id) } : { refused: changed.error };
  refresh();
  redirect(addressOf(locale, "/desk/people", `?${new URLSearchParams(outcome)}`));
}

export async function changePost(_: FormState, data: FormData): Promise<FormState> {
  const { values, locale } = asked(data);
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return refused({ error: "signedOut" }, locale, values);
  const id = idOf(values, "officer");
  const changed = await assignPost(actor, id, textOf(values, "post") || null);
  if (!changed.ok) return refused(changed, locale, values);
  refresh();
  redirect(addressOf(locale, "/desk/people", `?${new URLSearchParams({ assigned: String(id) })}`));
}

function asked(data: FormData): { values: FormValues; locale: Locale; t: ReturnType<typeof translator> } {
  const values = valuesOf(data);
  const locale = localeOf(values);
  return { values, locale, t: translator(locale) };
}

/** Passwords are read here and never travel back with the other values. */
function passwordOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.slice(0, 1000) : "";
}

function missing(fields: readonly [field: string, isGiven: unknown, message: string][]) {
  return fields.filter(([, isGiven]) => !isGiven).map(([field, , message]) => ({ field, message }));
}
