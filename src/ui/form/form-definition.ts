import { z } from "zod";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type NumberProblem, numberProblem } from "#i18n/number-reading.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";
import { about } from "./field-kinds.ts";
import { countOf, groupOf, keyedOf, rowsOf, withGroup, withKeyed, withRows } from "./form-row-values.ts";
import { type FormValues, listOf, type Problem, textOf } from "./form-state.ts";

/** Its controls hold this of a field: one value, several, or that of each of its parts. */
type Wire = string | string[] | Record<string, string>;

type Field = z.ZodCodec;

type Issue = z.core.$ZodIssue;

/** A form is one object of fields: names, first values, reading and problems all come from it. */
export type FormDefinition<Fields extends z.ZodObject> = {
  fields: Fields;
  /** The controls hold this of a record, by name. */
  values: (record: z.output<Fields>) => FormValues;
  /** Emptied rows are taken out, those that were given another place stand there, and some empty ones follow. */
  tidy: (values: FormValues) => FormValues;
  /**
   * Reads tidy values, without the empty rows after them, and lets the record's own rule (`rule`) judge them, after `complete` has added what no control
   * holds. Either the value, or every problem at once in the order of the form, in the reader's words.
   */
  read: <Input>(
    values: FormValues,
    rule: z.ZodType<Input>,
    complete?: (value: z.output<Fields>) => unknown,
  ) => { ok: true; value: Input } | { ok: false; problems: Problem[] };
  /** A field in the reader's words, with the rows in which it stands: "Topic 2, text, English". */
  nameOf: (field: string) => string;
};

/** `make` is given the language of the page, in which numbers are written. */
export function defineForm<Fields extends z.ZodObject>(
  make: (locale: Locale) => Fields,
): (locale: Locale) => FormDefinition<Fields> {
  const made = new Map<Locale, FormDefinition<Fields>>();
  return (locale) => {
    const known = made.get(locale);
    if (known) return known;
    const definition = definitionOf(make(locale), locale);
    made.set(locale, definition);
    return definition;
  };
}

function definitionOf<Fields extends z.ZodObject>(fields: Fields, locale: Locale): FormDefinition<Fields> {
  return {
    fields,
    values: (record) => tidied(fields, valuesOf(fields, record)),
    tidy: (values) => tidied(fields, values),
    read: (values, rule, complete = (value) => value) => {
      const issues: Issue[] = [];
      const value = decoded(fields, withoutSpare(fields, values), [], issues) as z.output<Fields>;
      const judged = rule.safeParse(complete(value));
      if (judged.success && issues.length === 0) return { ok: true, value: judged.data };
      const unread = new Set(issues.map(({ path }) => path.join(".")));
      const refused = (judged.error?.issues ?? []).filter(({ path }) => !unread.has(path.join(".")));
      return { ok: false, problems: problemsOf(fields, [...issues, ...refused], { values, t: translator(locale) }) };
    },
    nameOf: (field) => {
      const { rows, label } = placeOf(fields, field.split("."), { t: translator(locale) });
      return [...rows, label ?? ""].filter(Boolean).join(", ");
    },
  };
}

function valuesOf(node: z.ZodType, value: unknown, name = ""): FormValues {
  const at = (part: PropertyKey) => (name ? `${name}.${String(part)}` : String(part));
  if (isGroup(node)) {
    const parts = (value ?? {}) as Record<string, unknown>;
    return Object.assign({}, ...Object.entries(node.shape).map(([key, part]) => valuesOf(part, parts[key], at(key))));
  }
  if (isKeyed(node)) {
    const records = Object.entries((value ?? {}) as Record<string, unknown>);
    return Object.assign({}, ...records.map(([key, record]) => valuesOf(elementOf(node), record, at(key))));
  }
  if (isRows(node)) {
    const list = (value ?? []) as unknown[];
    const values = list.map((row, index) => ({
      ...valuesOf(node.element, row, at(index)),
      // The rows that a person was shown are known again, whatever became of their order.
      [at(`${index}.was`)]: String(index),
    }));
    return Object.assign({ [at("rows")]: String(list.length) }, ...values);
  }
  const wire = z.encode(node as Field, value ?? (isList(node) ? [] : null)) as Wire;
  return valuesOfWire(wire, name);
}

export function valuesOfWire(wire: Wire, name: string): FormValues {
  if (typeof wire === "string" || Array.isArray(wire)) return { [name]: wire };
  return Object.fromEntries(Object.entries(wire).map(([part, text]) => [`${name}.${part}`, text]));
}

export function wireOf(node: z.ZodType, values: FormValues, name: string): Wire {
  const from = (node as Field).def.in as z.ZodType;
  if (from instanceof z.ZodArray) return listOf(values, name);
  if (!(from instanceof z.ZodObject)) return textOf(values, name);
  return Object.fromEntries(Object.keys(from.shape).map((part) => [part, textOf(values, `${name}.${part}`)]));
}

function decoded(node: z.ZodType, values: FormValues, path: PropertyKey[], issues: Issue[]): unknown {
  const name = path.join(".");
  if (isGroup(node)) {
    const parts = Object.entries(node.shape);
    return Object.fromEntries(parts.map(([key, part]) => [key, decoded(part, values, [...path, key], issues)]));
  }
  if (isKeyed(node)) {
    const keys = [...keyedOf(values, name).keys()];
    return Object.fromEntries(keys.map((key) => [key, decoded(elementOf(node), values, [...path, key], issues)]));
  }
  if (isRows(node)) {
    return Array.from({ length: countOf(values, name) }, (_, index) =>
      decoded(node.element, values, [...path, index], issues),
    );
  }
  const read = z.safeDecode(node as Field, wireOf(node, values, name));
  if (read.success) return read.data;
  issues.push(...read.error.issues.map((issue) => ({ ...issue, path })));
  return undefined;
}

function tidied(node: z.ZodObject, values: FormValues, isForm = true): FormValues {
  let tidy = values;
  for (const [name, part] of Object.entries(node.shape)) {
    if (isKeyed(part)) {
      const records = [...keyedOf(tidy, name)];
      tidy = withKeyed(
        tidy,
        name,
        records.map(([key, record]) => [key, tidied(elementOf(part), record, isForm)] as const),
      );
    }
    if (isGroup(part) && holdsRows(part)) tidy = withGroup(tidy, name, tidied(part, groupOf(tidy, name), isForm));
    if (!isRows(part)) continue;
    const { spare = 0, least = 0 } = about.get(part) ?? {};
    const filled = filledRows(part, values, name).map((row) => tidied(part.element, row, isForm));
    tidy = withRows(tidy, name, filled, isForm ? Math.max(filled.length + spare, least) : 0);
  }
  return tidy;
}

function holdsRows(group: z.ZodObject): boolean {
  return Object.values(group.shape).some((part) => isRows(part) || (isGroup(part) && holdsRows(part)));
}

/** The same values without the rows that wait for words. */
export function withoutSpare(node: z.ZodObject, values: FormValues): FormValues {
  return tidied(node, values, false);
}

function filledRows(node: Rows, values: FormValues, name: string): FormValues[] {
  const filled = rowsOf(values, name).filter((row) => !isEmpty(node.element, row));
  const { position } = node.element.shape;
  return position ? inOrder(filled, position as Field) : filled;
}

/** Nothing stands in it but what stands there before anybody has typed. */
export function isEmpty(node: z.ZodObject, values: FormValues, name = ""): boolean {
  return Object.entries(node.shape).every(([key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return isEmpty(part, values, at);
    if (isRows(part)) return rowsOf(values, at).every((row) => isEmpty(part.element, row));
    if (isKeyed(part))
      return keyedOf(values, at)
        .values()
        .every((record) => isEmpty(elementOf(part), record));
    if (about.get(part)?.preset) return true;
    return Object.values(valuesOfWire(wireOf(part, values, at), at)).every((value) =>
      [value].flat().every((text) => text.trim() === ""),
    );
  });
}

/** A row given another place stands before the one that had it if it moved up, after it if it moved down. */
function inOrder(rows: readonly FormValues[], position: Field): FormValues[] {
  return rows
    .map((row, index) => {
      const read = z.safeDecode(position, textOf(row, "position"));
      const was = index + 1;
      const place = Number((read.success && read.data) || was);
      return { row, place: place + Math.sign(place - was) / 2, isRead: read.success };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ row, isRead }, index) => (isRead ? { ...row, position: String(index + 1) } : row));
}

/** Every problem at its control, in the order of the form and in the reader's words. */
function problemsOf(fields: z.ZodObject, issues: readonly Issue[], form: { values: FormValues; t: T }): Problem[] {
  const { t } = form;
  const found = issues.map((issue) => {
    const at = placeOf(fields, issue.path, form);
    const where = at.rows.length > 0 ? { where: at.rows.join(", ") } : {};
    return { order: at.order, problem: { field: at.field, message: sentenceOf(issue, at.said, t), ...where } };
  });
  // A fault of what no control holds follows from one of a control, which is said.
  const [first = ""] = Object.keys(fields.shape);
  const atControls = found.filter(({ problem }) => problem.field);
  const told =
    atControls.length > 0
      ? atControls
      : found.map(({ order, problem }) => ({ order, problem: { ...problem, field: first } }));
  return told.sort((a, b) => compareOrders(a.order, b.order)).map(({ problem }) => problem);
}

function placeOf(fields: z.ZodObject, path: readonly PropertyKey[], { values = {}, t }: { values?: FormValues; t: T }) {
  let node: z.ZodType = fields;
  const [names, order, rows]: [string[], number[], string[]] = [[], [], []];
  let said: TextKey | undefined;
  let [label, labelKey]: [string | undefined, TextKey | undefined] = [undefined, undefined];
  for (const step of path) {
    if (isGroup(node)) {
      const keys = Object.keys(node.shape);
      const next: z.ZodType | undefined = node.shape[String(step)];
      if (!next) break;
      order.push(keys.indexOf(String(step)));
      node = next;
    } else if (isRows(node)) {
      const row = about.get(node)?.row;
      if (row) rows.push(t(row, { count: Number(step) + 1 }));
      order.push(Number(step));
      node = node.element;
    } else if (isKeyed(node)) {
      rows.push(String(step));
      order.push([...keyedOf(values, names.join(".")).keys()].indexOf(String(step)));
      node = elementOf(node);
    } else break;
    names.push(String(step));
    const { label: own, problem } = about.get(node) ?? {};
    const language = isLocale(String(step)) ? (String(step) as Locale) : null;
    if (own) label = t(own);
    else if (labelKey && language) label = translator(language)(labelKey);
    labelKey = own ?? (language ? labelKey : undefined);
    said = problem ?? (isRows(node) || isGroup(node) || isKeyed(node) ? undefined : said);
  }
  // A group of controls that has no message of its own says it at its last one.
  if (isGroup(node) && !said && names.length > 0) names.push(Object.keys(node.shape).at(-1) ?? "");
  return { field: names.join("."), order, said, label, rows };
}

/** A problem that names its sentence is said with it; else a text is too long, or the field says what it needs. */
function sentenceOf(issue: Issue, said: TextKey | undefined, t: T): string {
  if (issue.code === "too_big" && issue.origin === "string") {
    return t("staff:problem.tooLong", { count: Number(issue.maximum) });
  }
  if (issue.code === "custom" && issue.params?.reading) {
    return numberProblem(issue.params.reading as NumberProblem, t);
  }
  if (issue.code === "custom" && issue.params?.problem) {
    const { problem, ...values } = issue.params;
    return t(problem, values);
  }
  return t(said ?? "staff:problem.choose");
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (place !== other) return place - other;
  }
  return a.length - b.length;
}

type Rows = z.ZodArray<z.ZodObject>;

export function isGroup(node: z.ZodType): node is z.ZodObject {
  return node instanceof z.ZodObject;
}

export function isRows(node: z.ZodType): node is Rows {
  return node instanceof z.ZodArray;
}

export type Keyed = z.ZodRecord<z.ZodString, z.ZodObject>;

export function isKeyed(node: z.ZodType): node is Keyed {
  return node instanceof z.ZodRecord;
}

/** Each of the rows, or of the records that have a key, holds these fields. */
export function elementOf(node: Rows | Keyed): z.ZodObject {
  return isRows(node) ? node.element : node.valueType;
}

export function isList(node: z.ZodType): boolean {
  return !isGroup(node) && !isRows(node) && !isKeyed(node) && (node as Field).def.in instanceof z.ZodArray;
}
