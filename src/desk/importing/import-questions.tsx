"use client";

import type { Question } from "#features/imports/import.ts";
import { RadioField } from "#ui/form/form-fields.tsx";

/** Radios with nothing chosen; an answer is kept with the import. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  return questions.map(({ id, title, options }) => (
    <RadioField key={id} name={`answer.${id}`} label={title} options={options} stacked wide />
  ));
}
