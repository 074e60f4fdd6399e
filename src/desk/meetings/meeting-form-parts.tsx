"use client";

import type { ReactNode } from "react";
import { useField } from "#ui/form/form-context.ts";
import { FoldedRow } from "#ui/form/form-rows.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import type { MeetingFormWords } from "./meeting-form-words.ts";

/** Rows that most meetings begin without; `texts` are the names of the controls of a row into which somebody types. */
export function FoldedRows({
  name,
  texts,
  title,
  words: { labels },
  first,
  children,
}: { words: MeetingFormWords; first: FormValues } & {
  name: string;
  texts: readonly string[];
  title: string;
  children: ReactNode;
}) {
  const rows = useField(name).value(`${name}.rows`);
  const typed = Array.from({ length: Number(rows) || 0 }, (_, index) =>
    texts.map((text) => `${name}.${index}.${text}`),
  );
  return (
    <FoldedRow
      parts={[`${name}.rows`, ...typed.flat()]}
      first={first}
      summary={labels.fillIn}
      label={`${title}: ${labels.fillIn}`}
    >
      {children}
    </FoldedRow>
  );
}

export function numbered(headings: readonly string[], index: number): string {
  return headings[index] ?? String(index + 1);
}
