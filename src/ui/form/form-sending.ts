import type { T } from "#i18n/texts.ts";
import { type Fault, LineFault } from "./form-line.ts";
import { type FormAction, type FormState, valuesOf } from "./form-state.ts";

/**
 * Watches what an action throws. A redirect means that the portal has taken the work, and is thrown on; of anything else
 * the portal says what it knows, and the form stays with all that was typed.
 */
export function guarded(action: FormAction, t: T, hold?: () => string | null): FormAction {
  return async (state, data) => {
    try {
      return await action(state, data);
    } catch (thrown) {
      if (isRedirect(thrown)) throw thrown;
      return faultState(thrown instanceof LineFault ? thrown.fault : "failed", data, t, hold);
    }
  };
}

function faultState(fault: Fault, data: FormData, t: T, hold?: () => string | null): FormState {
  const values = valuesOf(data);
  const refusal = { status: "refused", message: t(`form:fault.${fault}`), values } as const;
  if (fault === "tooMuch" || fault === "tooOften") return refusal;
  if (fault !== "outdated") return { ...refusal, title: t("form:fault.unknown") };
  const isKept = hold !== undefined && hold() !== null;
  return { ...refusal, message: t(isKept ? "form:fault.outdatedKept" : "form:fault.outdated"), anew: true };
}

/** To sign-in the way leads when a session has ended: then nothing has been taken. */
export function isRedirectOnward(thrown: unknown): boolean {
  return isRedirect(thrown) && !digestOf(thrown).includes("/sign-in");
}

function isRedirect(thrown: unknown): boolean {
  return digestOf(thrown).startsWith("NEXT_REDIRECT");
}

function digestOf(thrown: unknown): string {
  return String((thrown as { digest?: unknown } | null)?.digest ?? "");
}
