import { carried, type FormValues, valuesOf } from "./form-state.ts";

/** This device keeps what was typed and not yet taken by the portal. */
export type Draft = { values: FormValues; at: string };

const prefix = "draft:";

export function recall(key: string): Draft | null {
  return attempt(() => {
    const text = localStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Draft) : null;
  });
}

export function keep(key: string, values: FormValues): Draft | null {
  const draft = { values, at: new Date().toISOString() };
  return attempt(() => {
    localStorage.setItem(prefix + key, JSON.stringify(draft));
    return draft;
  });
}

export function forget(key: string): void {
  attempt(() => localStorage.removeItem(prefix + key));
}

/** Takes from a form what is to be kept: without the language of the page, which may be another next time. */
export function typedIn(form: HTMLFormElement): FormValues {
  const { locale: _, ...typed } = valuesOf(new FormData(form));
  // A box that is not ticked is not among the data, though somebody may just have cleared it.
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) typed[box.name] ??= [];
  return typed;
}

/** Whether the same was typed. */
export function sameValues(a: FormValues, b: FormValues): boolean {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !name.startsWith(carried));
  return names.every((name) => [a[name] ?? ""].flat().join("\n") === [b[name] ?? ""].flat().join("\n"));
}

/** A browser may forbid its storage altogether: then the form works as without it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
