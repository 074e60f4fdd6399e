import { sameValue } from "#ui/drafts/draft.ts";
import { standingIn } from "#ui/drafts/draft-controls.ts";
import { isRedirectOnward } from "./form-sending.ts";
import { type FormAction, type FormState, type FormValues, listOf, textOf } from "./form-state.ts";

/**
 * An answer as the form shows it: `made` goes up where its controls have to be made anew, `typed` came while it was waited
 * for, and `caret` is where somebody types on. `stood` are the controls as they stood then: between an answer and the moment
 * in which the page shows it, people type on.
 */
export type Shown = FormState & { made?: number; typed?: FormValues; caret?: Caret | null; stood?: FormValues };

export type Caret = { name: string; start: number | null; end: number | null };

/**
 * A line can be slow, and a person goes on typing. Words that were typed while an answer was waited for stand over those
 * that come back with it; `left` is told of them where the answer leads away from the form.
 */
export function typedOn(
  action: FormAction,
  form: { readonly current: HTMLFormElement | null },
  left: (names: ReadonlySet<string>, stood: FormValues) => void,
): (state: Shown, data: FormData) => Promise<Shown> {
  return async (state, data) => {
    const sent = form.current ? standingIn(form.current) : {};
    const standing = () => (form.current ? standingIn(form.current) : {});
    const made = state.made ?? 0;
    try {
      const answer = await action(state, data);
      const stood = standing();
      const typed = differing(stood, sent);
      const caret = Object.keys(typed).length > 0 && form.current ? caretIn(form.current) : null;
      if (!("values" in answer)) return { ...answer, made: made + 1, typed, caret, stood };
      const values = { ...answer.values, ...typed };
      if (form.current) carryOn(form.current, values);
      const isShown = form.current !== null && shows(form.current, values);
      return { ...answer, values, made: isShown ? made : made + 1, typed, caret, stood };
    } catch (thrown) {
      const stood = standing();
      if (isRedirectOnward(thrown)) left(new Set(Object.keys(differing(stood, sent))), stood);
      throw thrown;
    }
  };
}

export function caretIn(form: HTMLFormElement): Caret | null {
  const { activeElement } = document;
  if (!isText(activeElement) || !form.contains(activeElement)) return null;
  return { name: activeElement.name, start: activeElement.selectionStart, end: activeElement.selectionEnd };
}

/** A control that was made anew under somebody's hands gets the keyboard back. */
export function putCaret(form: HTMLFormElement, { name, start, end }: Caret): void {
  const control = form.elements.namedItem(name);
  if (!isText(control) || control === document.activeElement) return;
  control.focus({ preventScroll: true });
  if (start !== null) control.setSelectionRange(start, end);
}

function isText(element: unknown): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== "hidden");
}

/** The portal may carry on something else than the form did, and a form that is not made anew has it from here. */
function carryOn(form: HTMLFormElement, values: FormValues): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) {
    if (input.name in values && !/\.(rows|was)$/.test(input.name)) input.value = textOf(values, input.name);
  }
}

/** Whether the controls hold these values already. One with a password never does: it is emptied. */
function shows(form: HTMLFormElement, values: FormValues): boolean {
  if (form.querySelector('input[type="password"]')) return false;
  return Object.keys(differing(standingIn(form), values)).length === 0;
}

/** The values that are others now. */
export function differing(now: FormValues, before: FormValues): FormValues {
  return Object.fromEntries(
    Object.keys(now).flatMap((name) => {
      const values = listOf(now, name);
      return sameValue(values, listOf(before, name)) ? [] : [[name, values]];
    }),
  );
}
