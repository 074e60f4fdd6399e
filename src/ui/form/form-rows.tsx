"use client";

import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { useField } from "./form-context.ts";
import { type FormValues, textOf } from "./form-state.ts";

/**
 * As many rows as are filled in, some empty ones, and a button for one more. With scripts the row appears where it is
 * needed; without them the form is sent and comes back with everything typed (`oneMoreRow`).
 */
export function Rows({
  name,
  add,
  least = 0,
  children,
}: {
  name: string;
  /** rows of a new row, of which no values tell yet */
  least?: number;
  /** the label of the button */
  add: string;
  /** one row; its controls are named `${prefix}.text.en` */
  children: (prefix: string, index: number) => ReactNode;
}) {
  const field = useField(name);
  const [asked, setAsked] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const count = Math.max(Number(field.value(`${name}.rows`) || 0), least, asked);

  useEffect(() => {
    const controls = ":is(input, select, textarea):not([type=hidden])";
    if (asked > 0) box.current?.querySelector<HTMLElement>(`:scope > :last-child ${controls}`)?.focus();
  }, [asked]);

  return (
    <>
      <input type="hidden" name={`${name}.rows`} value={count} />
      <div className="form-rows" ref={box}>
        {Array.from({ length: count }, (_, index) => {
          const prefix = `${name}.${index}`;
          const was = field.value(`${prefix}.was`);
          return (
            <Fragment key={prefix}>
              {was && <input type="hidden" name={`${prefix}.was`} value={was} />}
              {children(prefix, index)}
            </Fragment>
          );
        })}
      </div>
      <p>
        <button
          type="submit"
          className="button quiet"
          name="intent"
          value={`more:${name}`}
          onClick={(event) => {
            event.preventDefault();
            setAsked(count + 1);
          }}
        >
          {add}
        </button>
      </p>
    </>
  );
}

/** One row: its heading stands above its controls. `problem` of the row itself is shown beside the heading. */
export function Row({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const field = useField(name);
  const problem = field.problem();
  return (
    <fieldset className={problem ? "form-row bad" : "form-row"} id={field.id()}>
      <legend>{title}</legend>
      {problem && <p className="problem">{problem}</p>}
      {children}
    </fieldset>
  );
}

/** The problem of a row whose heading stands elsewhere. */
export function RowProblem({ name }: { name: string }) {
  const problem = useField(name).problem();
  return problem && <p className="problem">{problem}</p>;
}

/** Controls that are seldom needed, folded away until something else than at first stands in one of `parts`, is wrong there or a colleague's. */
export function FoldedRow({
  parts,
  first = {},
  summary,
  label,
  children,
}: {
  /** names of controls */
  parts: readonly [string, ...string[]];
  /** the values that they hold before anybody types: nothing, unless it is said here */
  first?: FormValues;
  summary: string;
  /** says of which row, to who cannot see where it stands */
  label: string;
  children: ReactNode;
}) {
  const field = useField(parts[0]);
  const isNeeded = (part: string) =>
    field.value(part) !== textOf(first, part) || field.problem(part) !== undefined || field.theirs(part) !== null;
  return (
    <details open={parts.some(isNeeded)}>
      <summary aria-label={label}>{summary}</summary>
      {children}
    </details>
  );
}
