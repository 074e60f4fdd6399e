import { Fragment, type ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { compareWords, type Piece } from "#lib/compared.ts";
import { FormContext } from "#ui/form/form-context.ts";
import { Fields } from "#ui/form/form-fields.tsx";
import { type FormValues, textOf } from "#ui/form/form-state.ts";
import { say } from "./words.ts";

/** A form that came back tells its fields these. */
type Told = {
  values?: FormValues;
  theirs?: FormValues;
  /** its author is asked whose words stay in these */
  asked?: readonly string[];
  problems?: Record<string, string>;
};

/** Fields as they stand in a form that was sent, and came back with `problems` or a colleague's words. */
export function inForm({ values = {}, theirs = {}, asked = [], problems = {} }: Told, fields: ReactNode) {
  const told = {
    ...{ values, theirs, found: null },
    ...{ problems: new Map(Object.entries(problems)), asked: new Set(asked), compared: comparedIn(theirs, values) },
  };
  return <FormContext value={told}>{fields}</FormContext>;
}

function comparedIn(theirs: FormValues, values: FormValues): Record<string, Piece[]> {
  const names = Object.keys(theirs);
  return Object.fromEntries(
    names.map((name) => [name, compareWords(textOf(values, name), textOf(theirs, name), "en")]),
  );
}

const fieldStates = ["empty", "hint", "problem", "theirs", "asked"] as const;

type FieldProps = { name: string; label: string; hint?: string };

type Field = {
  name: string;
  /** by the end of the name: "" where the field is one control, ".year" where it has several */
  value: FormValues;
  /** values of a colleague who changed it */
  theirs?: FormValues;
  problem: TextKey;
};

/** A field empty, filled in with a hint, with a problem, and changed by a colleague. */
export function inEachState(
  locale: Locale,
  { name, value, theirs, problem }: Field,
  show: (props: FieldProps) => ReactNode,
) {
  const named = (state: string, values: FormValues) =>
    Object.fromEntries(Object.entries(values).map(([end, text]) => [`${name}-${state}${end}`, text]));
  const told = {
    values: {
      ...named("hint", value),
      ...named("problem", value),
      ...named("theirs", value),
      ...named("asked", value),
    },
    theirs: { ...named("theirs", theirs ?? {}), ...named("asked", theirs ?? {}) },
    asked: Object.keys(value)
      .map((end) => `${name}-asked${end}`)
      .concat(`${name}-asked`),
    problems: { [`${name}-problem`]: translator(locale)(problem) },
  };
  return inForm(
    told,
    <Fields>
      {(theirs ? fieldStates : fieldStates.slice(0, -2)).map((state) => (
        <Fragment key={state}>
          {show({
            name: `${name}-${state}`,
            label: say(state, locale),
            hint: state === "hint" ? translator(locale)("staff:meeting.startHint") : undefined,
          })}
        </Fragment>
      ))}
    </Fields>,
  );
}
