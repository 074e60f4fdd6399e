"use client";

import type { ReactNode } from "react";
import { useField } from "./form-context.ts";

export type Choice = {
  /** one value, or several with commas between: all of a run of numbers */
  value: string;
  label: ReactNode;
  /** at the end of the dotted line */
  state?: ReactNode;
  /** under it: the words of the record, what can be done with it */
  below?: ReactNode;
};

/**
 * Records to be chosen, each with its state at the end of a dotted line. `all` chooses several at once; `single` are then
 * one by one. Both post under `name`, with commas between the numbers.
 */
export function Choices({
  name,
  group = name,
  legend,
  hint,
  all = [],
  single,
  singly,
  advice,
}: {
  name: string;
  /** the place of a problem of these alone */
  group?: string;
  legend: ReactNode;
  hint?: ReactNode;
  all?: readonly Choice[];
  single: readonly Choice[];
  /** puts the single ones behind these words */
  singly?: string;
  /** the ways out of a problem of this group */
  advice?: ReactNode;
}) {
  const field = useField(group);
  const problem = field.problem();
  const chosen = field.list(name);
  const described = [hint && `${field.id()}-hint`, problem && `${field.id()}-problem`].filter(Boolean).join(" ");
  const row = ({ value, label, state, below }: Choice, index: number) => (
    <li key={value}>
      <label className="check">
        <input
          type="checkbox"
          id={index === 0 ? field.id() : undefined}
          name={name}
          value={value}
          defaultChecked={chosen.includes(value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
        />
        <span>{label}</span>
        {state && <span className="dots" />}
        {state && <span>{state}</span>}
      </label>
      {below && <div className="choice-below">{below}</div>}
    </li>
  );
  const rows = <ul className="choices">{single.map((choice, index) => row(choice, all.length + index))}</ul>;
  return (
    <fieldset className={problem ? "form-field wide bad" : "form-field wide"}>
      <legend>{legend}</legend>
      {hint && (
        <p className="hint" id={`${field.id()}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${field.id()}-problem`}>
          {problem}
        </p>
      )}
      {problem && advice && <p className="problem-advice">{advice}</p>}
      {all.length > 0 && <ul className="choices">{all.map(row)}</ul>}
      {singly && all.length > 0 ? (
        <details open={single.some(({ value }) => chosen.includes(value))}>
          <summary>{singly}</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
    </fieldset>
  );
}
