import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { DeskAction, Outcome } from "#desk/desk-action.ts";
import { answerAs, currentActor, forgetSession, keepSession } from "#server/session.ts";
import type { FormAction, FormState } from "#ui/form/form-state.ts";

/** The action of a form: who asks is asked of the session at every call, for what is bound travels through the browser. */
export function formAction(work: DeskAction): FormAction {
  return async (_, data) => answer(await work(await currentActor(), data));
}

/** Of a plain form, which only leads on. */
export function plainAction(work: DeskAction): (data: FormData) => Promise<void> {
  return async (data) => void (await answer(await work(await currentActor(), data)));
}

/** Does for the browser what came of a form: keeps its session, makes its page anew, leads it on. */
export async function answer(outcome: Outcome): Promise<FormState> {
  if ("to" in outcome) {
    if (outcome.session) await keepSession(outcome.session);
    if (outcome.session === null) await forgetSession();
    // The masthead, too, is made anew: its language switch keeps the new address.
    refresh();
    redirect(outcome.to);
  }
  const { anew, session, held, ...state } = outcome;
  if (session) await keepSession(session);
  if (held) await answerAs(held.status, held.seconds);
  if (anew || state.status === "done") refresh();
  return state;
}
