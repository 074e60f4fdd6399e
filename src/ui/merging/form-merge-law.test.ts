import fc from "fast-check";
import { expect, test } from "vitest";
import { form, type Meeting, meeting, merge, outcome, type Row, texts, topic } from "#tests/support/merging.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { mergeForm } from "./form-merge.ts";

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
