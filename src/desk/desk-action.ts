import { takeDrafts } from "#features/drafts/draft-commands.ts";
import type { Locale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { type Actor, can, type Person, type Sending } from "#policy.ts";
import type { SentBefore } from "#server/sending.ts";
import { invalid, localeOf, type Refused, refused } from "#ui/form/form-answers.ts";
import { type FormState, type FormValues, isAsking, textOf, valuesOf } from "#ui/form/form-state.ts";
import { asking, draftsIn, type LeadsOn, type Makes, newKey, once, sendingIn } from "./desk-sending.ts";
import { cleanValues, lostCharacters, mixedAlphabets } from "./typed-text.ts";

/**
 * The outcome of a form. `to` is the address where to go next; `session` the one that the browser keeps from then on, `null`
 * where it forgets its own. Otherwise it is what the form answers, and `anew` says that the page around the form is made
 * anew although nothing was done: others have changed what stands there.
 */
export type Outcome =
  | { to: string; session?: string | null }
  | (FormState & { anew?: true; session?: string; held?: Held });

/** The answer says so by its status, too: somebody tried too often, or too many come at once; after so many seconds it may be sent again. */
export type Held = { status: 429 | 503; seconds: number };

/** A job of the desk is given who asks and what was sent; it reads no cookie and leads nobody away by itself. */
export type DeskAction<Answer = Outcome> = (actor: Actor, data: FormData) => Promise<Answer>;

export type Sent = {
  values: FormValues;
  locale: Locale;
  t: T;
  data: FormData;
  /** `null` where nothing of it is kept */
  sending: Sending | null;
  /** an earlier deed of the same form, when other words stood in it */
  before: SentBefore | null;
};

/** A question of the policy; where its answer says more of who asks, the work knows that. */
type May<P extends Person> =
  | ((actor: Person, values: FormValues) => actor is P)
  | ((actor: Person, values: FormValues) => boolean);

type Work<P extends Person, Answer> = (actor: P, sent: Sent) => Promise<Answer>;

/**
 * `name` is that under which the action is exported: two actions are two deeds, though the same was sent to both. The
 * action asks first who may, then does the work, once for each form that was sent. A person who may not gets back
 * everything that they typed, and so does who sent words that cannot be taken as they are. `leadsOn` says where to from what
 * was done, where the form does not stay.
 */
export function deskAction<P extends Person = Person>(
  name: string,
  may: May<P>,
  work: Work<P, Outcome>,
  leadsOn?: LeadsOn,
  makes?: Makes,
): DeskAction {
  return guarded(
    may,
    (refusal, { locale, values }) => refused(refusal, locale, values),
    async (actor, asSent) => {
      const sent = { ...asSent, sending: sendingIn(name, asSent.data, asSent.values) };
      const toMend = wordsToMend(sent);
      if (toMend) return toMend;
      const outcome = await once(actor, sent, work as Work<Person, Outcome>, leadsOn, makes);
      // Where nothing was recorded, because all of it stood there already, or in parts: its words are taken all the same.
      if ("to" in outcome || outcome.status === "done") await takeDrafts(actor, draftsIn(sent.values));
      return withKey(outcome, sent);
    },
  );
}

/** Letters that were lost on the way, or, once, letters that look like others. While a form goes on, nothing is asked. */
function wordsToMend({ values, t }: Sent): FormState | null {
  const intent = textOf(values, "intent");
  if (isAsking(intent) || intent === "draft") return null;
  const lost = lostCharacters(values, t);
  if (lost.length > 0) return invalid(lost, values);
  const mixed = mixedAlphabets(values, t);
  return mixed.problems.length > 0 ? invalid(mixed.problems, mixed.values) : null;
}

/** A form that stays is another one; a page that says nothing by itself of what was done is told by which sending it was. */
function withKey(outcome: Outcome, { sending }: Sent): Outcome {
  if ("to" in outcome) {
    return sending && !outcome.to.includes("?") ? { ...outcome, to: asking(outcome.to, "kept", sending.key) } : outcome;
  }
  return outcome.status === "done" ? { ...outcome, key: newKey() } : outcome;
}

/** The same for what answers otherwise than a form does. */
export function guarded<Answer, P extends Person = Person>(
  may: May<P>,
  refuse: (refusal: Refused, sent: Sent) => Answer,
  work: Work<P, Answer>,
): DeskAction<Answer> {
  return async (actor, data) => {
    const sent = sentIn(data);
    if (!can.enterDesk(actor)) return refuse({ error: "signedOut" }, sent);
    if (!may(actor, sent.values)) return refuse({ error: "notAllowed" }, sent);
    return work(actor as P, sent);
  };
}

/** The answer of a form around which the page is made anew, too. */
export function anew(state: FormState): Outcome {
  return { ...state, anew: true };
}

/** The content of a form: its values, cleaned, the language of the page on which it stood, the words of that language. */
export function sentIn(given: FormData): Sent {
  // An action can be called with anything at all: what is no form is an empty one.
  const data = given instanceof FormData ? given : new FormData();
  const values = cleanValues(valuesOf(data));
  const locale = localeOf(values);
  return { values, locale, t: translator(locale), data, sending: null, before: null };
}
