"use client";

import { createContext, useContext } from "react";
import type { Piece } from "#lib/compared.ts";
import { choiceName } from "./form-names.ts";
import { type Findings, type FormValues, listOf, textOf } from "./form-state.ts";
import { idOf } from "./form-summary.tsx";

export const FormContext = createContext<{
  values: FormValues;
  theirs: FormValues | null;
  compared: Record<string, Piece[]>;
  /** both changed these, and the author chooses */
  asked: ReadonlySet<string>;
  problems: ReadonlyMap<string, string>;
  found: Findings | null;
} | null>(null);

/** A field needs to know this of its form. */
export function useField(name: string) {
  const form = useContext(FormContext);
  if (!form) throw new Error(`the field ${name} stands outside a form`);
  const { values, problems, theirs, compared, asked, found } = form;
  const differs = (part: string) =>
    theirs?.[part] !== undefined && listOf(theirs, part).join("\n") !== listOf(values, part).join("\n");
  return {
    id: (part = name) => idOf(part),
    problem: (part = name) => problems.get(part),
    /** something is to be corrected at one of the controls below this name */
    hasProblems: (part = name) => problems.keys().some((field) => field.startsWith(`${part}.`)),
    value: (part = name) => textOf(values, part),
    list: (part = name) => listOf(values, part),
    /** the words last looked for, where the form was asked to */
    found,
    /** the values that a colleague stored meanwhile, where they differ */
    theirs: (part = name) => (theirs && differs(part) ? listOf(theirs, part) : null),
    /** these against one's own, where they are words */
    compared: (part = name) => compared[part],
    /** both changed it: its author chooses, `mine` or `theirs` */
    isAsked: (part = name) => asked.has(part),
    choice: (part = name) => textOf(values, choiceName(part)),
  };
}
