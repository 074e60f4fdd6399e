"use client";

import type { KeyboardEvent, ReactNode } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A table is filled in by keyboard: Enter leads to the same control of the next row, Alt and the arrow down takes the value along.
 * A form with many rows is sent by its buttons.
 */
export function SortKeys({ children }: { children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const control = event.target;
    if (
      !(
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      )
    )
      return;
    const copies = event.altKey && event.key === "ArrowDown";
    const goesOn = event.key === "Enter" && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!copies && !goesOn) return;
    event.preventDefault();
    const next = below(control, event.currentTarget);
    if (!next) return;
    if (copies) put(next, control.value);
    next.focus();
  };
  // biome-ignore lint/a11y/noStaticElementInteractions: the controls within it are what is used.
  return <div onKeyDown={onKeyDown}>{children}</div>;
}

/** The same control in the next row in which it is shown. */
function below(control: Control, table: HTMLElement): Control | undefined {
  const part = partOf(control.name);
  const same = [...table.querySelectorAll<Control>("input, textarea, select")].filter(
    ({ name, offsetParent }) => partOf(name) === part && offsetParent !== null,
  );
  return same[same.indexOf(control) + 1];
}

/** "row.0f3a.title.en" is the "title.en" of a row. */
function partOf(name: string): string {
  return name.replace(/^row\.[^.]+\./, "");
}

/** As if it had been typed: what keeps the words of the form hears of it. */
function put(control: Control, value: string): void {
  if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value)) return;
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
