import { z } from "zod";
import type { Answers, Judged, SheetReader } from "#features/imports/import.ts";
import type { Chosen } from "#features/imports/import-commands.ts";
import { columnName, type Sheet } from "#lib/sheets/sheet.ts";
import { words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { type FormValues, textOf } from "#ui/form/form-state.ts";

/** A list that is pasted. */
export const pasteForm = defineForm(() =>
  z.object({ code: words(), text: words({ label: "imports:pasted", problem: "imports:problem.pasted" }) }),
);

export const longestPaste = 1_000_000;

export function readPaste(values: FormValues, locale: Parameters<typeof pasteForm>[0]) {
  return pasteForm(locale).read(values, z.object({ code: z.string(), text: z.string().min(1).max(longestPaste) }));
}

export function answerName(id: string): string {
  return `answer.${id}`;
}

/** The answers that a form holds, with those that were given before. */
export function answersIn(values: FormValues, judged: readonly Judged<unknown>[], before: Answers): Answers {
  const given = judged.flatMap(({ questions }) =>
    questions.flatMap(({ id }) => {
      const value = textOf(values, answerName(id));
      return value ? [[id, value] as const] : [];
    }),
  );
  return { ...before, ...Object.fromEntries(given) };
}

export function columnField(column: number): string {
  return `column.${column}`;
}

/** The columns as somebody has chosen them: `problem` where a field is chosen twice or one is missing without which nothing is a row. */
export function columnsIn(
  values: FormValues,
  sheet: Sheet,
  { fields, isWhole }: Pick<SheetReader<unknown>, "fields" | "isWhole">,
): { chosen: NonNullable<Chosen["columns"]>; problem: "twice" | "needed" | null } {
  const width = widthOf(sheet);
  const told = Array.from({ length: width }, (_, column) => [column, textOf(values, columnField(column))] as const);
  const known = told.filter(([, key]) => fields.some((field) => field.key === key));
  const keys = known.map(([, key]) => key);
  const chosen = Object.fromEntries(known);
  if (new Set(keys).size < keys.length) return { chosen, problem: "twice" };
  return { chosen, problem: isWhole(new Set(keys)) ? null : "needed" };
}

export function widthOf({ rows }: Sheet): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.length));
}

/** A column as whoever chooses sees it: its letters, and what stands first in it. */
export function samplesOf({ rows }: Sheet, column: number): string {
  const words = rows.flatMap(({ cells }) => (cells[column]?.text ? [cells[column]?.text ?? ""] : []));
  return `${columnName(column)}: ${words.slice(0, 3).join(", ").slice(0, 80)}`;
}
