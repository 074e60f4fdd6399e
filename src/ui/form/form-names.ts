import { carried } from "./form-state.ts";

/** A form carries along what its author was shown, so that a save changes only what its author changed. */
export const shownName = `${carried}shown`;

/** It carries along, too, what stands in the fields that both changed, until their author has chosen. */
export const conflictsName = `${carried}conflicts`;

/** The control in which its author says whose words stay in a field that both changed. */
export function choiceName(field: string): string {
  return `${choices}${field}`;
}

export const choices = "choice.";
