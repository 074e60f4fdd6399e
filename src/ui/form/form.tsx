"use client";

import {
  createContext,
  Fragment,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import type { T } from "#i18n/texts.ts";
import { type Autosave, useAutosave } from "./form-autosave.ts";
import { type Draft, forget, keep, recall, sameValues, typedIn } from "./form-memory.ts";
import {
  type Findings,
  type FormAction,
  type FormState,
  type FormValues,
  idle,
  listOf,
  mixedName,
  textOf,
  valuesOf,
} from "./form-state.ts";
import { FormSummary, idOf } from "./form-summary.tsx";

type Props = {
  action: FormAction;
  /** the first values of the controls, by name */
  initial?: FormValues;
  children: ReactNode;
  /** the label of the main button */
  submit: string;
  /** the main button takes something away */
  danger?: boolean;
  /** the outcome of the last sending; it gives way to that of the next */
  outcome?: ReactNode;
  /** other buttons and links beside the main one */
  others?: ReactNode;
  /** heading of the error summary, where "3 things to correct" says too little */
  problemsTitle?: string;
  /** instead of "Everything you typed is kept", where passwords are not */
  kept?: string;
  /**
   * Unsaved work is kept on this device under this key until the portal has taken it: one key for one record or one
   * kind of new record. Without it nothing is kept.
   */
  keepAs?: string;
  /** takes a draft to the portal while it is typed; what it has taken is no longer kept on the device */
  autosave?: Autosave;
};

export const FormContext = createContext<{
  values: FormValues;
  theirs: FormValues | null;
  problems: ReadonlyMap<string, string>;
  found: Findings | null;
} | null>(null);

/** A field needs to know this of its form. */
export function useField(name: string) {
  const form = useContext(FormContext);
  if (!form) throw new Error(`the field ${name} stands outside a form`);
  const { values, problems, theirs, found } = form;
  const differs = (part: string) =>
    theirs?.[part] !== undefined && listOf(theirs, part).join("\n") !== listOf(values, part).join("\n");
  return {
    id: (part = name) => idOf(part),
    problem: (part = name) => problems.get(part),
    value: (part = name) => textOf(values, part),
    list: (part = name) => listOf(values, part),
    /** the words last looked for, where the form was asked to */
    found,
    /** the values that a colleague stored meanwhile, where they differ */
    theirs: (part = name) => (theirs && differs(part) ? listOf(theirs, part) : null),
  };
}

/**
 * A form that posts without JavaScript. Labels, hints, messages and controls are joined once, in `form-fields.tsx`;
 * all problems stand before the form, with links; what was typed comes back, whatever happens to the line.
 */
export function Form({
  action,
  initial = {},
  children,
  submit,
  danger,
  outcome,
  others,
  problemsTitle,
  kept,
  keepAs,
  autosave,
}: Props) {
  const { locale, t } = useTexts();
  const [hasScript, setHasScript] = useState(false);
  const [state, post, isPending] = useActionState(
    hasScript ? guarded(action, t("form:notSent"), keepAs) : action,
    idle,
  );
  const [draft, setDraft] = useState<Draft | null>(null);
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const answered = "values" in state ? state.values : null;
  const isRestored = !answered && draft !== null && !sameValues({ ...initial, ...draft.values }, initial);
  const values = answered ?? (isRestored ? { ...initial, ...draft.values } : initial);

  const saving = useAutosave(form, autosave, keepAs);

  // Only a browser has storage, and a line that can break; without scripts the form posts to the action itself.
  useEffect(() => {
    setHasScript(true);
    setDraft(keepAs ? recall(keepAs) : null);
  }, [keepAs]);

  useEffect(() => {
    if (state === idle || !keepAs) return;
    if ("values" in state) return void keep(keepAs, state.values);
    // The portal has taken now what came back from this device: the form is empty for the next one.
    forget(keepAs);
    setDraft(null);
    setHeldAt(null);
  }, [state, keepAs]);

  // Words that waited on the device go to the portal as soon as they are back in the form.
  useEffect(() => {
    if (isRestored) saving.soon();
  }, [isRestored, saving.soon]);

  const hold = () => {
    if (!keepAs || !form.current) return;
    setHeldAt(keep(keepAs, typedIn(form.current))?.at ?? null);
    saving.soon();
  };

  return (
    <form
      ref={form}
      action={post}
      onInput={hold}
      noValidate
      onSubmit={(event) => {
        saving.stop();
        // A second press while the first is under way would be a second record.
        if (isPending) event.preventDefault();
      }}
    >
      <input type="hidden" name="locale" value={locale} />
      {answered?.[mixedName] && <input type="hidden" name={mixedName} value={textOf(answered, mixedName)} />}
      {state.status === "idle" && outcome}
      <FormSummary state={state} title={problemsTitle} kept={kept} />
      {isRestored && (
        <p className="device" role="status">
          {t("form:restored", { time: timeOf(draft.at, locale) })}{" "}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              if (keepAs) forget(keepAs);
              setDraft(null);
            }}
          >
            {t("form:discard")}
          </button>
        </p>
      )}
      <FormContext
        value={{
          values,
          theirs: theirsOf(state) ?? saving.theirs,
          problems: problemsOf(state),
          found: foundOf(state),
        }}
      >
        {/* React empties the controls after an action: new ones are made from what comes back. */}
        <Fragment key={JSON.stringify([values, state])}>{children}</Fragment>
      </FormContext>
      <div className={autosave ? "form-foot" : undefined}>
        <div className="actions">
          <button type="submit" className={danger ? "button danger" : "button"} aria-disabled={isPending || undefined}>
            {submit}
          </button>
          {others}
        </div>
        {keepAs && (
          <p className="device" role="status">
            {saving.answer
              ? savingText(saving.answer, t, locale)
              : heldAt && !autosave && t("form:held", { time: timeOf(heldAt, locale) })}
          </p>
        )}
      </div>
    </form>
  );
}

/**
 * Watches what an action throws, and throws it on. A redirect means that the portal has taken the work; a line that
 * broke means that it has not, and is answered as a refusal: the form stays, with all that was typed.
 */
function guarded(action: FormAction, notSent: string, keepAs?: string): FormAction {
  return async (state, data) => {
    try {
      return await action(state, data);
    } catch (thrown) {
      if (isLineFailure(thrown)) return { status: "refused", message: notSent, values: valuesOf(data) };
      if (keepAs && isRedirectOnward(thrown)) forget(keepAs);
      throw thrown;
    }
  };
}

/** Recognizes that nothing arrived: each browser has its own words for it. */
function isLineFailure(thrown: unknown): boolean {
  return thrown instanceof TypeError && (!navigator.onLine || /fetch|network|load failed/i.test(thrown.message));
}

/** To sign-in the way leads when a session has ended: then nothing has been taken. */
function isRedirectOnward(thrown: unknown): boolean {
  const digest = String((thrown as { digest?: unknown } | null)?.digest ?? "");
  return digest.startsWith("NEXT_REDIRECT") && !digest.includes("/sign-in");
}

function problemsOf(state: FormState): ReadonlyMap<string, string> {
  if (state.status !== "invalid") return new Map();
  // the first problem of a field stands beside it; the summary lists all
  return new Map([...state.problems].reverse().map(({ field, message }) => [field, message]));
}

function theirsOf(state: FormState): FormValues | null {
  return "theirs" in state ? (state.theirs ?? null) : null;
}

function foundOf(state: FormState): Findings | null {
  return ("found" in state && state.found) || null;
}

function savingText(answer: NonNullable<ReturnType<typeof useAutosave>["answer"]>, t: T, locale: Locale): string {
  if (answer.status === "waiting") return t("form:waiting");
  if (answer.status === "refused") return answer.message;
  return answer.theirs ? t("form:apart") : t("form:saved", { time: timeOf(answer.at, locale) });
}

function timeOf(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
