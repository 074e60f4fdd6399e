import type { DeskAction } from "#desk/desk-action.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Actor, Role } from "#policy.ts";
import { type Refused, refusalText } from "#ui/form/form-answers.ts";
import type { FormValues } from "#ui/form/form-state.ts";

export type Who = Role | "visitor";

/** A deed at a desk, as a page offers it, with all that can come of it. */
export type Job = {
  does: string;
  /** the name under which the module of the desk exports it */
  name: string;
  action: DeskAction<unknown>;
  /** the question of the policy that says who may */
  may: (actor: Actor) => boolean;
  /** everybody who may, as the sample accounts have it; nobody is refused what a visitor may */
  by: [Who, ...Who[]];
  /** does all that must have happened before */
  prepare?: () => Promise<unknown>;
  /** values of the form when it is sent, in the order in which a person would have filled it in */
  form: (actor: Actor) => Promise<FormValues>;
  outcome: unknown;
  /** asks what the database keeps of it, and what that is once it is done; nothing where it only looks */
  kept?: [ask: (actor: Actor) => Promise<unknown>, becomes: unknown];
  /**
   * the same form, sent twice, is known: by the key that was made with it, or because what it asks for stands already; or
   * it records nothing
   */
  once: "key" | "stands" | "nothing";
  /** the answer to the second, where it is neither that of the first nor says that it was taken already */
  again?: unknown;
  /** something else typed, and the fields that are then complained of */
  wrong?: [typed: FormValues, fields: string[]];
  /** the deed of a colleague while the form is filled in, the values that come back beside those that were typed, their words */
  meanwhile?: { change: () => Promise<unknown>; theirs?: FormValues; said?: unknown };
  /**
   * A save of what stands in the record. A colleague changes meanwhile something else (`other`), and then both changes are
   * kept; or the same fields (`same`), and then the person chooses: `theirs` is kept where those of the colleague are chosen.
   */
  saves?: {
    other: () => Promise<unknown>;
    both: unknown;
    /** absent where any two changes go together */
    same?: { change: () => Promise<unknown>; fields: string[]; theirs: unknown };
  };
  /** a form that holds a text of the record in both languages, and each thing that a translator might type of its original */
  original?: { form: (actor: Actor) => Promise<FormValues>; typed: readonly FormValues[] };
  /** the answer to a person who may not, where it is another than the values back */
  refusal?: (error: Refused["error"], locale: Locale) => unknown;
};

export function refusalOf(job: Job, error: Refused["error"], values: FormValues): unknown {
  if (job.refusal) return job.refusal(error, "en");
  return { status: "refused", message: refusalText({ error }, "en"), values };
}

/** As a browser sends it. */
export function formOf(values: FormValues): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) data.append(name, one);
  return data;
}
