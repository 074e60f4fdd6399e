import { z } from "zod";
import { choices, pair, partialDate, position, rows, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { mergeForm } from "#ui/merging/form-merge.ts";

/** A form with a field of each kind, and a record that two people change at once. */
export const form = defineForm(() =>
  z.object({
    title: pair(),
    start: partialDate(),
    host: words(),
    languages: choices(),
    topics: rows(z.object({ text: pair(), source: words(), position: position("en") }), { spare: 2 }),
  }),
)("en");

export type Meeting = z.output<typeof form.fields>;
export type Row = Meeting["topics"][number];

export const meeting: Meeting = {
  title: { en: "Experts meet", ru: "Эксперты встречаются" },
  start: "2021-11",
  host: "Dushanbe",
  languages: ["en", "ru"],
  topics: [
    { text: { en: "Precursors", ru: "Прекурсоры" }, source: "Para 1", position: null },
    { text: { en: "Flows", ru: "Потоки" }, source: "Para 2", position: null },
    { text: { en: "Training", ru: "Обучение" }, source: "Para 3", position: null },
  ],
};

export const shown = form.values(meeting);

export const merge = (typed: FormValues, stored: Meeting) =>
  mergeForm(form.fields, { shown, typed, stored: form.values(stored) });

export const outcome = (values: FormValues) => {
  const read = form.read(form.tidy(values), z.any());
  return read.ok ? (read.value as Meeting) : null;
};

export const topic = (text: string) => ({ text: { en: text, ru: null }, source: null, position: null });

export const texts = (value: Meeting | null) => value?.topics.map(({ text }) => text.en);
