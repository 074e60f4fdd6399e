import { type RefObject, useId, useLayoutEffect, useState } from "react";

/**
 * Names a form, so that it is found before React takes it over. In that moment React writes into each text area what the portal
 * sent, over words that were typed while the scripts were on their way: they are put back.
 */
export function useEarlyWords(form: RefObject<HTMLFormElement | null>): string {
  const id = useId();
  const [early] = useState(() => wordsIn(typeof document === "undefined" ? null : document.getElementById(id)));
  useLayoutEffect(() => {
    for (const area of form.current?.querySelectorAll("textarea") ?? []) {
      const words = early.get(area.name);
      if (words !== undefined && area.value === area.defaultValue) area.value = words;
    }
  }, [form, early]);
  return id;
}

/** Finds the text areas in which other words stand than came with the page, by their names. */
function wordsIn(form: Element | null): Map<string, string> {
  const typed = [...(form?.querySelectorAll("textarea") ?? [])].filter(
    ({ value, defaultValue }) => value !== defaultValue,
  );
  return new Map(typed.map(({ name, value }) => [name, value]));
}
