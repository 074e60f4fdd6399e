import type { Locale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { invalid, localeOf, type Refused, refused } from "#ui/form/form-answers.ts";
import { type FormState, type FormValues, textOf, valuesOf } from "#ui/form/form-state.ts";
import { cleanValues, lostCharacters, mixedAlphabets } from "./typed-text.ts";

/**
 * The outcome of a form. `to` is the address where to go next; `session` the one that the browser keeps from then on, `null`
 * where it forgets its own. Otherwise it is what the form answers, and `anew` says that the page around the form is made
 * anew although nothing was done: others have changed what stands there.
 */
export type Outcome = { to: string; session?: string | null } | (FormState & { anew?: true });

/** A job of the desk is given who asks and what was sent; it reads no cookie and leads nobody away by itself. */
export type DeskAction<Answer = Outcome> = (actor: Actor, data: FormData) => Promise<Answer>;

export type Sent = { values: FormValues; locale: Locale; t: T; data: FormData };

/** A question of the policy; where its answer says more of who asks, the work knows that. */
type May<P extends Person> =
  | ((actor: Person, values: FormValues) => actor is P)
  | ((actor: Person, values: FormValues) => boolean);

type Work<P extends Person, Answer> = (actor: P, sent: Sent) => Promise<Answer>;

/** Buttons that go on with a form: nothing of it comes into the record yet. */
const goingOn = ["more", "near", "find", "draft"];

/**
 * The action asks first who may, then does the work. A person who may not gets back everything that they typed, and so does
 * who sent letters that were lost on the way, or, once, letters that look like others.
 */
export function deskAction<P extends Person = Person>(may: May<P>, work: Work<P, Outcome>): DeskAction {
  return guarded<Outcome, P>(
    may,
    (refusal, { locale, values }) => refused(refusal, locale, values),
    async (actor, sent) => {
      const { values, t } = sent;
      const [intent = ""] = textOf(values, "intent").split(":");
      if (goingOn.includes(intent)) return work(actor, sent);
      const problems = lostCharacters(values, t);
      if (problems.length > 0) return invalid(problems, values);
      const mixed = mixedAlphabets(values, t);
      return mixed.problems.length > 0 ? invalid(mixed.problems, mixed.values) : work(actor, sent);
    },
  );
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
export function sentIn(data: FormData): Sent {
  const values = cleanValues(valuesOf(data));
  const locale = localeOf(values);
  return { values, locale, t: translator(locale), data };
}
