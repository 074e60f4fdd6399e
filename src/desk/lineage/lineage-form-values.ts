import { type LineageInput, type LineageKind, lineageInput, type Step } from "#features/recommendations/lineage.ts";
import { type FormValues, listOf, textOf } from "#ui/form/form-state.ts";

/**
 * The desk can say this of one recommendation: `from`, it continues those chosen; `to`, it became those chosen. Of a
 * merging the later one tells, of a splitting the earlier one.
 */
export const tellings = [
  "from-carriedOver",
  "from-reworded",
  "from-merged",
  "from-superseded",
  "to-carriedOver",
  "to-reworded",
  "to-split",
  "to-superseded",
] as const;

export type Telling = (typeof tellings)[number];

/** The lineage that a form tells of `code`; `null` while nothing is chosen. */
export function lineageOf(values: FormValues, code: string): LineageInput | null {
  const telling = tellings.find((one) => one === textOf(values, "telling"));
  const others = othersOf(values);
  if (!telling || others.length === 0) return null;
  const [way, kind] = telling.split("-") as ["from" | "to", LineageKind];
  return way === "from" ? { kind, from: others, to: [code] } : { kind, from: [code], to: others };
}

export function othersOf(values: FormValues): string[] {
  return [...new Set(listOf(values, "others").filter(Boolean))];
}

/** A step of the line as one value of a choice, and back; `null` where it is none. */
export function stepValue({ kind, from, to }: Step): string {
  return JSON.stringify({ kind, from, to });
}

export function stepOf(values: FormValues): LineageInput | null {
  try {
    return lineageInput.parse(JSON.parse(textOf(values, "step")));
  } catch {
    return null;
  }
}
