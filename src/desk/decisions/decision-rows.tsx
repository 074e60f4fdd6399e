"use client";

import { Fragment, type ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { useField } from "#ui/form/form-context.ts";
import { HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import { join } from "#ui/form/form-parts.tsx";

type Option = { value: string; label: string };

/** Several numbers in one state, decided together; single ones may differ. Its controls are named below `name`. */
export type RunRow = { name: string; label: ReactNode; state: ReactNode; options: readonly Option[] };

/** One number: what was decided on it, and its words, one pair of controls for each paragraph. */
export type SingleRow = RunRow & {
  /** the words of the record and what is known of them */
  below: ReactNode;
  words: { text: string };
};

export type RowWords = {
  singly: string;
  textHint: string;
  reasonHint: string | null;
  reason: Record<Locale, string>;
  text: Record<Locale, string>;
  /** where a text has several, each says which it is */
  paragraphs: readonly Record<Locale, string>[];
};

/**
 * Offers the decisions on the recommendations of one meeting: on its runs, and one by one. A number alone goes before
 * its run. `kept`: only those for which something is typed are shown, as after a colleague has decided on them
 * meanwhile. `isFirst`: that nothing is chosen is said at the first of these.
 */
export function DecisionGroup({
  legend,
  hint,
  advice,
  runs,
  rows,
  words,
  kept = false,
  isFirst = false,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  /** the ways out of a problem of this group */
  advice?: ReactNode;
  runs: readonly RunRow[];
  rows: readonly SingleRow[];
  words: RowWords;
  kept?: boolean;
  isFirst?: boolean;
}) {
  const field = useField("lines");
  const shown = kept ? rows.filter(({ name }) => field.value(`${name}.decision`)) : rows;
  if (kept && shown.length === 0) return null;
  const [first] = isFirst ? [...runs, ...shown] : [];
  const isBad = (first && field.problem()) || [...runs, ...shown].some(({ name }) => field.problem(`${name}.decision`));
  const isTouched = shown.some(({ name }) => field.value(`${name}.decision`) || field.hasProblems(name));
  const singles = (
    <ul className="choices">
      {shown.map((row) => (
        <Single key={row.name} row={row} words={words} isFirst={row === first} />
      ))}
    </ul>
  );
  return (
    <fieldset className={isBad ? "form-field wide bad" : "form-field wide"}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {isBad && advice && <p className="problem-advice">{advice}</p>}
      {runs.length > 0 && (
        <ul className="choices">
          {runs.map((run) => (
            <li key={run.name}>
              <HiddenField name={`${run.name}.members`} />
              <DecisionLine {...run} isFirst={run === first} />
            </li>
          ))}
        </ul>
      )}
      {runs.length > 0 ? (
        <details open={isTouched}>
          <summary>{words.singly}</summary>
          {singles}
        </details>
      ) : (
        singles
      )}
    </fieldset>
  );
}

function Single({ row, words, isFirst }: { row: SingleRow; words: RowWords; isFirst: boolean }) {
  const { name, below, ...line } = row;
  const text = useField(`${name}.text`);
  const count = Number(text.value(`${name}.text.rows`));
  return (
    <li className="decision">
      <HiddenField name={`${name}.version`} />
      <DecisionLine {...line} name={name} isFirst={isFirst} />
      <div className="choice-below">
        <div>{below}</div>
        <fieldset className="form-field when-amended">
          <legend>{row.words.text}</legend>
          <p className="hint">{words.textHint}</p>
          <HiddenField name={`${name}.text.rows`} />
          {Array.from({ length: count }, (_, index) => `${name}.text.${index}`).map((paragraph, index) => (
            <Fragment key={paragraph}>
              <HiddenField name={`${paragraph}.was`} />
              <LanguagePairField
                name={paragraph}
                labels={(count > 1 && words.paragraphs[index]) || words.text}
                rows={5}
              />
            </Fragment>
          ))}
        </fieldset>
        {words.reasonHint && (
          <div className="when-decided">
            <LanguagePairField name={`${name}.reason`} labels={words.reason} hint={words.reasonHint} rows={2} />
          </div>
        )}
      </div>
    </li>
  );
}

/** The first one of a form says, too, that nothing is chosen. */
function DecisionLine({ name: line, label, state, options, isFirst }: RunRow & { isFirst: boolean }) {
  const name = `${line}.decision`;
  const field = useField(name);
  const said = isFirst && !field.problem() && field.problem("lines") ? "lines" : name;
  const problem = field.problem(said);
  const control = { ...join(field, name, null, said), id: field.id(said) };
  return (
    <div className={problem ? "form-field bad" : "form-field"}>
      {problem && (
        <p className="problem" id={control["aria-describedby"]}>
          {problem}
        </p>
      )}
      <div className="decision-line">
        <label htmlFor={control.id}>{label}</label>
        <span className="dots" />
        <span>{state}</span>
        <select {...control} defaultValue={field.value()}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
