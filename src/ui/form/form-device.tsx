"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import type { T } from "#i18n/texts.ts";
import type { useAutosave } from "./form-autosave.ts";
import { type Draft, forget, keep, recall, sameValues, typedIn } from "./form-memory.ts";
import { type FormState, type FormValues, idle } from "./form-state.ts";

/** Unsaved work that this device keeps under `keepAs` until the portal has taken it: found again, and given up. */
export function useDevice(keepAs: string | undefined, initial: FormValues, state: FormState) {
  const [draft, setDraft] = useState<Draft | null>(null);

  // Only a browser has storage.
  useEffect(() => setDraft(keepAs ? recall(keepAs) : null), [keepAs]);

  useEffect(() => {
    if (state === idle || !keepAs) return;
    if ("values" in state) return void keep(keepAs, state.values);
    // The portal has taken now what came back from this device: the form is empty for the next one.
    forget(keepAs);
    setDraft(null);
  }, [state, keepAs]);

  const isAnswered = "values" in state;
  const restored = useMemo(() => {
    if (isAnswered || !draft) return null;
    const values = { ...initial, ...draft.values };
    return sameValues(values, initial) ? null : { values, at: draft.at };
  }, [isAnswered, draft, initial]);

  const discard = () => {
    if (keepAs) forget(keepAs);
    setDraft(null);
  };
  return { restored, discard };
}

/** Says that unsaved work came back, and offers to give it up. */
export function RestoredNote({ at, discard }: { at: string; discard: () => void }) {
  const { locale, t } = useTexts();
  return (
    <p className="device" role="status">
      {t("form:restored", { time: timeOf(at, locale) })}{" "}
      <button type="button" className="link-button" onClick={discard}>
        {t("form:discard")}
      </button>
    </p>
  );
}

/** Keeps what is typed as it is typed, and says when it did: a note of its own, so that a key makes nothing else anew. */
export function HeldNote({
  form,
  keepAs,
  saving,
  state,
}: {
  form: RefObject<HTMLFormElement | null>;
  keepAs: string;
  saving: ReturnType<typeof useAutosave>;
  state: FormState;
}) {
  const { locale, t } = useTexts();
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const { soon, isOn, answer } = saving;

  useEffect(() => {
    const typed = form.current;
    const hold = () => {
      if (!typed) return;
      setHeldAt(keep(keepAs, typedIn(typed))?.at ?? null);
      soon();
    };
    typed?.addEventListener("input", hold);
    return () => typed?.removeEventListener("input", hold);
  }, [form, keepAs, soon]);

  useEffect(() => {
    if (!("values" in state)) setHeldAt(null);
  }, [state]);

  return (
    <p className="device" role="status">
      {answer ? savingText(answer, t, locale) : heldAt && !isOn && t("form:held", { time: timeOf(heldAt, locale) })}
    </p>
  );
}

function savingText(answer: NonNullable<ReturnType<typeof useAutosave>["answer"]>, t: T, locale: Locale): string {
  if (answer.status === "waiting") return t("form:waiting");
  if (answer.status === "refused") return answer.message;
  return answer.theirs ? t("form:apart") : t("form:saved", { time: timeOf(answer.at, locale) });
}

function timeOf(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
