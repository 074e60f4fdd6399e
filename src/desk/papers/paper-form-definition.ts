import { z } from "zod";
import { chosenOf, ofSome, seenSome } from "#desk/recording/chosen.ts";
import type { BelongsTo, Guess } from "#features/documents/document-guess.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { choices, keyed, pair, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import type { PaperPlace } from "./papers-page.tsx";

/** Files that wait, each with what it is: of a new document, of that of another file, or of one that is there. */
export const papersForm = defineForm(() =>
  z.object({
    /** the meeting, or the document, for which they were sent */
    code: words(),
    of: words(),
    row: keyed(
      z.object({
        belongs: words({ label: "papers:belongs", problem: "staff:problem.choose" }),
        language: words({ label: "papers:language", problem: "errors:languageMissing" }),
        symbol: words({ label: "documents:form.symbol", problem: "documents:problem.symbol" }),
        title: pair({ label: "staff:pair.title", problem: "documents:problem.title" }),
        kind: words({ label: "documents:form.kind", problem: "documents:problem.kind" }),
        access: words({ label: "documents:form.access", problem: "staff:problem.choose" }),
      }),
    ),
  }),
);

type Fields = z.output<ReturnType<typeof papersForm>["fields"]>;

export type PaperRow = Fields["row"][string];

/** The name of a control in a row: `row.0f3a.title.en`. */
export function rowName(id: string, part: string): string {
  return `row.${id}.${part}`;
}

export function belongsValue(belongs: BelongsTo): string {
  if (belongs.as === "new") return "new";
  return belongs.as === "with" ? `with:${belongs.id}` : `of:${belongs.code}`;
}

/** As anybody has said last, else as it is guessed. */
export function papersValues(
  place: PaperPlace,
  rows: readonly { id: string; guess: Guess; typed: FormValues }[],
  locale: Locale,
): FormValues {
  const guessed = rows.map(({ id, guess }): [string, PaperRow] => [
    id,
    { ...guess, belongs: belongsValue(guess.belongs), title: { en: guess.title.en, ru: guess.title.ru } },
  ]);
  const at = "meeting" in place ? { of: "meeting", code: place.meeting } : { of: "document", code: place.document };
  const values = papersForm(locale).values({ ...at, row: Object.fromEntries(guessed) });
  const typed = rows.flatMap(({ id, typed }) => Object.entries(typed).map(([part, said]) => [rowName(id, part), said]));
  return { ...values, ...Object.fromEntries(typed) };
}

const asItCame = z.custom<Fields>(() => true);

/** The rows as they were typed, by the ids of the files. */
export function typedPapers(values: FormValues, locale: Locale): Map<string, PaperRow> {
  const read = papersForm(locale).read(values, asItCame);
  return new Map(read.ok ? Object.entries(read.value.row) : []);
}

/** The words of one row, by the names of its controls. */
export function saidOf(values: FormValues, id: string): Record<string, string> {
  const start = rowName(id, "");
  const own = Object.entries(values).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), [value].flat()[0] ?? ""]));
}

/** Makes papers of a meeting public in some languages, all at once. */
export const papersPublishingForm = defineForm(() =>
  z.object({ code: words(), languages: choices({ problem: "staff:problem.languages" }), ...ofSome }),
);

const publishing = z.object({
  code: z.string(),
  languages: z.array(z.enum(locales)).min(1),
  chosen: seenSome.min(1),
});

export function readPapersPublishing(values: FormValues, locale: Locale) {
  return papersPublishingForm(locale).read(values, publishing, (fields) => ({ ...fields, chosen: chosenOf(fields) }));
}
