import { createHash, randomBytes } from "node:crypto";
import { momentOf } from "#features/drafts/draft.ts";
import { translator } from "#i18n/t.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Person, Sending, TakenDrafts } from "#policy.ts";
import { contentsOf, type SentBefore, sentBefore, TakenMeanwhile } from "#server/sending.ts";
import { draftName, momentName } from "#ui/drafts/draft.ts";
import { refused } from "#ui/form/form-answers.ts";
import { type FormValues, isAsking, isSecret, keyName, textOf } from "#ui/form/form-state.ts";
import type { Outcome, Sent } from "./desk-action.ts";

/**
 * Whether a form makes a record that nothing but its words tells from another. Then the same words within a day are the
 * same sending, whatever their key: a page that a browser goes back to is often made anew, and has another.
 */
export type Makes = (sent: Sent) => boolean;

const aDay = 24 * 3600 * 1000;

/** Leads on from a record: the first time, and again where the same form is sent a second time. */
export type LeadsOn = (sent: Sent, record: Pick<SentBefore, "verb" | "id" | "code">) => Outcome;

export function newKey(): string {
  return randomBytes(18).toString("base64url");
}

/**
 * The form as it was sent to this action; `null` where it has no key, where its button only asks, or where it holds a
 * password, of which no trace is kept.
 */
export function sendingIn(action: string, data: FormData, values: FormValues): Sending | null {
  const key = textOf(values, keyName);
  const isKept = !isAsking(textOf(values, "intent")) && ![...data.keys()].some(isSecret);
  if (!isKept || !/^[\w-]{20,100}$/.test(key)) return null;
  const content = contentOf({ ...values, [actionName]: action });
  return { key, content, earlier: contentOf(values), drafts: draftsIn(values) };
}

/** The drafts of a form, as its browser names them, and the moment until which their words stand in it. */
export function draftsIn(values: FormValues): TakenDrafts {
  const ids = textOf(values, draftName).split(" ");
  return { ids: ids.filter((id) => /^[0-9a-f]{32}$/.test(id)), until: momentOf(textOf(values, momentName)) };
}

/** No control has this name. */
const actionName = "$action";

/** A fingerprint of all that stood in a form, whichever button sent it and whatever the language of its page. */
export function contentOf({
  locale: _,
  intent: __,
  [keyName]: ___,
  [draftName]: ____,
  [momentName]: _____,
  ...values
}: FormValues): string {
  return createHash("sha256").update(sortedJson(values)).digest("hex");
}

/**
 * A form counts once. Sent a second time, because its answer was lost, by a double press or from a page that was gone back
 * to, it is answered with what came of it first; the second of two at once waits for the first.
 */
export async function once(
  actor: Person,
  sent: Sent,
  work: (actor: Person, sent: Sent) => Promise<Outcome>,
  leadsOn: LeadsOn = doneAlready,
  makes: Makes = () => false,
): Promise<Outcome> {
  const { sending } = sent;
  if (!sending) return work(actor, sent);
  const sender: Person = { ...actor, sending };
  const alike = makes(sent) ? new Date(Date.now() - aDay) : undefined;
  const before = await sentBefore(sender, alike);
  const same = sameIn(before, sending);
  if (same) return again(sent, same, leadsOn);
  const outcome = await unlessTaken(() => work(sender, { ...sent, before: before[0] ?? null }));
  if (outcome && isTaken(outcome)) return outcome;
  const meanwhile = sameIn(await sentBefore(sender, alike), sending);
  if (meanwhile) return again(sent, meanwhile, leadsOn);
  if (!outcome) throw new TakenMeanwhile();
  return outcome;
}

/** `null` where the same sending was taken meanwhile. */
export async function unlessTaken<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof TakenMeanwhile) return null;
    throw thrown;
  }
}

function sameIn(before: readonly SentBefore[], sending: Sending): SentBefore | undefined {
  return before.find(({ content }) => contentsOf(sending).includes(content));
}

function isTaken(outcome: Outcome): boolean {
  return "to" in outcome || outcome.status === "done";
}

/** Led to the same page, which says that nothing was recorded a second time. */
function again(sent: Sent, record: SentBefore, leadsOn: LeadsOn): Outcome {
  const outcome = leadsOn(sent, record);
  return "to" in outcome ? { ...outcome, to: asking(outcome.to, "again", record.key) } : outcome;
}

function doneAlready({ t }: Sent): Outcome {
  return { status: "done", message: t("desk:sending.again") };
}

/** The address with one more key in its query, before its hash. */
export function asking(address: string, key: string, value: string): string {
  const [path = "", hash] = address.split("#", 2);
  const asked = `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ [key]: value })}`;
  return hash === undefined ? `${asked}#sending` : `${asked}#${hash}`;
}

/**
 * Answers a form whose key was taken with other words, where one sending makes one record: both may be meant. With a key
 * of its own, sending again is a decision.
 */
export function takenOtherwise({ values, locale }: Sent, { code }: SentBefore): Outcome {
  const state = refused({ error: "sentOtherwise", details: { code } }, locale, { ...values, [keyName]: newKey() });
  return { ...state, anew: true };
}

/** "Recorded already as EWG-2027-III". */
export function recordedAlready({ locale }: Sent, code: string): Outcome {
  return { status: "done", message: translator(locale)("desk:sending.againAs", { code }) };
}
