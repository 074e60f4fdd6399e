import { anew, type DeskAction, deskAction, guarded, type Outcome, type Sent, sentIn } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { lostCharacters } from "#desk/typed-text.ts";
import { invitationInput, joining, languageChange, passwordChange, signingIn } from "#features/people/person.ts";
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
import type { Locale } from "#i18n/locale.ts";
import { localPath } from "#lib/local-path.ts";
import { can, type Person } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { type FormValues, idOf, isSecret, keyName, textOf } from "#ui/form/form-state.ts";
import {
  invitationForm,
  joiningForm,
  languageForm,
  passwordForm,
  readPost,
  signInForm,
} from "./person-form-definition.ts";

/** Somebody comes with an address and a password. */
export const enter: DeskAction = async (_, data) => {
  const sent = sentIn(data);
  const { values, locale } = sent;
  const read = signInForm(locale).read(withPasswords(sent), signingIn);
  if (!read.ok) return invalid(read.problems, values);
  const signed = await signIn(read.value);
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
  const sent = sentIn(data);
  const { values, locale, t } = sent;
  const token = textOf(values, "token");
  const typed = withPasswords(sent);
  const comeAgain = async (refusal: Refused) => {
    const email = await usedInvitation(token);
    const signed = email === null ? null : await signIn({ email, password: textOf(typed, "password") });
    if (!signed?.ok) return refused(refusal, locale, values);
    return { to: addressOf(locale, "/desk"), session: signed.value.session };
  };
  const invitation = await findInvitation(token);
  if (!invitation) return comeAgain({ error: "invitationOver" });
  const lost = lostCharacters(values, t);
  if (lost.length > 0) return invalid(lost, values);
  const read = joiningForm(locale).read(typed, joining(invitation.hasAccount));
  if (!read.ok) return invalid(read.problems, values);
  const accepted = await acceptInvitation(token, { ...read.value, language: locale });
  if (!accepted.ok) return comeAgain(accepted);
  const signed = await signIn({ email: invitation.email, password: read.value.password });
  if (!signed.ok) return { to: addressOf(locale, "/sign-in") };
  return { to: addressOf(locale, "/desk"), session: signed.value.session };
};

/** In `session`, which goes on; every other one ends. */
export const changeOwnPassword = (session: string) =>
  deskAction("changeOwnPassword", can.enterDesk, async (actor, sent) => {
    const { values, locale, t } = sent;
    const read = passwordForm(locale).read(withPasswords(sent), passwordChange);
    if (!read.ok) return invalid(read.problems, values);
    const { currentPassword: current, newPassword: next } = read.value;
    const changed = await changePassword(actor, { current, next }, session);
    if (!changed.ok) return refused(changed, locale, values);
    return { status: "done", message: t("people:account.passwordChanged") };
  });

export const changeOwnLanguage = deskAction(
  "changeOwnLanguage",
  can.enterDesk,
  async (actor, sent) => {
    const { values, locale } = sent;
    const read = languageForm(locale).read(values, languageChange);
    if (!read.ok) return invalid(read.problems, values);
    const changed = await changeLanguage(actor, read.value.language);
    return changed.ok ? toAccount(sent) : refused(changed, locale, values);
  },
  toAccount,
);

function toAccount({ locale }: Sent): Outcome {
  return { to: addressOf(locale, "/account", "?saved=language") };
}

export const inviteSomebody = deskAction("inviteSomebody", can.invite, sendInvitation, invitedAlready);

async function sendInvitation(actor: Person, { values, locale, t }: Sent): Promise<Outcome> {
  const read = invitationForm(locale).read(values, invitationInput);
  if (!read.ok) return invalid(read.problems, values);
  const { email, role, partner, language } = read.value;
  const invited = await invite(actor, { email, role, ...(partner && { partner }), ...(language && { language }) });
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
  "changePost",
  can.managePeople,
  async (actor, sent) => {
    const { values, locale } = sent;
    const read = readPost(values, locale);
    if (!read.ok) return invalid(read.problems, values);
    const changed = await assignPost(actor, read.value.officer, read.value.post);
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
function withPasswords({ values, data }: Sent): FormValues {
  const typed = [...data].flatMap(([name, value]) =>
    isSecret(name) && typeof value === "string" ? [[name, value]] : [],
  );
  return { ...values, ...Object.fromEntries(typed) };
}
