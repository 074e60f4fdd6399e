"use client";

import type { ReactNode } from "react";
import { versionName } from "#desk/recording/chosen.ts";
import type { Locale } from "#i18n/locale.ts";
import { useField } from "#ui/form/form-context.ts";
import { HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import { decisionName, membersName, paragraphName, reasonName, runName } from "./decision-names.ts";

type Option = { value: string; label: string };

/** Several numbers in one state, decided together; single ones may differ. */
export type RunRow = { key: string; label: ReactNode; state: ReactNode; options: readonly Option[] };

/** One number: what was decided on it, and its words, one pair of controls for each paragraph. */
export type SingleRow = {
  code: string;
  label: ReactNode;
  state: ReactNode;
  /** the words of the record and what is known of them */
  below: ReactNode;
  options: readonly Option[];
  paragraphs: readonly { labels: Record<Locale, string> }[];
  words: { text: string };
};

export type RowWords = {
  singly: string;
  textHint: string;
  reasonHint: string | null;
  reason: Record<Locale, string>;
};

/**
 * Offers the decisions on the recommendations of one meeting: on its runs, and one by one. A number alone goes before
 * its run. `kept`: only those for which something is typed are shown, as after a colleague has decided on them
 * meanwhile.
 */
export function DecisionGroup({
  legend,
  hint,
  advice,
  runs,
  rows,
  words,
  kept = false,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  /** the ways out of a problem of this group */
  advice?: ReactNode;
  runs: readonly RunRow[];
  rows: readonly SingleRow[];
  words: RowWords;
  kept?: boolean;
}) {
  const field = useField("decision");
  const shown = kept ? rows.filter(({ code }) => field.value(decisionName(code))) : rows;
  if (kept && shown.length === 0) return null;
  const names = [...runs.map(({ key }) => runName(key)), ...shown.map(({ code }) => decisionName(code))];
  const isBad = names.some((name) => field.problem(name));
  const isTouched = shown.some(
    ({ code, paragraphs }) =>
      field.value(decisionName(code)) ||
      [decisionName(code), ...paragraphs.map((_, index) => paragraphName(code, index))].some((name) =>
        field.problem(name),
      ),
  );
  const singles = (
    <ul className="choices">
      {shown.map((row) => (
        <Single key={row.code} row={row} words={words} />
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
          {runs.map(({ key, label, state, options }) => (
            <li key={key}>
              <HiddenField name={membersName(key)} />
              <DecisionLine name={runName(key)} label={label} state={state} options={options} />
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

function Single({ row, words }: { row: SingleRow; words: RowWords }) {
  const { code, label, state, below, options, paragraphs } = row;
  return (
    <li className="decision">
      <HiddenField name={versionName(code)} />
      <DecisionLine name={decisionName(code)} label={label} state={state} options={options} />
      <div className="choice-below">
        <div>{below}</div>
        <fieldset className="form-field when-amended">
          <legend>{row.words.text}</legend>
          <p className="hint">{words.textHint}</p>
          {paragraphs.map(({ labels }, index) => (
            <LanguagePairField key={labels.en} name={paragraphName(code, index)} labels={labels} rows={5} />
          ))}
        </fieldset>
        {words.reasonHint && (
          <div className="when-decided">
            <LanguagePairField name={reasonName(code)} labels={words.reason} hint={words.reasonHint} rows={2} />
          </div>
        )}
      </div>
    </li>
  );
}

function DecisionLine({ name, label, state, options }: Omit<RunRow, "key"> & { name: string }) {
  const field = useField(name);
  const problem = field.problem();
  return (
    <div className={problem ? "form-field bad" : "form-field"}>
      {problem && (
        <p className="problem" id={`${field.id()}-problem`}>
          {problem}
        </p>
      )}
      <div className="decision-line">
        <label htmlFor={field.id()}>{label}</label>
        <span className="dots" />
        <span>{state}</span>
        <select
          id={field.id()}
          name={name}
          defaultValue={field.value()}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${field.id()}-problem` : undefined}
        >
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
