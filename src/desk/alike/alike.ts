import type { Outcome } from "#desk/desk-action.ts";
import { invalid } from "#ui/form/form-answers.ts";
import { type FormValues, type FoundRecord, textOf } from "#ui/form/form-state.ts";
import { alikeName } from "./alike-name.ts";

type Asking = {
  /** as they came, and as they go back */
  values: FormValues;
  tidy: FormValues;
  /** the control at which each is told */
  field: string;
  lead: string;
  problem: (code: string) => string;
};

/** Asks whether one of these is meant, once for each: another is made on purpose. `null` where nothing is to be asked. */
export function isItOneOf(
  alike: readonly FoundRecord[],
  { values, tidy, field, lead, problem }: Asking,
): Outcome | null {
  const shown = textOf(values, alikeName).split(" ");
  const others = alike.filter(({ code }) => !shown.includes(code));
  if (others.length === 0) return null;
  const codes = alike.map(({ code }) => code).join(" ");
  return {
    ...invalid(
      others.map(({ code }) => ({ field, message: problem(code) })),
      { ...tidy, [alikeName]: codes },
    ),
    found: { message: lead, records: alike },
  };
}
