import { type FormState, type FormValues, textOf } from "./form-state.ts";

/**
 * Rows of a form: `topics.0.text.en`, `topics.1.text.en`, and how many there are in `topics.rows`. A row may hold rows
 * itself: `conflicts.0.statements.1.text.en`.
 */
export const mostRows = 200;

/** The values of each row, without the row's name before them: `text.en`. */
export function rowsOf(values: FormValues, name: string): FormValues[] {
  return Array.from({ length: countOf(values, name) }, (_, index) => groupOf(values, `${name}.${index}`));
}

export function countOf(values: FormValues, name: string): number {
  const count = Number(textOf(values, `${name}.rows`));
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), mostRows) : 0;
}

/** The same values with these rows instead, and at least `least` of them. */
export function withRows(values: FormValues, name: string, rows: readonly FormValues[], least = 0): FormValues {
  const rest = Object.entries(values).filter(([key]) => !key.startsWith(`${name}.`));
  const own = rows.flatMap((row, index) =>
    Object.entries(row).map(([key, value]) => [`${name}.${index}.${key}`, value]),
  );
  return Object.fromEntries([...rest, ...own, [`${name}.rows`, String(Math.max(rows.length, least))]]);
}

/** The values of the fields under this name, without the name before them. */
export function groupOf(values: FormValues, name: string): FormValues {
  const prefix = `${name}.`;
  const own = Object.entries(values).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

/** The same values with these under that name instead. */
export function withGroup(values: FormValues, name: string, group: FormValues): FormValues {
  const rest = Object.entries(values).filter(([key]) => !key.startsWith(`${name}.`));
  return Object.fromEntries([...rest, ...Object.entries(group).map(([key, value]) => [`${name}.${key}`, value])]);
}

/** The values of each record that has fields under this name, in the order of the form, without both names before them. */
export function keyedOf(values: FormValues, name: string): Map<string, FormValues> {
  const records = new Map<string, FormValues>();
  for (const [path, value] of Object.entries(values)) {
    if (!path.startsWith(`${name}.`)) continue;
    const [key = "", ...rest] = path.slice(name.length + 1).split(".");
    if (rest.length === 0) continue;
    const record = records.get(key) ?? {};
    record[rest.join(".")] = value;
    records.set(key, record);
  }
  return records;
}

/** The same values with these records instead. */
export function withKeyed(
  values: FormValues,
  name: string,
  records: Iterable<readonly [string, FormValues]>,
): FormValues {
  const rest = Object.entries(values).filter(([path]) => !path.startsWith(`${name}.`));
  const own = [...records].flatMap(([key, record]) =>
    Object.entries(record).map(([path, value]) => [`${name}.${key}.${path}`, value]),
  );
  return Object.fromEntries([...rest, ...own]);
}

/** The button "one more row" without JavaScript: the form comes back with everything typed and the row. */
export function oneMoreRow(values: FormValues): FormState | null {
  const [intent, name] = textOf(values, "intent").split(":");
  if (intent !== "more" || !name) return null;
  const count = Math.min(countOf(values, name) + 1, mostRows);
  return { status: "continued", values: { ...values, [`${name}.rows`]: String(count) } };
}
