"use client";

import { createContext, type ReactNode, useContext, useId, useState } from "react";
import type { FormState } from "./form-state.ts";

const Seed = createContext("");

/** Each page that is asked for has a seed of its own, from which the keys of its forms are made, with scripts and without. */
export function Keys({ seed, children }: { seed: string; children: ReactNode }) {
  return <Seed value={seed}>{children}</Seed>;
}

/**
 * The key by which the portal knows the sending of a form again. It stays when the page around the form is made anew, for
 * the answer to a sending may have been lost; a form that was taken and stays for the next one gets another.
 */
export function useKey(state: FormState): string {
  const made = useContext(Seed) + useId().replaceAll(/[^\w-]/g, "-");
  const [first] = useState(made);
  return (state.status === "done" && state.key) || first;
}
