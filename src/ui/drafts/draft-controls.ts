import { choices } from "#ui/form/form-names.ts";
import { carried, type FormValues, isUnkept } from "#ui/form/form-state.ts";
import type { Control } from "./draft.ts";

type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Everything in a form that a person can type or choose: nothing that is carried along, and no password. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...byName(form)].map(([name, elements]) => {
    const [first] = elements as [Element];
    const kind = first.type === "hidden" ? "rows" : isChoice(first) ? "choice" : "text";
    return {
      name,
      kind,
      // Read of the few that were changed, and not of all at every key.
      get label() {
        return kind === "rows" ? "" : labelOf(first);
      },
      get said() {
        return kind === "choice" ? elements.flatMap(chosenWords).join(", ") : "";
      },
      values: elements.flatMap(valuesOf),
      choices: kind === "choice" ? elements.flatMap(choicesOf) : [],
    };
  });
}

/** The values of the controls as the portal sent them, where `initial` says nothing of a name. */
export function sentWith(form: HTMLFormElement): FormValues {
  return Object.fromEntries([...byName(form)].map(([name, elements]) => [name, elements.flatMap(defaultsOf)]));
}

/** The values that stand in the form, by name. */
export function standingIn(form: HTMLFormElement): FormValues {
  return Object.fromEntries([...byName(form)].map(([name, elements]) => [name, elements.flatMap(valuesOf)]));
}

function byName(form: HTMLFormElement): Map<string, Element[]> {
  const names = new Map<string, Element[]>();
  for (const element of form.elements) {
    if (!isControl(element) || !element.name || isUnkept(element.name)) continue;
    if (element.name.startsWith(carried) || element.name.startsWith(choices)) continue;
    if (["password", "file", "submit", "button", "image", "reset"].includes(element.type)) continue;
    if (element.type === "hidden" && !element.name.endsWith(".rows")) continue;
    names.set(element.name, [...(names.get(element.name) ?? []), element]);
  }
  return names;
}

function isControl(element: globalThis.Element): element is Element {
  return ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

function isTicked(element: Element): element is HTMLInputElement {
  return element.type === "radio" || element.type === "checkbox";
}

function isSelect(element: Element): element is HTMLSelectElement {
  return element.tagName === "SELECT";
}

function isChoice(element: Element): boolean {
  return isTicked(element) || isSelect(element);
}

function valuesOf(element: Element): string[] {
  if (isTicked(element)) return element.checked ? [element.value] : [];
  return isSelect(element) ? [...element.selectedOptions].map(({ value }) => value) : [element.value];
}

function defaultsOf(element: Element): string[] {
  if (isTicked(element)) return element.defaultChecked ? [element.value] : [];
  if (!isSelect(element)) return [element.defaultValue];
  const options = [...element.options];
  return [(options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? ""];
}

function choicesOf(element: Element): string[] {
  return isSelect(element) ? [...element.options].map(({ value }) => value) : [element.value];
}

function chosenWords(element: Element): string[] {
  if (isSelect(element)) return [...element.selectedOptions].map(({ text }) => text);
  return isTicked(element) && element.checked ? [ownLabel(element)] : [];
}

/** The label of a control; of one that is ticked, that of its group. A row goes before it. */
function labelOf(element: Element): string {
  const row = element.closest("fieldset.form-row, .sheet-row")?.querySelector("legend, h2");
  const group = element.closest("fieldset:not(.form-row)")?.querySelector("legend");
  const own = isTicked(element) ? (group ?? element.labels?.[0]) : element.labels?.[0];
  const part = element.closest(".parts-of") && group;
  return [row, part, own].flatMap((one) => (one ? [wordsOf(one)] : [])).join(", ");
}

function ownLabel(element: HTMLInputElement): string {
  const [label] = element.labels ?? [];
  return label ? wordsOf(label) : element.value;
}

function wordsOf(element: globalThis.Element): string {
  // A label may stand around its control: the options of a list are no part of its name.
  const words = element.cloneNode(true) as globalThis.Element;
  for (const one of words.querySelectorAll("select, textarea")) one.remove();
  return (words.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}
