import { type DeskAction, deskAction, guarded, type Outcome, type Sent, sentIn } from "#desk/desk-action.ts";
import { lostCharacters } from "#desk/typed-text.ts";
import { acceptInvitation, findInvitation, usedInvitation } from "#features/people/invitation-commands.ts";
import { joining, languageChange, passwordChange, signingIn } from "#features/people/person.ts";
import { changeLanguage } from "#features/people/person-commands.ts";
import { knownWords } from "#features/people/person-queries.ts";
import { endOwnSession } from "#features/people/session-commands.ts";
import { changePassword, mayTryLink, signIn, signOut } from "#features/people/sign-in-commands.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { localPath } from "#lib/local-path.ts";
import { can } from "#policy.ts";
import type { Visit } from "#server/visit.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { type FormValues, isSecret, textOf } from "#ui/form/form-state.ts";
import { joiningForm, languageForm, passwordForm, signInForm } from "./person-form-definition.ts";

/** Somebody comes with an address and a password. */
export const enter =
  (from: Visit): DeskAction =>
  async (_, data) => {
    const sent = sentIn(data);
    const { values, locale } = sent;
    const read = signInForm(locale).read(withPasswords(sent), signingIn);
    if (!read.ok) return invalid(read.problems, values);
    const signed = await signIn(read.value, from);
    if (!signed.ok) return heldBack(signed, locale, values);
    return { to: localPath(textOf(values, "next")) ?? addressOf(locale, "/desk"), session: signed.value.session };
  };

/** Ends the session that the browser kept, if there is one. */
export async function leave(session: string | null, data: FormData): Promise<Outcome> {
  if (session) await signOut(session);
  return { to: addressOf(sentIn(data).locale, ""), session: null };
}

/** Somebody comes with the link of an invitation, or again with the password that they chose with it. */
export const join =
  (from: Visit): DeskAction =>
  async (_, data) => {
    const sent = sentIn(data);
    const { values, locale, t } = sent;
    const token = textOf(values, "token");
    const typed = withPasswords(sent);
    const comeAgain = async (refusal: Refused) => {
      const email = await usedInvitation(token);
      const signed = email === null ? null : await signIn({ email, password: textOf(typed, "password") }, from);
      if (!signed?.ok) return refused(refusal, locale, values);
      return { to: addressOf(locale, "/desk"), session: signed.value.session };
    };
    const invitation = await findInvitation(token);
    if (!invitation) return comeAgain({ error: "invitationOver" });
    const lost = lostCharacters(values, t);
    if (lost.length > 0) return invalid(lost, values);
    const own = await knownWords({ name: invitation.name ?? textOf(values, "name"), email: invitation.email });
    const read = joiningForm(locale).read(typed, joining(invitation.hasAccount, own));
    if (!read.ok) return invalid(read.problems, values);
    const mayTry = await mayTryLink(from);
    if (!mayTry.ok) return heldBack(mayTry, locale, values);
    const accepted = await acceptInvitation(token, { ...read.value, language: locale });
    if (!accepted.ok)
      return accepted.error === "tooManyAtOnce" ? heldBack(accepted, locale, values) : comeAgain(accepted);
    const signed = await signIn({ email: invitation.email, password: read.value.password }, from);
    if (!signed.ok) return { to: addressOf(locale, "/sign-in") };
    return { to: addressOf(locale, "/desk"), session: signed.value.session };
  };

/** Every session ends, `session` too: in its place another begins. */
export const changeOwnPassword = (session: string) =>
  deskAction("changeOwnPassword", can.enterDesk, async (actor, sent) => {
    const { values, locale, t } = sent;
    const read = passwordForm(locale).read(withPasswords(sent), passwordChange(await knownWords(actor)));
    if (!read.ok) return invalid(read.problems, values);
    const { currentPassword: current, newPassword: next } = read.value;
    const changed = await changePassword(actor, { current, next }, session);
    if (!changed.ok) return heldBack(changed, locale, values);
    return { status: "done", message: t("people:account.passwordChanged"), session: changed.value.session };
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

/** One's own session that is named, or all but the present one: a button in the list of them. */
export const endSession = (current: string | null) =>
  guarded(
    can.enterDesk,
    (_, { locale }) => ({ to: addressOf(locale, "/account") }),
    async (actor, { values, locale }): Promise<Outcome> => {
      const ended = await endOwnSession(actor, current, textOf(values, "session") || null);
      return { to: addressOf(locale, "/account", `?ended=${ended.ok ? ended.value.ended : 0}`) };
    },
  );

/** Says by its status, too, that somebody tried too often, or that too many come at once. */
function heldBack(refusal: Refused, locale: Locale, values: FormValues): Outcome {
  const state = refused(refusal, locale, values);
  if (refusal.error === "tooManyAttempts") {
    return { ...state, held: { status: 429, seconds: Number(refusal.details?.seconds ?? 900) } };
  }
  return refusal.error === "tooManyAtOnce" ? { ...state, held: { status: 503, seconds: 30 } } : state;
}

/** Passwords are read here and never travel back with the other values. */
function withPasswords({ values, data }: Sent): FormValues {
  const typed = [...data].flatMap(([name, value]) =>
    isSecret(name) && typeof value === "string" ? [[name, value]] : [],
  );
  return { ...values, ...Object.fromEntries(typed) };
}
