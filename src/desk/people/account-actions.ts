import { anew, deskAction, guarded, type Outcome, type Sent } from "#desk/desk-action.ts";
import { newKey } from "#desk/desk-sending.ts";
import { settleReaders } from "#features/documents/document-readers.ts";
import { confirmLink, invite, type MadeLink, resetPassword, revokeLink } from "#features/people/invitation-commands.ts";
import { accountChange, invitationInput } from "#features/people/person.ts";
import { changeAccount, deactivate, reactivate } from "#features/people/person-commands.ts";
import { liftLimits } from "#features/people/sign-in-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { can, type Person } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { idOf, keyName, textOf } from "#ui/form/form-state.ts";
import { accountForm, invitationForm } from "./person-form-definition.ts";

export const inviteSomebody = deskAction("inviteSomebody", can.invite, sendInvitation, invitedAlready);

async function sendInvitation(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const read = invitationForm(locale).read(values, invitationInput);
  if (!read.ok) return invalid(read.problems, values);
  const { email, role, partner, language } = read.value;
  const invited = await invite(actor, { email, role, ...(partner && { partner }), ...(language && { language }) });
  return invited.ok ? linkShown(sent, email, invited.value) : refused(invited, locale, values);
}

/** The link was shown in the answer that was lost, and is kept nowhere: another one is a decision, for the first ends with it. */
function invitedAlready({ values, locale }: Sent): Outcome {
  const email = textOf(values, "email").trim();
  return anew(refused({ error: "invitedAlready", details: { email } }, locale, { ...values, [keyName]: newKey() }));
}

/** A link is shown once, to whoever may have it. */
function linkShown({ t, locale }: Sent, email: string, { path, expiresAt }: MadeLink): Outcome {
  const date = formatMoment(expiresAt, locale);
  if (path === null) return { status: "done", message: t("people:link.waits", { email, date }) };
  const link = `${(process.env.PORTAL_URL ?? "").replace(/\/$/, "")}${path}`;
  return { status: "done", message: t("people:invite.done", { email, date }), link };
}

/** A new password for somebody; the account stays as it is. */
export const makeReset = deskAction(
  "makeReset",
  can.managePeople,
  async (actor, sent) => {
    const { values, locale } = sent;
    const made = await resetPassword(actor, idOf(values, "person"));
    return made.ok ? linkShown(sent, textOf(values, "email"), made.value) : refused(made, locale, values);
  },
  invitedAlready,
);

/** The second administrator gets the link. */
export const confirmWaiting = deskAction(
  "confirmWaiting",
  can.managePeople,
  async (actor, sent) => {
    const { values, locale } = sent;
    const confirmed = await confirmLink(actor, idOf(values, "link"), locale);
    if (!confirmed.ok) return refused(confirmed, locale, values);
    const { value } = confirmed;
    if ("changed" in value) {
      await settleReaders(actor);
      return toList(locale, { changed: String(value.changed.id) });
    }
    return linkShown(sent, value.email, value);
  },
  (sent, { verb, id }) =>
    verb === "change-role" ? toList(sent.locale, { changed: String(id) }) : invitedAlready(sent),
);

export const changeRole = deskAction(
  "changeRole",
  can.managePeople,
  async (actor, sent) => {
    const { values, locale } = sent;
    const read = accountForm(locale).read(values, accountChange);
    if (!read.ok) return invalid(read.problems, values);
    const changed = await changeAccount(actor, idOf(values, "person"), read.value);
    if (!changed.ok) return refused(changed, locale, values);
    await settleReaders(actor);
    return toChanged(sent);
  },
  toChanged,
);

function toChanged({ values, locale }: Sent): Outcome {
  return toList(locale, { changed: textOf(values, "person") });
}

/** Buttons, of the list or of a page that asks: what came of it is said over the list. */
export const changeActive = guarded(can.managePeople, saidOverList, async (actor, sent): Promise<Outcome> => {
  const id = idOf(sent.values, "person");
  const isActive = textOf(sent.values, "active") === "yes";
  // Before, too: whoever comes back is named nowhere, even where the portal was cut off right after they had gone.
  await settleReaders(actor);
  const changed = await (isActive ? reactivate : deactivate)(actor, id);
  if (!changed.ok) return saidOverList(changed, sent);
  await settleReaders(actor);
  return toList(sent.locale, { [isActive ? "reactivated" : "deactivated"]: String(id) });
});

export const liftHeld = guarded(can.managePeople, saidOverList, async (actor, sent): Promise<Outcome> => {
  const lifted = await liftLimits(actor, idOf(sent.values, "person"));
  return lifted.ok ? toList(sent.locale, { lifted: String(lifted.value.id) }) : saidOverList(lifted, sent);
});

export const revokeOpen = guarded(can.managePeople, saidOverList, async (actor, sent): Promise<Outcome> => {
  const revoked = await revokeLink(actor, idOf(sent.values, "link"));
  return revoked.ok ? toList(sent.locale, { revoked: "1" }) : saidOverList(revoked, sent);
});

function saidOverList({ error }: Refused, { locale }: { locale: Locale }): Outcome {
  return toList(locale, { refused: error });
}

function toList(locale: Locale, outcome: Record<string, string>): Outcome {
  return { to: addressOf(locale, "/desk/people", `?${new URLSearchParams(outcome)}`) };
}
