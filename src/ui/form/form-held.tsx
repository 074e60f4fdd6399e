"use client";

import { type RefObject, useEffect, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import type { T } from "#i18n/texts.ts";
import { timeOf } from "#ui/drafts/draft-time.ts";
import type { Drafts } from "#ui/drafts/form-drafts.ts";
import type { useAutosave } from "./form-autosave.ts";
import type { Shown } from "./form-typing.ts";

type Props = {
  form: RefObject<HTMLFormElement | null>;
  drafts: Pick<Drafts, "hold" | "isFull">;
  saving: Pick<ReturnType<typeof useAutosave>, "soon" | "clear" | "isOn" | "answer">;
  state: Shown;
};

/** Keeps what is typed as it is typed, and says when it did: a note of its own, so that a key makes nothing else anew. */
export function HeldNote({ form, drafts: { hold, isFull }, saving, state }: Props) {
  const { locale, t } = useTexts();
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const { soon, clear, isOn, answer } = saving;

  useEffect(() => {
    const typed = form.current;
    const keep = () => {
      setHeldAt(hold());
      soon();
    };
    typed?.addEventListener("input", keep);
    return () => typed?.removeEventListener("input", keep);
  }, [form, hold, soon]);

  useEffect(() => {
    if ("values" in state) return;
    setHeldAt(null);
    clear();
    // Typed while the rest was taken.
    if (Object.keys(state.typed ?? {}).length > 0) soon();
  }, [state, clear, soon]);

  return (
    <p className="device" role="status">
      {answer ? savingText(answer, t, locale) : heldAt && !isOn && t("form:held", { time: timeOf(heldAt, locale) })}
      {isFull && <> {t("form:draft.full")}</>}
    </p>
  );
}

function savingText(answer: NonNullable<ReturnType<typeof useAutosave>["answer"]>, t: T, locale: Locale): string {
  if (answer.status === "waiting") return t("form:waiting");
  if (answer.status === "refused") return answer.message;
  return answer.theirs ? t("form:apart") : t("form:saved", { time: timeOf(answer.at, locale) });
}
