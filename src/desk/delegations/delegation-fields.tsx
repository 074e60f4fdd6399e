"use client";

import { CheckboxField, Fields, HiddenField, RadioField, SelectField, TextField } from "#ui/form/form-fields.tsx";
import { Row, Rows } from "#ui/form/form-rows.tsx";

type Option = { value: string; label: string };

/** Texts and choices of the form of a delegation, in the language of its page. */
export type DelegationWords = {
  labels: Record<
    "of" | "name" | "nameHint" | "step" | "person" | "function" | "service" | "head" | "isHead" | "more",
    string
  >;
  /** by their number from 1 */
  days: readonly string[];
  of: readonly Option[] | null;
  /** asked of the unit alone */
  steps: readonly Option[] | null;
  services: readonly Option[];
  modes: readonly Option[];
  rows: readonly string[];
};

/** For whom, and one row for each person; a row in which nobody is named is none. */
export function DelegationFields({ words, hidden }: { words: DelegationWords; hidden: readonly string[] }) {
  const { labels, days, of, steps, services, modes, rows } = words;
  return (
    <>
      {/* Enter in a field saves: without this the first button of a row would be pressed. */}
      <button type="submit" hidden />
      {hidden.map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      {(of || steps) && (
        <Fields>
          {of && <SelectField name="of" label={labels.of} options={of} />}
          {of && <TextField name="name" label={labels.name} hint={labels.nameHint} autoComplete="off" />}
          {steps && <RadioField name="step" label={labels.step} options={steps} />}
        </Fields>
      )}
      <Rows name="people" add={labels.more} least={5}>
        {(prefix, index) => (
          <Row name={prefix} title={rows[index] ?? String(index + 1)}>
            <Fields>
              <TextField name={`${prefix}.name`} label={labels.person} autoComplete="off" />
              <TextField name={`${prefix}.function`} label={labels.function} autoComplete="off" />
              <SelectField name={`${prefix}.service`} label={labels.service} options={services} />
              {days.map((day, at) => (
                <SelectField key={day} name={`${prefix}.modes.${at + 1}`} label={day} options={modes} />
              ))}
              <CheckboxField
                name={`${prefix}.head`}
                label={labels.head}
                options={[{ value: "head", label: labels.isHead }]}
              />
            </Fields>
          </Row>
        )}
      </Rows>
    </>
  );
}
