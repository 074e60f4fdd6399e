import { z } from "zod";
import { type Locale, locales } from "#i18n/locale.ts";
import { compareWords, type Piece } from "#lib/compared.ts";
import { choiceName, conflictsName, shownName } from "#ui/form/form-names.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";

const valuesShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const conflictsShape = z.record(z.string(), valuesShape);

/** The first values of a form, which are also those that its author is shown. */
export function withShown(values: FormValues): FormValues {
  return { ...values, ...shownNow(values) };
}

/** Carries on that its author is shown these, or no record (`null`). Empty is what a name has that is not there. */
export function shownNow(values: FormValues | null): FormValues {
  const told = Object.entries(values ?? {}).filter(([name, value]) => value.length > 0 && name !== shownName);
  return { [shownName]: JSON.stringify(values && Object.fromEntries(told)) };
}

/** `null` of a form that carries none, or whose author was shown no record. */
export function shownIn(values: FormValues): FormValues | null {
  return parsed(valuesShape, textOf(values, shownName));
}

/** The stored values of the controls of each field that both changed. */
type Conflicts = Record<string, FormValues>;

/**
 * The values with a colleague's in their place where the author chose those, and the names of fields for which nothing is
 * chosen yet.
 */
export function withChoices(values: FormValues): { values: FormValues; open: string[] } {
  let chosen = values;
  const open: string[] = [];
  for (const [field, theirs] of Object.entries(conflictsIn(values))) {
    const choice = textOf(values, choiceName(field));
    if (choice === "theirs") chosen = { ...chosen, ...theirs };
    else if (choice !== "mine") open.push(field);
  }
  return { values: chosen, open };
}

/** Fields for which a choice is still asked. */
export function conflictsIn(values: FormValues): Conflicts {
  return parsed(conflictsShape, textOf(values, conflictsName)) ?? {};
}

/** An answer that asks for these choices: `values` carry the questions on, `theirs` and `compared` are shown beside them. */
export function asking(values: FormValues, conflicts: Conflicts, locale: Locale) {
  const isAny = Object.keys(conflicts).length > 0;
  const questions: FormValues = isAny ? { [conflictsName]: JSON.stringify(conflicts) } : {};
  return {
    values: { ...withoutQuestions(values), ...questions },
    theirs: Object.assign({}, ...Object.values(conflicts)) as FormValues,
    compared: comparisonOf(conflicts, values, locale),
  };
}

/** The author's own values, where nothing is asked any more. */
export function withoutQuestions(values: FormValues): FormValues {
  const rest = Object.entries(values).filter(([name]) => name !== conflictsName && !name.startsWith(choiceName("")));
  return Object.fromEntries(rest);
}

/** A colleague's words against one's own, by control: what is left out, what is new. */
function comparisonOf(conflicts: Conflicts, values: FormValues, locale: Locale): Record<string, Piece[]> {
  const pairs = Object.values(conflicts).flatMap((theirs) => Object.entries(theirs));
  return Object.fromEntries(
    pairs.flatMap(([name, text]) => {
      const language = locales.find((one) => name.endsWith(`.${one}`)) ?? locale;
      return typeof text === "string" ? [[name, compareWords(textOf(values, name), text, language)]] : [];
    }),
  );
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
