import { diffArrays } from "diff";
import { z } from "zod";
import { cleanText } from "#lib/clean-text.ts";
import { isGroup, isList, isRows, valuesOfWire, wireOf, withoutSpare } from "./form-definition.ts";
import { rowsOf, withRows } from "./form-row-values.ts";
import { type FormValues, listOf, textOf } from "./form-state.ts";

export type Three = {
  /** stood in the form when its author was shown it; `null` where no record was shown */
  shown: FormValues | null;
  /** came back */
  typed: FormValues;
  /** stands in the record by now */
  stored: FormValues;
};

export type Merged = {
  values: FormValues;
  /** The fields that both changed, each in its own way, with the stored values: `values` hold what the author typed. */
  fields: Record<string, FormValues>;
  /** Names of rows that one changed while the other took them out or, with lists, that both put in another order: they stay. */
  rows: string[];
};

/**
 * The record with each change of its author and each change that others made meanwhile. A field that nobody touched
 * comes from the record; the two languages of a text are two fields; of several choices each is one. Where its author was
 * shown no record, each field in which the two differ was changed by both.
 */
export function mergeForm(fields: z.ZodObject, { shown, typed, stored }: Three): Merged {
  const bare = (values: FormValues) => withoutSpare(fields, values);
  return mergeGroup(fields, {
    shown: shown && bare(shown),
    typed: bare({ ...(shown && absent(fields, { shown, typed })), ...typed }),
    stored: bare(stored),
  });
}

/** The shown values of fields whose controls did not come back: nobody touched them. Of boxes none comes where none is ticked. */
function absent(node: z.ZodObject, { shown, typed }: Record<"shown" | "typed", FormValues>, name = ""): FormValues {
  const missing = Object.entries(node.shape).map(([key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return absent(part, { shown, typed }, at);
    if (isRows(part)) {
      const own = Object.entries(shown).filter(([control]) => control.startsWith(`${at}.`));
      return `${at}.rows` in typed ? {} : Object.fromEntries(own);
    }
    const values = fieldValues(part, shown, at);
    return isList(part) || Object.keys(values).some((control) => control in typed) ? {} : values;
  });
  return Object.assign({}, ...missing);
}

/** Whether two forms say the same, however it is written. */
export function saysTheSame(node: z.ZodObject, a: FormValues, b: FormValues, name = ""): boolean {
  return partsOf(node).every(([key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return saysTheSame(part, a, b, at);
    if (!isRows(part)) return meaning(part, a, at) === meaning(part, b, at);
    const [one, other] = [rowsOf(a, at), rowsOf(b, at)];
    return one.length === other.length && one.every((row, index) => saysTheSame(part.element, row, other[index] ?? {}));
  });
}

function mergeGroup(node: z.ZodObject, three: Three, name = ""): Merged {
  let merged: Merged = { values: three.typed, fields: {}, rows: [] };
  for (const [key, part] of partsOf(node)) {
    const at = name ? `${name}.${key}` : key;
    const next = isGroup(part)
      ? mergeGroup(part, { ...three, typed: merged.values }, at)
      : isRows(part)
        ? mergeRows(part, { ...three, typed: merged.values }, at)
        : mergeField(part, { ...three, typed: merged.values }, at);
    merged = {
      values: next.values,
      fields: { ...merged.fields, ...next.fields },
      rows: [...merged.rows, ...next.rows],
    };
  }
  return merged;
}

function mergeField(part: z.ZodType, { shown, typed, stored }: Three, name: string): Merged {
  const [was, mine, theirs] = [shown, typed, stored].map((values) => values && meaning(part, values, name));
  const result = (values: FormValues, fields: Merged["fields"] = {}) => ({ values, fields, rows: [] });
  if (mine === was) return result({ ...typed, ...fieldValues(part, stored, name) });
  if (theirs === was || mine === theirs) return result(typed);
  if (!shown || !isList(part)) return result(typed, { [name]: fieldValues(part, stored, name) });
  const [before, added] = [new Set(listOf(shown, name)), listOf(typed, name)];
  const kept = listOf(stored, name).filter((choice) => !before.has(choice) || added.includes(choice));
  return result({ ...typed, [name]: [...new Set([...kept, ...added.filter((choice) => !before.has(choice))])] });
}

/** One row as it was shown, came back and is stored, as far as it is in each of the three. */
type Item = { shown?: number; typed?: number; stored?: number };

function mergeRows(part: z.ZodArray<z.ZodObject>, three: Three, name: string): Merged {
  const { element } = part;
  const [shown, typed, stored] = [three.shown ?? {}, three.typed, three.stored].map((values) =>
    rowsOf(values, name),
  ) as [FormValues[], FormValues[], FormValues[]];
  const items = itemsOf(element, { shown, typed, stored });
  const [ofMine, ofTheirs] = (["typed", "stored"] as const).map((which) => isReordered(items, which));
  const ordered = inOneOrder(items, ofMine && !ofTheirs ? "typed" : "stored");
  const merged: Merged = { values: three.typed, fields: {}, rows: [] };
  const rows: FormValues[] = [];
  for (const item of ordered) {
    const at = `${name}.${rows.length}`;
    const [was, mine, theirs] = [row(shown, item.shown), row(typed, item.typed), row(stored, item.stored)];
    const mark = { was: item.stored === undefined ? "" : String(item.stored) };
    if (mine && theirs) {
      const one = was ? mergeGroup(element, { shown: was, typed: mine, stored: theirs }) : { ...nothing, values: mine };
      for (const [field, values] of Object.entries(one.fields)) merged.fields[`${at}.${field}`] = under(at, values);
      merged.rows.push(...one.rows.map((field) => `${at}.${field}`));
      rows.push({ ...one.values, ...mark });
      continue;
    }
    const left = mine ?? theirs;
    // One took it out and the other left it as it was.
    if (!left || (was && saysTheSame(element, was, left))) continue;
    if (was) merged.rows.push(at);
    rows.push({ ...left, ...mark });
  }
  if (ofMine && ofTheirs && !isSameOrder(items)) merged.rows.push(name);
  return { ...merged, values: withRows(three.typed, name, inPlace(element, rows)) };
}

const nothing = { fields: {}, rows: [] } satisfies Partial<Merged>;

/** The values of a row by their names in the form. */
function under(name: string, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).map(([part, value]) => [`${name}.${part}`, value]));
}

/** A place that cannot be read stays as it was typed. */
function inPlace(element: z.ZodObject, rows: readonly FormValues[]): readonly FormValues[] {
  const { position } = element.shape;
  if (!position) return rows;
  return rows.map((one, index) => {
    const isRead = z.safeDecode(position as z.ZodCodec, textOf(one, "position")).success;
    return isRead ? { ...one, position: String(index + 1) } : one;
  });
}

/** The place of a row is no field of it: its order among the others tells it. */
function partsOf(node: z.ZodObject): [string, z.ZodType][] {
  return Object.entries(node.shape).filter(([key]) => key !== "position");
}

function row(rows: readonly FormValues[], index: number | undefined): FormValues | undefined {
  return index === undefined ? undefined : rows[index];
}

function itemsOf(element: z.ZodObject, { shown, typed, stored }: Record<keyof Three, readonly FormValues[]>): Item[] {
  const [mine, theirs] = [new Map<number, number>(), kinOf(element, shown, stored)];
  for (const [index, values] of typed.entries()) {
    const was = textOf(values, "was");
    if (/^\d+$/.test(was) && Number(was) < shown.length && !mine.has(Number(was))) mine.set(Number(was), index);
  }
  const items: Item[] = shown.map((_, index) => ({ shown: index, typed: mine.get(index), stored: theirs.get(index) }));
  const [known, seen] = [new Set(mine.values()), new Set(theirs.values())];
  for (const [index, values] of typed.entries()) {
    if (known.has(index)) continue;
    // Both entered the same: it is one row, as where a form is sent again.
    const same = stored.findIndex((other, at) => !seen.has(at) && saysTheSame(element, values, other));
    if (same >= 0) seen.add(same);
    items.push({ typed: index, stored: same >= 0 ? same : undefined });
  }
  for (const index of stored.keys()) if (!seen.has(index)) items.push({ stored: index });
  return items;
}

/** The stored row that each of those shown has become: the same one, though moved, else the one most like it. */
function kinOf(element: z.ZodObject, shown: readonly FormValues[], stored: readonly FormValues[]): Map<number, number> {
  const kin = new Map<number, number>();
  const changed: { shown: number[]; stored: number[] } = { shown: [], stored: [] };
  let [i, j] = [0, 0];
  const comparator = (a: FormValues, b: FormValues) => saysTheSame(element, a, b);
  for (const { added, removed, value } of diffArrays([...shown], [...stored], { comparator })) {
    for (const _ of value) {
      if (added) changed.stored.push(j++);
      else if (removed) changed.shown.push(i++);
      else kin.set(i++, j++);
    }
  }
  const likely = changed.shown
    .flatMap((one) =>
      changed.stored.map((other) => ({ one, other, like: likeness(element, shown[one] ?? {}, stored[other] ?? {}) })),
    )
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like);
  const taken = new Set<number>();
  for (const { one, other } of likely) {
    if (kin.has(one) || taken.has(other)) continue;
    kin.set(one, other);
    taken.add(other);
  }
  return kin;
}

/** So many fields hold the same words in both. */
function likeness(node: z.ZodObject, a: FormValues, b: FormValues, name = ""): number {
  return partsOf(node).reduce((sum, [key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return sum + likeness(part, a, b, at);
    if (isRows(part)) {
      const others = rowsOf(b, at);
      return sum + rowsOf(a, at).filter((one) => others.some((other) => saysTheSame(part.element, one, other))).length;
    }
    const said = meaning(part, a, at);
    return sum + Number(said !== "null" && said !== "[]" && said === meaning(part, b, at));
  }, 0);
}

function isReordered(items: readonly Item[], which: "typed" | "stored"): boolean {
  const order = items.flatMap((item) => (item.shown !== undefined && item[which] !== undefined ? [item[which]] : []));
  return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
}

function isSameOrder(items: readonly Item[]): boolean {
  const inBoth = items.filter(({ typed, stored }) => typed !== undefined && stored !== undefined);
  const ofMine = [...inBoth].sort((a, b) => (a.typed ?? 0) - (b.typed ?? 0));
  return ofMine.every(({ stored }, index) => index === 0 || (stored ?? 0) > (ofMine[index - 1]?.stored ?? 0));
}

/** The rows of one of the two in its order; each of the other's own stands after the row before it there. */
function inOneOrder(items: readonly Item[], lead: "typed" | "stored"): Item[] {
  const follow = lead === "typed" ? "stored" : "typed";
  const of = (which: "typed" | "stored") =>
    items.filter((item) => item[which] !== undefined).sort((a, b) => (a[which] ?? 0) - (b[which] ?? 0));
  const ordered = of(lead);
  let before: Item | undefined;
  for (const item of of(follow)) {
    if (item[lead] === undefined) ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, item);
    before = item;
  }
  return ordered;
}

/** The sense of a field, whatever the way in which it is written: of what cannot be read, the words themselves. */
function meaning(part: z.ZodType, values: FormValues, name: string): string {
  const wire = wireOf(part, values, name);
  const tidy = (text: string) => cleanText(text);
  const typed =
    typeof wire === "string"
      ? tidy(wire)
      : Array.isArray(wire)
        ? wire.map(tidy).sort()
        : Object.fromEntries(Object.entries(wire).map(([key, text]) => [key, tidy(text)]));
  const read = z.safeDecode(part as z.ZodCodec, typed);
  return JSON.stringify(read.success ? (read.data ?? null) : typed);
}

function fieldValues(part: z.ZodType, values: FormValues, name: string): FormValues {
  return valuesOfWire(wireOf(part, values, name), name);
}
