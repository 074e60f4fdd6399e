import { type FormAction, valuesOf } from "./form-state.ts";

/**
 * Watches what an action throws, and throws it on. A redirect means that the portal has taken the work; a line that
 * broke means that it has not, and is answered as a refusal: the form stays, with all that was typed.
 */
export function guarded(action: FormAction, notSent: string): FormAction {
  return async (state, data) => {
    try {
      return await action(state, data);
    } catch (thrown) {
      if (isLineFailure(thrown)) return { status: "refused", message: notSent, values: valuesOf(data) };
      throw thrown;
    }
  };
}

/** Recognizes that nothing arrived: each browser has its own words for it. */
function isLineFailure(thrown: unknown): boolean {
  return thrown instanceof TypeError && (!navigator.onLine || /fetch|network|load failed/i.test(thrown.message));
}

/** To sign-in the way leads when a session has ended: then nothing has been taken. */
export function isRedirectOnward(thrown: unknown): boolean {
  const digest = String((thrown as { digest?: unknown } | null)?.digest ?? "");
  return digest.startsWith("NEXT_REDIRECT") && !digest.includes("/sign-in");
}
