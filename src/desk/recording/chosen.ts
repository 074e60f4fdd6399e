import { z } from "zod";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import { codes, id, keyed, words } from "#ui/form/field-kinds.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** A form about one record carries which it is, and the version that its author was shown. */
export const ofOne = { code: words(), version: id() };

/** Of records to be chosen it carries the version of each. */
export const ofSome = {
  chosen: codes({ problem: "staff:problem.chosen" }),
  seen: keyed(z.object({ version: id() })),
};

const seen = z.object({ code: z.string(), version: z.number() });

export const seenOne = seen.shape;

export const seenSome = z.array(seen);

type OfSome = z.output<z.ZodObject<typeof ofSome>>;

/** Each of the chosen with the version that was seen of it; 0, which none has, where the form carries none. */
export function chosenOf({ chosen, seen }: OfSome): z.output<typeof seenSome> {
  return chosen.map((code) => ({ code, version: seen[code]?.version ?? 0 }));
}

export function versionsOf(items: Readonly<z.output<typeof seenSome>>): OfSome["seen"] {
  return Object.fromEntries(items.map(({ code, version }) => [code, { version }]));
}

export function versionName(code: string): string {
  return `seen.${code}.version`;
}

/** The versions that stand now, for a form that comes back. */
export function versionValues(items: Readonly<z.output<typeof seenSome>>): FormValues {
  return Object.fromEntries(items.map(({ code, version }) => [versionName(code), String(version)]));
}

/** "2021-I-1 to 2021-I-8", "2021-I-1…2021-I-8". */
export function rangesText(codes: readonly string[], locale: Locale): string {
  const between = translator(locale)("ui:code.to");
  const ranges = codeRanges(codes).map(({ from, codes: run }) =>
    run.length > 1 ? `${from}${between}${run.at(-1)}` : from,
  );
  return formatList(ranges, locale);
}
