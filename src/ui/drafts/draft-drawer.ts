import { type FormValues, isUnkept } from "#ui/form/form-state.ts";
import { byAge, type Draft, type KeptAs } from "./draft.ts";

/**
 * A person's drawer on this device. Nobody else's is opened: every key begins with the one to whom it belongs. Words that
 * only few may read never lie there; until the portal has them they wait in the tab and go with it.
 */
const prefix = "kept";

type Place = "device" | "tab";

export function placeOnHand(keptAs: KeptAs): Place {
  return keptAs.place === "device" ? "device" : "tab";
}

/** False where the browser keeps nothing: its storage is full, or forbidden. */
export function put(person: string, place: Place, draft: Draft): boolean {
  return attempt(() => storageOf(place).setItem(keyOf(person, draft.id), JSON.stringify(draft))) !== null;
}

export function take(person: string, place: Place, id: string): void {
  attempt(() => storageOf(place).removeItem(keyOf(person, id)));
}

/** Everything of a person that lies in a place, the newest first. */
export function drawerOf(person: string, place: Place): Draft[] {
  const start = `${prefix}:${person}:`;
  const drafts = keysIn(place).flatMap((key) => (key.startsWith(start) ? (read<Draft>(place, key) ?? []) : []));
  return drafts.filter(({ fields, at }) => Array.isArray(fields) && typeof at === "string").sort(byAge);
}

export function isOf({ form, record }: Draft, keptAs: KeptAs): boolean {
  return form === keptAs.form && record === keptAs.record;
}

export function empty(person: string): void {
  for (const place of ["device", "tab"] as const) for (const { id } of drawerOf(person, place)) take(person, place, id);
}

/** Until 2026 the portal kept words on a device without saying whose they were. */
export type Ownerless = { at: string; values: FormValues };

export function ownerless(keptAs: KeptAs): Ownerless | null {
  const found = read<Ownerless>("device", ownerlessKey(keptAs));
  if (!found || typeof found.values !== "object" || typeof found.at !== "string") return null;
  const values = Object.entries(found.values).filter(([name]) => !isUnkept(name) && !/^carried\.|\.rows$/.test(name));
  return { at: found.at, values: Object.fromEntries(values) };
}

export function forgetOwnerless(keptAs: KeptAs): void {
  attempt(() => localStorage.removeItem(ownerlessKey(keptAs)));
}

export function keepOwnerless(keptAs: KeptAs, found: Ownerless): void {
  attempt(() => localStorage.setItem(ownerlessKey(keptAs), JSON.stringify(found)));
}

/** Tells tabs apart; one that is loaded anew stays the same. */
export function tabId(): string {
  const key = `${prefix}-tab`;
  const before = attempt(() => sessionStorage.getItem(key));
  if (before) return before;
  const id = randomId();
  attempt(() => sessionStorage.setItem(key, id));
  return id;
}

/** `crypto.randomUUID` is there only where the line is encrypted. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function ownerlessKey({ form, record }: KeptAs): string {
  return `draft:${form}-${record}`;
}

function keyOf(person: string, id: string): string {
  return `${prefix}:${person}:${id}`;
}

function storageOf(place: Place): Storage {
  return place === "device" ? localStorage : sessionStorage;
}

function keysIn(place: Place): string[] {
  return attempt(() => Object.keys(storageOf(place))) ?? [];
}

function read<T>(place: Place, key: string): T | null {
  return attempt(() => {
    const text = storageOf(place).getItem(key);
    return text ? (JSON.parse(text) as T) : null;
  });
}

/** A browser may forbid its storage altogether: then the form works as without it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
