import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { choices, pair, partialDate, position, rows, words } from "./field-kinds.ts";
import { defineForm } from "./form-definition.ts";
import { mergeForm } from "./form-merge.ts";
import type { FormValues } from "./form-state.ts";

const form = defineForm(() =>
  z.object({
    title: pair(),
    start: partialDate(),
    host: words(),
    languages: choices(),
    topics: rows(z.object({ text: pair(), source: words(), position: position("en") }), { spare: 2 }),
  }),
)("en");

type Meeting = z.output<typeof form.fields>;
type Row = Meeting["topics"][number];

const meeting: Meeting = {
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

const shown = form.values(meeting);

const merge = (typed: FormValues, stored: Meeting) =>
  mergeForm(form.fields, { shown, typed, stored: form.values(stored) });

const outcome = (values: FormValues) => {
  const read = form.read(form.tidy(values), z.any());
  return read.ok ? (read.value as Meeting) : null;
};

const topic = (text: string) => ({ text: { en: text, ru: null }, source: null, position: null });

const texts = (value: Meeting | null) => value?.topics.map(({ text }) => text.en);

describe("a save", () => {
  test("of one language leaves what a colleague wrote in the other", () => {
    const { values, fields } = merge(
      { ...shown, "title.ru": "Встреча экспертов" },
      { ...meeting, title: { ...meeting.title, en: "Experts met" } },
    );
    expect(fields).toEqual({});
    expect(outcome(values)?.title).toEqual({ en: "Experts met", ru: "Встреча экспертов" });
  });

  test("of a field that a colleague changed too names that field alone", () => {
    const { values, fields } = merge({ ...shown, host: "Almaty", "start.day": "9" }, { ...meeting, host: "Tashkent" });
    expect(fields).toEqual({ host: { host: "Tashkent" } });
    expect(outcome(values)).toMatchObject({ host: "Almaty", start: "2021-11-09" });
  });

  test("leaves what has no control in the form that was sent", () => {
    const { values, fields } = merge({ "title.ru": "Встреча", languages: ["en", "ru"] }, meeting);
    expect(fields).toEqual({});
    expect(outcome(values)).toEqual({ ...outcome(shown), title: { ...meeting.title, ru: "Встреча" } });
  });

  test("says nothing where both wrote the same, however it was written", () => {
    const { fields } = merge({ ...shown, host: "Almaty\r\nKazakhstan " }, { ...meeting, host: "Almaty\nKazakhstan" });
    expect(fields).toEqual({});
  });

  test("adds and takes out choices beside those of a colleague", () => {
    const { values, fields } = merge(
      { ...shown, languages: ["ru", "tj"] },
      { ...meeting, languages: ["en", "ru", "fa"] },
    );
    expect(fields).toEqual({});
    expect([...(outcome(values)?.languages ?? [])].sort()).toEqual(["fa", "ru", "tj"]);
  });

  test("keeps the rows that both added, took out, changed and moved", () => {
    const typed = form.tidy({ ...shown, "topics.0.position": "3", "topics.3.text.en": "Mine", "topics.3.text.ru": "" });
    const [first, second, third] = meeting.topics as [Row, Row, Row];
    const stored = { ...meeting, topics: [topic("Theirs"), first, { ...second, source: "Para 7" }] };
    const { values, fields, rows: ofRows } = merge(typed, stored);
    expect([fields, ofRows]).toEqual([{}, []]);
    expect(texts(outcome(values))).toEqual(["Theirs", "Flows", "Precursors", "Mine"]);
    expect(outcome(values)?.topics[1]?.source).toBe("Para 7");
    expect(third.text.en).toBe("Training");
  });

  test("keeps a row that one changed and the other took out, and names it", () => {
    const [first, ...rest] = meeting.topics as [Row, ...Meeting["topics"]];
    const { values, rows: ofRows } = merge({ ...shown, "topics.0.source": "Para 9" }, { ...meeting, topics: rest });
    expect(ofRows).toEqual(["topics.0"]);
    expect(texts(outcome(values))).toEqual([first.text.en, "Flows", "Training"]);
  });

  test("that is sent again finds its own words and adds nothing", () => {
    const typed = { ...shown, host: "Almaty", "topics.3.text.en": "Mine" };
    const once = outcome(merge(typed, meeting).values) as Meeting;
    const again = merge(typed, once);
    expect([again.fields, again.rows]).toEqual([{}, []]);
    expect(outcome(again.values)).toEqual(once);
  });
});

describe("a save whose author was shown no record", () => {
  test("names each field in which the two differ, lists and empty ones too", () => {
    const typed = { ...shown, "title.ru": "", host: "Almaty", languages: ["en"], "start.month": "11 " };
    const { values, fields } = mergeForm(form.fields, { shown: null, typed, stored: shown });
    expect(fields).toEqual({
      "title.ru": { "title.ru": "Эксперты встречаются" },
      host: { host: "Dushanbe" },
      languages: { languages: ["en", "ru"] },
    });
    expect(outcome(values)).toMatchObject({ host: "Almaty", languages: ["en"], start: "2021-11" });
  });
});

const word = fc.constantFrom("", "Almaty", "Tashkent", "Vienna", "Dushanbe", "встреча");
const changedRow = fc.record({ en: fc.option(word, { nil: undefined }), source: fc.option(word, { nil: undefined }) });

/** One person's edits: single fields, rows changed, taken out, added. */
const edits = fc.record(
  {
    en: word,
    ru: word,
    host: word,
    start: fc.constantFrom("2021", "2021-12", "2022-01-05"),
    languages: fc.uniqueArray(fc.constantFrom("en", "ru", "fa", "tj")),
    rows: fc.array(changedRow, { maxLength: 3 }),
    gone: fc.uniqueArray(fc.constantFrom(0, 1, 2)),
    added: fc.array(
      fc.constantFrom("A", "B", "C").map((text) => `${text} new`),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

type Edits = {
  en?: string;
  ru?: string;
  host?: string;
  start?: string;
  languages?: string[];
  rows?: { en?: string; source?: string }[];
  gone?: number[];
  added?: string[];
};

function edited(edit: Edits, by: string): Meeting {
  const { en, ru, host, start, languages, added = [] } = edit;
  const words = (text: string | undefined, was: string | null) => (text === undefined ? was : text || null);
  const topics = meeting.topics.flatMap((_, index) => rowAfter(edit, index) ?? []);
  return {
    title: { en: words(en, meeting.title.en), ru: words(ru, meeting.title.ru) },
    host: words(host, meeting.host),
    start: start ?? meeting.start,
    languages: languages ?? meeting.languages,
    topics: [...topics, ...added.map((text) => topic(`${text} of ${by}`))],
  };
}

/** As the form of the one who was shown the meeting as it was holds it after these edits. */
function typedBy(edit: Edits): FormValues {
  const values = form.values(edited(edit, "mine"));
  const left = meeting.topics
    .keys()
    .filter((index) => !edit.gone?.includes(index))
    .toArray();
  const marks = Object.fromEntries(
    Array.from({ length: Number(values["topics.rows"]) }, (_, index) => [
      `topics.${index}.was`,
      String(left[index] ?? ""),
    ]),
  );
  return { ...values, ...marks };
}

const rowAfter = (edit: Edits, index: number) => {
  if (edit.gone?.includes(index)) return null;
  const [was, change] = [meeting.topics[index] as Row, edit.rows?.[index]];
  const of = (text: string | undefined, before: string | null) => (text === undefined ? before : text || null);
  return { ...was, text: { ...was.text, en: of(change?.en, was.text.en) }, source: of(change?.source, was.source) };
};

const bothOf = (was: Row, my: Row, their: Row): Row => ({
  ...was,
  text: { ...was.text, en: my.text.en === was.text.en ? their.text.en : my.text.en },
  source: my.source === was.source ? their.source : my.source,
});

const bare = (row: Row | null) => row && { text: row.text, source: row.source };

test("any two people's edits: the outcome holds every change of both, or names what both changed", () => {
  fc.assert(
    fc.property(edits, edits, (mine, theirs) => {
      const [stored, own] = [edited(theirs as Edits, "theirs"), edited(mine as Edits, "mine")];
      const { values, fields, rows: ofRows } = merge(typedBy(mine as Edits), stored);
      const merged = outcome(values) as Meeting;
      const check = (name: string, was: unknown, my: unknown, their: unknown, now: unknown) => {
        const [a, b, c, d] = [was, my, their, now].map((value) => JSON.stringify(value));
        if (b === a) expect(d).toBe(c);
        else if (c === a || b === c) expect(d).toBe(b);
        else expect(Object.keys(fields)).toContain(name);
      };
      check("title.en", meeting.title.en, own.title.en, stored.title.en, merged.title.en);
      check("title.ru", meeting.title.ru, own.title.ru, stored.title.ru, merged.title.ru);
      check("host", meeting.host, own.host, stored.host, merged.host);
      check("start", meeting.start, own.start, stored.start, merged.start);
      for (const language of ["en", "ru", "fa", "tj"]) {
        const [was, my, their, now] = [meeting, own, stored, merged].map(({ languages }) =>
          languages.includes(language),
        );
        expect(now).toBe(my === was ? their : my);
      }
      for (const added of [
        ...(mine.added ?? []).map((text) => `${text} of mine`),
        ...(theirs.added ?? []).map((text) => `${text} of theirs`),
      ]) {
        expect(texts(merged)).toContain(added);
      }
      // A row that one changed stands as it was changed, or it is named, or one of its fields is.
      for (const [index, was] of meeting.topics.entries()) {
        const [my, their] = [rowAfter(mine as Edits, index), rowAfter(theirs as Edits, index)];
        const isNamed = [...Object.keys(fields), ...ofRows].some((name) => name.startsWith("topics"));
        if (isNamed || JSON.stringify(my) === JSON.stringify(was)) continue;
        const expected = my && their ? bothOf(was, my, their) : my;
        const stands = merged.topics.some((row) => JSON.stringify(bare(row)) === JSON.stringify(bare(expected)));
        if (expected && their) expect(stands).toBe(true);
        if (!my && JSON.stringify(their) === JSON.stringify(was)) expect(stands).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test("any two people who enter the same record at once: each field that differs is named, and no other", () => {
  fc.assert(
    fc.property(edits, edits, (mine, theirs) => {
      const [own, stored] = [edited(mine as Edits, "mine"), edited(theirs as Edits, "theirs")];
      const typed = form.values(own);
      const { values, fields } = mergeForm(form.fields, { shown: null, typed, stored: form.values(stored) });
      const told = ({ title, host, start, languages }: Meeting) => ({
        ...{ "title.en": title.en, "title.ru": title.ru, host, start, languages: languages.toSorted() },
      });
      const differing = Object.entries(told(own)).filter(
        ([name, value]) =>
          JSON.stringify(value) !== JSON.stringify(told(stored)[name as keyof ReturnType<typeof told>]),
      );
      const named = Object.keys(fields).filter((name) => !name.startsWith("topics"));
      expect(named.sort()).toEqual(differing.map(([name]) => name).sort());
      expect(told(outcome(values) as Meeting)).toEqual(told(own));
    }),
    { numRuns: 500 },
  );
});
