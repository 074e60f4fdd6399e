import type { FormValues } from "./form-state.ts";

/** What was typed on this device and not yet taken by the portal. */
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

export function sameValues(a: FormValues, b: FormValues): boolean {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
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
