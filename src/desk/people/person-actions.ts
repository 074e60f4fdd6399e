import { anew, type DeskAction, deskAction, guarded, type Outcome, type Sent, sentIn } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
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
  usedInvitation,
} from "#features/people/person-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { localPath } from "#lib/local-path.ts";
import { can, type Person, roles } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { idOf, keyName, textOf } from "#ui/form/form-state.ts";

/** Somebody comes with an address and a password. */
export const enter: DeskAction = async (_, data) => {
  const { values, locale, t } = sentIn(data);
  const password = passwordOf(data, "password");
  const problems = missing([
    ["email", textOf(values, "email").trim(), t("people:problem.email")],
    ["password", password, t("people:problem.password")],
  ]);
  if (problems.length > 0) return invalid(problems, values);
  const signed = await signIn({ email: textOf(values, "email"), password });
  if (!signed.ok) return refused(signed, locale, values);
  return { to: localPath(textOf(values, "next")) ?? addressOf(locale, "/desk"), session: signed.value.session };
};

/** Ends the session that the browser kept, if there is one. */
export async function leave(session: string | null, data: FormData): Promise<Outcome> {
  if (session) await signOut(session);
  return { to: addressOf(sentIn(data).locale, ""), session: null };
}

/** Somebody comes with the link of an invitation, or again with the password that they chose with it. */
export const join: DeskAction = async (_, data) => {
  const { values, locale, t } = sentIn(data);
  const token = textOf(values, "token");
  const password = passwordOf(data, "password");
  const comeAgain = async (refusal: Refused) => {
    const email = await usedInvitation(token);
    const signed = email === null ? null : await signIn({ email, password });
    if (!signed?.ok) return refused(refusal, locale, values);
    return { to: addressOf(locale, "/desk"), session: signed.value.session };
  };
  const invitation = await findInvitation(token);
  if (!invitation) return comeAgain({ error: "invitationOver" });
  const name = textOf(values, "name").trim();
  const problems = missing([
    ["name", invitation.hasAccount || name, t("people:problem.name")],
    [
      "password",
      newPassword.safeParse(password).success,
      t("people:problem.newPassword", { count: minimalPasswordLength }),
    ],
  ]);
  if (problems.length > 0) return invalid(problems, values);
  const accepted = await acceptInvitation(token, { name: name.slice(0, 200), password, language: locale });
  if (!accepted.ok) return comeAgain(accepted);
  const signed = await signIn({ email: invitation.email, password });
  if (!signed.ok) return { to: addressOf(locale, "/sign-in") };
  return { to: addressOf(locale, "/desk"), session: signed.value.session };
};

/** In `session`, which goes on; every other one ends. */
export const changeOwnPassword = (session: string) =>
  deskAction(can.enterDesk, async (actor, sent) => {
    const { values, locale, t, data } = sent;
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
    const changed = await changePassword(actor, { current, next }, session);
    if (!changed.ok) return refused(changed, locale, values);
    return { status: "done", message: t("people:account.passwordChanged") };
  });

export const changeOwnLanguage = deskAction(
  can.enterDesk,
  async (actor, sent) => {
    const { values, locale, t } = sent;
    const language = textOf(values, "language");
    if (!isLocale(language)) return invalid([{ field: "language", message: t("people:problem.language") }], values);
    const changed = await changeLanguage(actor, language);
    if (!changed.ok) return refused(changed, locale, values);
    return toAccount(sent);
  },
  toAccount,
);

function toAccount({ locale }: Sent): Outcome {
  return { to: addressOf(locale, "/account", "?saved=language") };
}

export const inviteSomebody = deskAction(can.invite, sendInvitation, invitedAlready);

async function sendInvitation(actor: Person, { values, locale, t }: Sent): Promise<Outcome> {
  const role = roles.find((one) => one === textOf(values, "role"));
  const partner = textOf(values, "partner");
  const language = textOf(values, "language");
  const problems = missing([
    ["email", emailSchema.safeParse(textOf(values, "email")).success, t("people:problem.invitedEmail")],
    ["role", role, t("people:problem.role")],
    ["partner", !role || !needsPartner(role) || partner, t("people:problem.partner")],
  ]);
  if (problems.length > 0 || !role) return invalid(problems, values);
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

/** The link was shown in the answer that was lost, and is kept nowhere: another one is a decision, for the first ends with it. */
function invitedAlready({ values, locale }: Sent): Outcome {
  const email = textOf(values, "email").trim();
  return anew(refused({ error: "invitedAlready", details: { email } }, locale, { ...values, [keyName]: newKey() }));
}

/** A button in the list of people: what came of it is said over the list. */
export const changeActive = guarded(can.managePeople, saidOverList, async (actor, sent): Promise<Outcome> => {
  const id = idOf(sent.values, "person");
  const isActive = textOf(sent.values, "active") === "yes";
  const changed = await (isActive ? reactivate : deactivate)(actor, id);
  if (!changed.ok) return saidOverList(changed, sent);
  return toList(sent.locale, { [isActive ? "reactivated" : "deactivated"]: String(id) });
});

export const changePost = deskAction(
  can.managePeople,
  async (actor, sent) => {
    const { values, locale } = sent;
    const changed = await assignPost(actor, idOf(values, "officer"), textOf(values, "post") || null);
    return changed.ok ? toAssigned(sent) : refused(changed, locale, values);
  },
  toAssigned,
);

function toAssigned({ values, locale }: Sent): Outcome {
  return toList(locale, { assigned: textOf(values, "officer") });
}

function saidOverList({ error }: Refused, { locale }: { locale: Locale }): Outcome {
  return toList(locale, { refused: error });
}

function toList(locale: Locale, outcome: Record<string, string>): Outcome {
  return { to: addressOf(locale, "/desk/people", `?${new URLSearchParams(outcome)}`) };
}

/** Passwords are read here and never travel back with the other values. */
function passwordOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.slice(0, 1000) : "";
}

function missing(fields: readonly [field: string, isGiven: unknown, message: string][]) {
  return fields.filter(([, isGiven]) => !isGiven).map(([field, , message]) => ({ field, message }));
}
