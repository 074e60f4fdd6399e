"use client";

import { Fragment, type ReactNode, useActionState, useEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { type Autosave, useAutosave } from "./form-autosave.ts";
import { FormContext } from "./form-context.ts";
import { HeldNote, RestoredNote, useDevice } from "./form-device.tsx";
import { useKey } from "./form-key.tsx";
import { watchLine } from "./form-line.ts";
import { conflictsName, shownName } from "./form-names.ts";
import { guarded } from "./form-sending.ts";
import {
  type Findings,
  type FormAction,
  type FormState,
  type FormValues,
  idle,
  keyName,
  mixedName,
  textOf,
} from "./form-state.ts";
import { FormSummary } from "./form-summary.tsx";

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

const none: FormValues = {};

/**
 * A form that posts without JavaScript. Labels, hints, messages and controls are joined once, in `form-fields.tsx`;
 * all problems stand before the form, with links; what was typed comes back, whatever happens to the line.
 */
export function Form({
  action,
  initial = none,
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
  const [state, post, isPending] = useActionState(hasScript ? guarded(action, t, keepAs) : action, idle);
  const form = useRef<HTMLFormElement>(null);
  const { restored, discard } = useDevice(keepAs, initial, state);
  const key = useKey(state);
  const saving = useAutosave(form, autosave, keepAs);
  const values = "values" in state ? state.values : (restored?.values ?? initial);
  const theirs = theirsOf(state) ?? saving.theirs;
  const told = useMemo(
    () => ({ values, theirs, ...conflictsOf(state), problems: problemsOf(state), found: foundOf(state) }),
    [values, theirs, state],
  );
  // React empties the controls after an action: new ones are made from what comes back.
  const made = useMemo(() => JSON.stringify([values, state]), [values, state]);

  // Only a browser has a line that can break; without scripts the form posts to the action itself.
  useEffect(() => {
    watchLine();
    setHasScript(true);
  }, []);

  // Words that waited on the device go to the portal as soon as they are back in the form.
  useEffect(() => {
    if (restored) saving.soon();
  }, [restored, saving.soon]);

  return (
    <form
      ref={form}
      action={post}
      noValidate
      onSubmit={(event) => {
        saving.stop();
        // A second press while the first is under way would be a second record.
        if (isPending) event.preventDefault();
      }}
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name={keyName} value={textOf(values, keyName) || key} />
      {values[mixedName] && <input type="hidden" name={mixedName} value={textOf(values, mixedName)} />}
      {state.status === "idle" && outcome}
      <FormSummary state={state} title={problemsTitle} kept={kept} />
      {restored && <RestoredNote at={restored.at} discard={discard} />}
      <FormContext value={told}>
        <Fragment key={made}>
          {[shownName, conflictsName].map((name) => {
            const value = textOf(values, name);
            return value && <input type="hidden" key={name} name={name} defaultValue={value} />;
          })}
          {children}
        </Fragment>
      </FormContext>
      <div className={autosave ? "form-foot" : undefined}>
        <div className="actions">
          <button type="submit" className={danger ? "button danger" : "button"} aria-disabled={isPending || undefined}>
            {submit}
          </button>
          {others}
        </div>
        {keepAs && <HeldNote form={form} keepAs={keepAs} saving={saving} state={state} />}
      </div>
    </form>
  );
}

function problemsOf(state: FormState): ReadonlyMap<string, string> {
  if (state.status !== "invalid") return new Map();
  // the first problem of a field stands beside it; the summary lists all
  return new Map([...state.problems].reverse().map(({ field, message }) => [field, message]));
}

/** The fields that both changed are those whose words the answer holds. */
function conflictsOf(state: FormState) {
  const compared = ("compared" in state && state.compared) || {};
  const asked = ("values" in state && state.values[conflictsName]) || "{}";
  return { compared, asked: new Set(Object.keys(JSON.parse(String(asked)))) };
}

function theirsOf(state: FormState): FormValues | null {
  return "theirs" in state ? (state.theirs ?? null) : null;
}

function foundOf(state: FormState): Findings | null {
  return ("found" in state && state.found) || null;
}
