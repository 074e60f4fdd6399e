import { describe, expect, test } from "vitest";
import { z } from "zod";
import { form, type Meeting, meeting, merge, outcome, type Row, shown, texts, topic } from "#tests/support/merging.ts";
import { codes, id, keyed, pair, rows, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { mergeForm } from "./form-merge.ts";

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

  test("of a form that says nothing of what was shown asks in the rows, too, and makes none twice", () => {
    const [first, ...rest] = meeting.topics as [Row, ...Row[]];
    const stored = { ...meeting, topics: [{ ...first, source: "Para 8" }, ...rest] };
    const { values, fields } = mergeForm(form.fields, { shown: null, typed: shown, stored: form.values(stored) });
    expect(fields).toEqual({ "topics.0.source": { "topics.0.source": "Para 8" } });
    expect(texts(outcome(values))).toEqual(texts(meeting));
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

describe("a decision on several records", () => {
  const lines = defineForm(() =>
    z.object({
      lines: keyed(
        z.object({
          members: codes(),
          version: id(),
          decision: words(),
          text: rows(pair({ label: "staff:pair.text" })),
        }),
      ),
    }),
  )("en");
  type Lines = z.output<typeof lines.fields>["lines"];
  const paragraph = (en: string) => ({ en, ru: null });
  const of = (version: number, ...text: string[]) => ({
    ...{ members: [], version, decision: null },
    text: text.map(paragraph),
  });
  const run = (...members: string[]) => ({ members, version: null, decision: null, text: [] });
  const before: Lines = { run: run("1", "2"), "1": of(4, "First."), "2": of(7, "Report every quarter.") };
  const now: Lines = { run: run("2", "3"), "2": of(8, "Report every month."), "3": of(1, "Third.") };
  const merged = (typed: FormValues) =>
    mergeForm(lines.fields, {
      shown: lines.values({ lines: before }),
      typed: { ...lines.values({ lines: before }), ...typed },
      stored: lines.values({ lines: now }),
    });

  test("is about those that are there now, and keeps what was said of each", () => {
    const { values, fields } = merged({ "lines.run.decision": "endorse", "lines.1.decision": "note" });
    expect(fields).toEqual({});
    expect(values).toMatchObject({ "lines.run.members": ["2,3"], "lines.2.version": "8", "lines.3.version": "1" });
    expect(values).toMatchObject({ "lines.run.decision": "endorse", "lines.1.decision": "note" });
    expect(values["lines.2.text.0.en"]).toBe("Report every month.");
  });

  test("names the words of one that a colleague changed too", () => {
    const field = "lines.2.text.0.en";
    const { values, fields, rows: ofRows } = merged({ [field]: "Report every year." });
    expect([fields, ofRows]).toEqual([{ [field]: { [field]: "Report every month." } }, []]);
    expect(values[field]).toBe("Report every year.");
    expect(lines.nameOf(field)).toBe("2, Text, English");
  });

  test("tells of each problem at which record it is, in the order of the form", () => {
    const values: FormValues = { "lines.B.decision": "x", "lines.A.decision": "x", "lines.C.decision": "note" };
    const rule = z.object({ lines: z.record(z.string(), z.looseObject({ decision: z.literal("note") })) });
    const read = lines.read(values, rule);
    expect(read.ok ? [] : read.problems.map(({ field, where }) => [field, where])).toEqual([
      ["lines.B.decision", "B"],
      ["lines.A.decision", "A"],
    ]);
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
