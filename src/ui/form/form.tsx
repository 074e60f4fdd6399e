"use client";

import {
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { draftName, type KeptAs, momentName, momentNow } from "#ui/drafts/draft.ts";
import { DraftNotes } from "#ui/drafts/draft-notes.tsx";
import { type Drafts, useDrafts } from "#ui/drafts/form-drafts.ts";
import { type Autosave, useAutosave } from "./form-autosave.ts";
import { FormContext } from "./form-context.ts";
import { useEarlyWords } from "./form-early.ts";
import { HeldNote } from "./form-held.tsx";
import { useKey } from "./form-key.tsx";
import { watchLine } from "./form-line.ts";
import { conflictsName, shownName } from "./form-names.ts";
import { type LastStood, Remade } from "./form-remade.ts";
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
import { differing, putCaret, type Shown, typedOn } from "./form-typing.ts";

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
  /** Unsaved work is kept under this name until the portal has taken it. Without it nothing is kept. */
  keptAs?: KeptAs;
  /** takes a draft to the portal while it is typed; what it has taken is no longer kept in the tab */
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
  keptAs,
  autosave,
}: Props) {
  const { locale, t } = useTexts();
  const [hasScript, setHasScript] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useEarlyWords(form);
  const keeping = useRef<Pick<Drafts, "hold" | "leave">>(undefined);
  const [state, post, isPending] = useActionState<Shown, FormData>(
    hasScript
      ? typedOn(
          guarded(action, t, () => keeping.current?.hold() ?? null),
          form,
          (since, stood) => keeping.current?.leave(since, stood),
        )
      : action,
    idle,
  );
  const drafts = useDrafts(form, keptAs, initial, state);
  keeping.current = drafts;
  const key = useKey(state);
  const saving = useAutosave(form, autosave ?? drafts.send, isPending, drafts);
  const { overlay } = drafts;
  const over = overlay?.after === state ? overlay : null;
  const values = useMemo(() => ({ ...valuesAfter(state, initial), ...over?.values }), [state, initial, over]);
  const theirs = theirsOf(state) ?? saving.theirs ?? over?.theirs ?? null;
  const told = useMemo(
    () => ({ values, ...conflictsOf(state, values, theirs), problems: problemsOf(state), found: foundOf(state) }),
    [values, theirs, state],
  );
  const made = `${state.made ?? 0} ${overlay?.count ?? 0}`;

  // Only a browser has a line that can break; without scripts the form posts to the action itself.
  useEffect(() => {
    watchLine();
    setHasScript(true);
  }, []);

  useLayoutEffect(() => {
    if (state.caret && form.current) putCaret(form.current, state.caret);
  }, [state]);

  const late = useRef<LastStood>(undefined);
  const remade = ({ values, caret }: LastStood) => {
    const typed = state.stood ? differing(values, state.stood) : {};
    if (Object.keys(typed).length === 0) return;
    late.current = { values: typed, caret };
    drafts.lay({ ...over?.values, ...typed }, {});
  };

  useLayoutEffect(() => {
    if (!overlay || !late.current || !form.current) return;
    if (late.current.caret) putCaret(form.current, late.current.caret);
    late.current = undefined;
    drafts.hold();
  }, [overlay, drafts.hold]);

  // Words that waited for a line go to the portal as soon as they are back in the form.
  useEffect(() => {
    if (drafts.restored) saving.soon();
  }, [drafts.restored, saving.soon]);

  return (
    <form
      id={id}
      ref={form}
      action={post}
      noValidate
      onSubmit={(event) => {
        if (!hasScript) return;
        // React would empty the controls after the answer, over words that were typed since.
        event.preventDefault();
        // A second press while the first is under way would be a second record.
        if (isPending) return;
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
        if (drafts.send) data.set(draftName, drafts.ids());
        data.set(momentName, momentNow());
        startTransition(() => post(data));
      }}
    >
      <Remade form={form} made={state.made ?? 0} remade={remade} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name={keyName} value={textOf(values, keyName) || key} />
      {values[mixedName] && <input type="hidden" name={mixedName} value={textOf(values, mixedName)} />}
      {state.status === "idle" && outcome}
      <FormSummary state={state} title={problemsTitle} kept={kept} isTyping={hasTyped(state)} />
      {keptAs && <DraftNotes keptAs={keptAs} drafts={drafts} />}
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
        {keptAs && <HeldNote form={form} drafts={drafts} saving={saving} state={state} />}
      </div>
    </form>
  );
}

function hasTyped({ typed = {} }: Shown): boolean {
  return Object.keys(typed).length > 0;
}

/** The values after an answer; an empty form goes on with words that were typed while it was waited for. */
function valuesAfter(state: Shown, initial: FormValues): FormValues {
  return "values" in state ? state.values : { ...initial, ...state.typed };
}

function problemsOf(state: FormState): ReadonlyMap<string, string> {
  if (state.status !== "invalid") return new Map();
  // the first problem of a field stands beside it; the summary lists all
  return new Map([...state.problems].reverse().map(({ field, message }) => [field, message]));
}

/** A form that asks whose words stay carries a colleague's on, whatever else an answer says, or the line. */
function conflictsOf(state: FormState, values: FormValues, theirs: FormValues | null) {
  const compared = ("compared" in state && state.compared) || {};
  const carried: Record<string, FormValues> = JSON.parse(textOf(values, conflictsName) || "{}");
  const asked = new Set(Object.keys(carried));
  return {
    compared,
    asked,
    theirs: asked.size > 0 ? { ...theirs, ...Object.assign({}, ...Object.values(carried)) } : theirs,
  };
}

function theirsOf(state: FormState): FormValues | null {
  return "theirs" in state ? (state.theirs ?? null) : null;
}

function foundOf(state: FormState): Findings | null {
  return ("found" in state && state.found) || null;
}
