import { z } from "zod";
import {
  type DelegateInput,
  type delegateInput,
  delegationInput,
  type Mode,
  mostDays,
  registrationInput,
  type Whose,
} from "#features/delegations/delegation.ts";
import type { Registration } from "#features/delegations/delegation-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { requiredText } from "#lib/texts.ts";
import { choices, id, partialDate, rows, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** The days of a meeting by their order: on which they are, its page says. */
export const dayNumbers = Array.from({ length: mostDays }, (_, index) => String(index + 1));

const modesByNumber = z.object(Object.fromEntries(dayNumbers.map((number) => [number, words()])));

/** The people who come to a meeting for one partner, or for somebody else by name. */
export const delegationForm = defineForm(() =>
  z.object({
    code: words(),
    at: words(),
    own: words(),
    of: words({ label: "delegations:of", problem: "delegations:problem.of" }),
    name: words({ label: "delegations:name", problem: "delegations:problem.name" }),
    step: words({ label: "delegations:stepLabel", problem: "staff:problem.choose" }),
    people: rows(
      z.object({
        name: words({ label: "delegations:columns.name", problem: "delegations:problem.person" }),
        function: words({ label: "delegations:columns.function" }),
        service: words({ label: "delegations:columns.service" }),
        head: choices({ label: "delegations:columns.head" }),
        modes: modesByNumber,
      }),
      { row: "delegations:person", spare: 1, least: 5 },
    ),
  }),
);

type Fields = z.output<ReturnType<typeof delegationForm>["fields"]>;

export type DelegationOnForm = {
  code: string;
  /** the last word of its address; none of one that nobody has recorded, and that is no partner's own */
  at: string | null;
  /** written by its own focal point */
  own: string | null;
  of: string | null;
  name: string | null;
  step: string;
  people: readonly DelegateInput[];
};

export function delegationFields({ people, ...delegation }: DelegationOnForm, days: readonly string[]): Fields {
  return {
    ...delegation,
    people: people.map(({ name, function: of, service, isHead, modes }) => ({
      ...{ name, function: of, service, head: isHead ? ["head"] : [] },
      modes: Object.fromEntries(dayNumbers.map((number, index) => [number, modes[days[index] ?? ""] ?? null])),
    })),
  };
}

/** `isRecorded` as the form shows it: then a save changes only what its author changed. */
export function delegationValues(
  { form, isRecorded }: { form: DelegationOnForm; isRecorded: boolean },
  days: readonly string[],
  locale: Locale,
): FormValues {
  const values = delegationForm(locale).values(delegationFields(form, days));
  return isRecorded ? withShown(values) : values;
}

const whole = z
  .object({ of: z.string(), name: z.string().nullable(), ...delegationInput.shape })
  .superRefine(({ of, name }, { addIssue }) => {
    const isNamed = requiredText(200).safeParse(name ?? "").success;
    if ((of === "guest" || of === "observer") && !isNamed) addIssue({ code: "custom", path: ["name"] });
  });

/** The parts of a name that a list has given stay beside it as long as it stays as it is. */
export function readDelegation(
  values: FormValues,
  { days, before }: { days: readonly string[]; before: readonly DelegateInput[] },
  locale: Locale,
) {
  const apart = new Map(before.map((one) => [one.name, one]));
  return delegationForm(locale).read(values, whole, ({ people, ...rest }) => ({
    ...rest,
    people: people.map(({ name, function: of, service, head, modes }) => {
      const { family = null, given = null, patronymic = null } = apart.get(name ?? "") ?? {};
      const told = days.flatMap((day, index) => {
        const mode = (modes as Record<string, string | null>)[String(index + 1)];
        return mode ? [[day, mode as Mode] as const] : [];
      });
      return {
        ...{ name: name ?? "", family, given, patronymic, function: of, service, isHead: head.includes("head") },
        modes: Object.fromEntries(told),
      } satisfies Record<keyof z.input<typeof delegateInput>, unknown>;
    }),
  }));
}

export function whoseOf({ of, name }: { of: string; name: string | null }): Whose {
  return of === "guest" || of === "observer" ? { kind: of, name: name ?? "" } : { partner: of };
}

/** Readers of the list, and the day until which people are named. */
export const registrationForm = defineForm(() =>
  z.object({
    code: words(),
    listFor: words({ label: "delegations:listFor", problem: "staff:problem.choose" }),
    keptUntil: partialDate({ label: "delegations:keptUntil", problem: "delegations:problem.day" }),
  }),
);

export function registrationFields(code: string, { listFor, keptUntil }: Registration) {
  return { code, listFor, keptUntil };
}

export function registrationValues(code: string, registration: Registration, locale: Locale): FormValues {
  return withShown(registrationForm(locale).values(registrationFields(code, registration)));
}

export function readRegistration(values: FormValues, locale: Locale) {
  return registrationForm(locale).read(values, registrationInput);
}

export const countForm = defineForm(() => z.object({ code: words(), version: id(), release: words() }));
