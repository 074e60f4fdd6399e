import { diffArrays } from "diff";
import { z } from "zod";
import {
  elementOf,
  isGroup,
  isKeyed,
  isList,
  isRows,
  type Keyed,
  valuesOfWire,
  wireOf,
  withoutSpare,
} from "#ui/form/form-definition.ts";
import { keyedOf, rowsOf, withKeyed, withRows } from "#ui/form/form-row-values.ts";
import { type FormValues, listOf, textOf } from "#ui/form/form-state.ts";
import { likeness, meaning, partsOf, saysTheSame } from "./form-meaning.ts";

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
    if (isKeyed(part)) return {};
    const values = fieldValues(part, shown, at);
    return isList(part) || Object.keys(values).some((control) => control in typed) ? {} : values;
  });
  return Object.assign({}, ...missing);
}

function mergeGroup(node: z.ZodObject, three: Three, name = ""): Merged {
  let merged: Merged = { values: three.typed, fields: {}, rows: [] };
  for (const [key, part] of partsOf(node)) {
    const at = name ? `${name}.${key}` : key;
    const next = isGroup(part)
      ? mergeGroup(part, { ...three, typed: merged.values }, at)
      : isRows(part)
        ? mergeRows(part, { ...three, typed: merged.values }, at)
        : isKeyed(part)
          ? mergeKeyed(part, { ...three, typed: merged.values }, at)
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

/** Nobody types a key in or takes one out: a record that one of the three lacks is there as it stands in the others. */
function mergeKeyed(part: Keyed, three: Three, name: string): Merged {
  const [shown, typed, stored] = [three.shown ?? {}, three.typed, three.stored].map((values) =>
    keyedOf(values, name),
  ) as [Map<string, FormValues>, Map<string, FormValues>, Map<string, FormValues>];
  const merged: Merged = { values: three.typed, fields: {}, rows: [] };
  const records = [...new Set([...typed.keys(), ...stored.keys()])].map((key): [string, FormValues] => {
    const [mine, theirs] = [typed.get(key), stored.get(key) ?? shown.get(key)];
    if (!mine || !theirs) return [key, mine ?? theirs ?? {}];
    const [element, was] = [elementOf(part), three.shown && (shown.get(key) ?? theirs)];
    const back = { ...(was && absent(element, { shown: was, typed: mine })), ...mine };
    const one = mergeGroup(element, { shown: was, typed: back, stored: theirs });
    addUnder(merged, `${name}.${key}`, one);
    return [key, one.values];
  });
  return { ...merged, values: withKeyed(three.typed, name, records) };
}

/** Names below this one what both changed there. */
function addUnder(merged: Merged, name: string, { fields, rows }: Merged): void {
  for (const [field, values] of Object.entries(fields)) merged.fields[`${name}.${field}`] = under(name, values);
  merged.rows.push(...rows.map((field) => `${name}.${field}`));
}

/** One row as it was shown, came back and is stored, as far as it is in each of the three. */
type Item = { shown?: number; typed?: number; stored?: number };

function mergeRows(part: z.ZodArray<z.ZodObject>, three: Three, name: string): Merged {
  const { element } = part;
  const [shown, typed, stored] = [three.shown ?? {}, three.typed, three.stored].map((values) =>
    rowsOf(values, name),
  ) as [FormValues[], FormValues[], FormValues[]];
  const items = three.shown ? itemsOf(element, { shown, typed, stored }) : itemsUnseen(element, typed, stored);
  const [ofMine, ofTheirs] = (["typed", "stored"] as const).map((which) => isReordered(items, which));
  const ordered = inOneOrder(items, ofMine && !ofTheirs ? "typed" : "stored");
  const merged: Merged = { values: three.typed, fields: {}, rows: [] };
  const rows: FormValues[] = [];
  for (const item of ordered) {
    const at = `${name}.${rows.length}`;
    const [was, mine, theirs] = [row(shown, item.shown), row(typed, item.typed), row(stored, item.stored)];
    const mark = { was: item.stored === undefined ? "" : String(item.stored) };
    if (mine && theirs) {
      const one = mergeGroup(element, { shown: was ?? null, typed: mine, stored: theirs });
      addUnder(merged, at, one);
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

/** Where no record was shown, a typed row is the stored one that is most like it, and each field in which they differ is asked for. */
function itemsUnseen(element: z.ZodObject, typed: readonly FormValues[], stored: readonly FormValues[]): Item[] {
  const kin = kinOf(element, typed, stored);
  const known = new Set(kin.values());
  const theirs = [...stored.keys()].filter((index) => !known.has(index)).map((index) => ({ stored: index }));
  return [...typed.keys().map((index) => ({ typed: index, stored: kin.get(index) })), ...theirs];
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

function fieldValues(part: z.ZodType, values: FormValues, name: string): FormValues {
  return valuesOfWire(wireOf(part, values, name), name);
}
