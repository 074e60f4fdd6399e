import type { Locale } from "#i18n/locale.ts";
import { shownName } from "#ui/form/form-names.ts";
import { carried, type FormValues, keyName } from "#ui/form/form-state.ts";

/** The name under which a form carries the draft that goes when its words are taken. */
export const draftName = `${carried}draft`;

/** The name under which it carries the moment until which its words were typed. */
export const momentName = `${carried}moment`;

let last = 0;

/** Now, by the clock of this browser, which may be set back: later than every moment that it told before. */
export function momentNow(): string {
  last = Math.max(Date.now(), last + 1);
  return new Date(last).toISOString();
}

/** A form keeps what is typed under its own name and that of the record: on the device, or with the portal where few may read it. */
export type KeptAs = { form: string; record: string; place: "device" | "server" };

/** The controls of one name as they stand in a form. `rows` is a number of rows, which nobody types. */
export type Control = {
  name: string;
  kind: "text" | "choice" | "rows";
  /** in the words of the page */
  label: string;
  values: readonly string[];
  /** the labels of what is chosen */
  said: string;
  /** all that can be chosen; empty where anything can be typed */
  choices: readonly string[];
};

/** One field that differs from what the portal had sent, and what that was. */
export type DraftField = Pick<Control, "name" | "kind" | "label" | "said"> & {
  was: readonly string[];
  now: readonly string[];
};

/**
 * Words that somebody typed into a form and the portal has not taken. It holds the fields that were changed and no other, so
 * that it never brings an old value back over a newer one.
 */
export type Draft = Omit<KeptAs, "place"> & {
  /** each opened form has its own: two tabs never overwrite one another */
  id: string;
  /** the tab in which it was typed */
  tab: string;
  at: string;
  /** the address below the language, and what stood above the form there */
  page: string;
  title: string;
  language: Locale;
  fields: readonly DraftField[];
  /** the numbers of rows that the portal had sent, by name: the place of a row means nothing where they are others */
  rows: Readonly<Record<string, string>>;
  /** by it the portal knows the form again: its answer may have been lost, and the words taken already */
  key?: string | null;
  /** the draft that was put back into the form and gives way to this one */
  replaces?: string | null;
};

/** The values of a name that the portal sent. */
export type Base = (name: string) => readonly string[];

/** The fields that say something else than the portal sent; none where only empty rows were added. */
export function changedFields(controls: readonly Control[], base: Base): DraftField[] {
  const changed = controls.filter((control) => !sameValue(control.values, base(control.name)));
  if (changed.every(({ kind }) => kind === "rows")) return [];
  return changed.map(({ name, kind, label, said, values }) => ({
    name,
    kind,
    label,
    said,
    was: base(name),
    now: values,
  }));
}

/** The number of rows that the portal sent, for each list of rows. */
export function sentRows(controls: readonly Control[], base: Base): Record<string, string> {
  const rows = controls.filter(({ kind }) => kind === "rows");
  return Object.fromEntries(rows.map(({ name }) => [name, base(name)[0] ?? ""]));
}

/** The fields that are still news; those that the record holds by now are not. */
export function newsIn(draft: Draft, base: Base): DraftField[] {
  const news = draft.fields.filter(({ name, now }) => !sameValue(now, base(name)));
  return news.some(({ kind }) => kind !== "rows") ? news : [];
}

export type PutBack = {
  /** those typed in the form already, and those that come back beside them */
  values: FormValues;
  back: DraftField[];
  /** a colleague's values, stored meanwhile where something comes back */
  theirs: FormValues;
};

/**
 * Puts a draft back into a form. A field that the form does not have any more, or of another kind, or that can no longer
 * take the value, stays out, and so does one in which something newer is typed: those are handed back as text.
 */
export function putBack(draft: Draft, controls: readonly Control[], base: Base): PutBack {
  const typed = changedFields(controls, base);
  const isNewer = ({ name, now }: DraftField) => typed.some((one) => one.name === name && !sameValue(one.now, now));
  const back = newsIn(draft, base).filter((field) => !isNewer(field) && fits(field, draft, controls, base));
  const shown = shownIn(base(shownName));
  if (shown) for (const { name, kind, was } of back) if (kind !== "rows") shown[name] = was;
  const hasChanged = back.filter(({ name, was }) => !sameValue(was, base(name)));
  return {
    values: {
      ...Object.fromEntries([...typed, ...back].map(({ name, now }) => [name, [...now]])),
      ...(back.length > 0 && draft.key && { [keyName]: draft.key }),
      ...(shown && { [shownName]: JSON.stringify(shown) }),
    },
    back,
    theirs: Object.fromEntries(hasChanged.map(({ name }) => [name, [...base(name)]])),
  };
}

/** The values that a form carries along as shown to its author: where a draft comes back, those over which it was typed. */
function shownIn([text]: readonly string[]): Record<string, readonly string[] | string> | null {
  return text ? JSON.parse(text) : null;
}

function fits(field: DraftField, draft: Draft, controls: readonly Control[], base: Base): boolean {
  const rows = controls.filter(({ kind, name }) => kind === "rows" && isAmong(field.name, name));
  if (rows.some(({ name }) => draft.rows[name] !== base(name)[0])) return false;
  const control = controls.find(({ name }) => name === field.name);
  // A row that is not there yet comes back with its controls.
  if (!control) return rows.length > 0;
  return (
    control.kind === field.kind && (field.kind !== "choice" || field.now.every((one) => control.choices.includes(one)))
  );
}

/** Whether a control, or a number of rows, stands in these rows: `topics.1.text.en` in those of `topics.rows`. */
function isAmong(name: string, rows: string): boolean {
  return name.startsWith(rows.slice(0, -"rows".length));
}

export function sameValue(a: readonly string[], b: readonly string[]): boolean {
  return plain(a) === plain(b);
}

/** A browser ends lines in its own way; nothing typed is an empty text; the order of ticks says nothing. */
function plain(values: readonly string[]): string {
  return values
    .map((value) => value.replaceAll("\r\n", "\n"))
    .filter(Boolean)
    .sort()
    .join("\0");
}

const longestExcerpt = 80;

/** The first words of a field, as somebody would recognize them. */
export function firstWords({ kind, said, now }: DraftField): string {
  const text = (kind === "choice" ? said : now.join(", ")).replaceAll(/\s+/g, " ").trim();
  if (text.length <= longestExcerpt) return text;
  const cut = text.slice(0, longestExcerpt);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestExcerpt / 2))} ...`;
}

/** The newest first. */
export function byAge(a: Draft, b: Draft): number {
  return b.at.localeCompare(a.at);
}
