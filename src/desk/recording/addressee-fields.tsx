"use client";

import type { ReactNode } from "react";
import { CheckboxField } from "#ui/form/form-fields.tsx";
import type { AddresseeFormWords } from "./addressee-form-words.ts";

/** Groups first, which most are addressed to; the long lists of single names open on demand. */
export function AddresseeFields({ words: { addressed, hint, fields } }: { words: AddresseeFormWords }) {
  return (
    <fieldset className="wide">
      <legend>
        <b>{addressed}</b>
      </legend>
      <p className="hint">{hint}</p>
      {fields.map(({ field, label, options }) => (
        <Unfolding key={field} label={field === "groups" ? null : label}>
          <CheckboxField name={`addressees.${field}`} label={label} options={options} stacked={false} wide />
        </Unfolding>
      ))}
    </fieldset>
  );
}

function Unfolding({ label, children }: { label: string | null; children: ReactNode }) {
  if (label === null) return children;
  return (
    <details className="mt-2">
      <summary>{label}</summary>
      {children}
    </details>
  );
}
