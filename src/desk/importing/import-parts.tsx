"use client";

import { Fields, HiddenField, SelectField, TextArea } from "#ui/form/form-fields.tsx";

type Option = { value: string; label: string };

/** Columns whose headings say too little, each with what it may be. */
export function ColumnFields({
  columns,
  options,
}: {
  columns: readonly { name: string; label: string }[];
  options: readonly Option[];
}) {
  return (
    <Fields>
      <HiddenField name="code" />
      <HiddenField name="import" />
      {columns.map(({ name, label }) => (
        <SelectField key={name} name={name} label={label} options={options} />
      ))}
    </Fields>
  );
}

export function PasteFields({ label, hint }: { label: string; hint: string }) {
  return (
    <>
      <HiddenField name="code" />
      <TextArea name="text" label={label} hint={hint} rows={12} wide />
    </>
  );
}

export function ImportHidden() {
  return (
    <>
      <HiddenField name="code" />
      <HiddenField name="import" />
      <HiddenField name="seen" />
    </>
  );
}
