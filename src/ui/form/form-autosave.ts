"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { momentName, momentNow, sameValue } from "#ui/drafts/draft.ts";
import { standingIn } from "#ui/drafts/draft-controls.ts";
import { type FormValues, listOf } from "./form-state.ts";

/**
 * A draft came to one of these. `carried` are values that the form carries on; `theirs` a colleague's words, which
 * stay.
 */
export type AutosaveAnswer =
  | { status: "saved"; at: string; carried: FormValues; theirs: FormValues | null }
  | { status: "refused"; message: string };

export type Autosave = (data: FormData) => Promise<AutosaveAnswer>;

/** Long enough not to save every letter, short enough to lose none. */
const pauseMs = 1200;
const retryMs = 15_000;

/** Saves what stands in the form a moment after the last key; while the line is gone it tries again and again. */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  autosave: Autosave | undefined,
  isSending: boolean,
  { hold, release }: { hold: () => unknown; release: () => void },
) {
  const [answer, setAnswer] = useState<AutosaveAnswer | { status: "waiting" } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef<() => void>(undefined);
  const isUnderWay = useRef(false);
  const isWaiting = useRef(false);
  const isHeldUp = useRef(isSending);
  isHeldUp.current = isSending;
  const taken = useRef(0);
  const isLeaving = useRef(false);

  const soon = useCallback(
    (after = pauseMs) => {
      if (!autosave) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => save.current?.(), after);
    },
    [autosave],
  );

  useEffect(() => {
    save.current = async () => {
      if (!autosave || !form.current) return;
      // One after another: the answer tells the next what it follows, and that of a sending which words are still kept.
      if (isUnderWay.current || isHeldUp.current) return soon();
      isUnderWay.current = true;
      isLeaving.current = false;
      const sent = standingIn(form.current);
      const then = taken.current;
      try {
        const data = new FormData(form.current);
        data.set(momentName, momentNow());
        const saved = await autosave(data);
        isWaiting.current = false;
        if (then === taken.current) setAnswer(saved);
        if (saved.status !== "saved" || !form.current) return;
        carryOn(form.current, saved.carried);
        const isTaken = !saved.theirs && isSame(sent, standingIn(form.current));
        // The page that comes may have been made before the portal had the words: it looks for them in the tab.
        if (isTaken && !isLeaving.current) release();
        else hold();
      } catch {
        // The reason does not matter: the words are in the tab.
        isWaiting.current = true;
        setAnswer({ status: "waiting" });
        soon(retryMs);
      } finally {
        isUnderWay.current = false;
      }
    };
    const back = () => isWaiting.current && soon(0);
    const leave = () => {
      isLeaving.current = true;
    };
    window.addEventListener("online", back);
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("online", back);
      window.removeEventListener("beforeunload", leave);
    };
  }, [autosave, form, hold, release, soon]);

  /** The form was taken: the words that were saved until then are no draft any more. */
  const clear = useCallback(() => {
    taken.current += 1;
    clearTimeout(timer.current);
    setAnswer(null);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);

  const isOn = autosave !== undefined;
  return { answer, soon, clear, isOn, theirs: answer?.status === "saved" ? answer.theirs : null };
}

function isSame(a: FormValues, b: FormValues): boolean {
  return Object.keys({ ...a, ...b }).every((name) => sameValue(listOf(a, name), listOf(b, name)));
}

function carryOn(form: HTMLFormElement, carried: FormValues): void {
  for (const [name, value] of Object.entries(carried)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement) control.value = [value].flat()[0] ?? "";
  }
}
