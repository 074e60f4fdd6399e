import { z } from "zod";
import { defaultLocale, isLocale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { likenessOf } from "#lib/compared.ts";
import { elementOf, isGroup, isKeyed, isRows, type Keyed, wireOf } from "#ui/form/form-definition.ts";
import { keyedOf, rowsOf } from "#ui/form/form-row-values.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Whether two forms say the same, however it is written. */
export function saysTheSame(node: z.ZodObject, a: FormValues, b: FormValues, name = ""): boolean {
  return partsOf(node).every(([key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return saysTheSame(part, a, b, at);
    if (isKeyed(part)) return saysTheSameByKey(part, a, b, at);
    if (!isRows(part)) return meaning(part, a, at) === meaning(part, b, at);
    const [one, other] = [rowsOf(a, at), rowsOf(b, at)];
    return one.length === other.length && one.every((row, index) => saysTheSame(part.element, row, other[index] ?? {}));
  });
}

function saysTheSameByKey(node: Keyed, a: FormValues, b: FormValues, name: string): boolean {
  const [one, other] = [keyedOf(a, name), keyedOf(b, name)];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return keys.values().every((key) => saysTheSame(elementOf(node), one.get(key) ?? {}, other.get(key) ?? {}));
}

/** So many fields say the same in both, or nearly. */
export function likeness(node: z.ZodObject, a: FormValues, b: FormValues, name = ""): number {
  return partsOf(node).reduce((sum, [key, part]) => {
    const at = name ? `${name}.${key}` : key;
    if (isGroup(part)) return sum + likeness(part, a, b, at);
    if (isKeyed(part)) return sum;
    if (isRows(part)) {
      const others = rowsOf(b, at);
      return sum + rowsOf(a, at).filter((one) => others.some((other) => saysTheSame(part.element, one, other))).length;
    }
    const [said, other] = [meaning(part, a, at), meaning(part, b, at)];
    if ([said, other].some((nothing) => nothing === "null" || nothing === "[]")) return sum;
    return sum + (said === other ? 1 : likenessOf(said, other, isLocale(key) ? key : defaultLocale));
  }, 0);
}

/** The place of a row is no field of it: its order among the others tells it. */
export function partsOf(node: z.ZodObject): [string, z.ZodType][] {
  return Object.entries(node.shape).filter(([key]) => key !== "position");
}

/** The sense of a field, whatever the way in which it is written: of what cannot be read, the words themselves. */
export function meaning(part: z.ZodType, values: FormValues, name: string): string {
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
