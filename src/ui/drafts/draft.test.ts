import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownName } from "#ui/form/form-names.ts";
import { type FormValues, keyName, listOf } from "#ui/form/form-state.ts";
import { type Base, type Control, changedFields, type Draft, firstWords, newsIn, putBack, sentRows } from "./draft.ts";

const text = (name: string, value: string): Control => ({
  ...{ name, kind: "text", label: name, values: [value], said: "", choices: [] },
});
const choice = (name: string, values: string[], choices = ["a", "b"]): Control => ({
  ...{ name, kind: "choice", label: name, values, said: values.join(", "), choices },
});
const rows = (name: string, count: number): Control => ({
  ...{ name: `${name}.rows`, kind: "rows", label: "", values: [String(count)], said: "", choices: [] },
});
const sent =
  (values: FormValues): Base =>
  (name) =>
    listOf(values, name);

function draftOf(controls: Control[], base: Base): Draft {
  return {
    ...{ id: "1", tab: "t", form: "f", record: "r", at: "2026-11-30T10:00:00Z", page: "/", title: "F", language: "en" },
    ...{ fields: changedFields(controls, base), rows: sentRows(controls, base) },
  };
}

describe("A draft", () => {
  test("holds the fields that were changed and no other", () => {
    const base = sent({ title: "Old", city: "Vienna", kind: "a" });
    const controls = [text("title", "New"), text("city", "Vienna"), choice("kind", ["a"])];
    expect(changedFields(controls, base)).toMatchObject([{ name: "title", was: ["Old"], now: ["New"] }]);
  });

  test("is none while nothing but the ends of lines, the order of ticks or an empty row is other than it was sent", () => {
    const base = sent({ text: "a\r\nb", kinds: ["b", "a"], "topics.rows": "1" });
    expect(changedFields([text("text", "a\nb"), choice("kinds", ["a", "b"]), rows("topics", 2)], base)).toEqual([]);
  });

  test("holds no news once the record says the same", () => {
    const draft = draftOf([text("title", "New")], sent({ title: "Old" }));
    expect(newsIn(draft, sent({ title: "New" }))).toEqual([]);
    expect(newsIn(draft, sent({ title: "Old" }))).toHaveLength(1);
  });

  test("is recognized by its first words, a choice by its label", () => {
    const [long, chosen] = changedFields(
      [
        text("text", `Border  posts\n${"of the region ".repeat(20)}`),
        { ...choice("kind", ["b"]), said: "Ministerial" },
      ],
      sent({}),
    );
    expect(long && firstWords(long)).toMatch(/^Border posts of the region .{20,80} \.\.\.$/);
    expect(chosen && firstWords(chosen)).toBe("Ministerial");
  });
});

describe("Putting a draft back", () => {
  const base = sent({ title: "Old", city: "Vienna" });
  const draft = draftOf([text("title", "New"), text("city", "Tashkent")], base);

  test("leaves alone what is typed there already: newer words are not overwritten, and the older stay to be copied", () => {
    const back = putBack(draft, [text("title", "Newest"), text("city", "Vienna")], base);
    expect(back.values).toEqual({ title: ["Newest"], city: ["Tashkent"] });
    expect(back.back.map(({ name }) => name)).toEqual(["city"]);
  });

  test("shows what a colleague stored meanwhile beside the words that come back", () => {
    const now = sent({ title: "A colleague's", city: "Vienna" });
    const back = putBack(draft, [text("title", "A colleague's"), text("city", "Vienna")], now);
    expect(back.theirs).toEqual({ title: ["A colleague's"] });
    expect(back.values).toEqual({ title: ["New"], city: ["Tashkent"] });
  });

  test("tells the portal over which words it was typed, so that what both changed is chosen and not overwritten", () => {
    const carried = { title: "A colleague's", [shownName]: JSON.stringify({ title: "A colleague's", city: "Vienna" }) };
    const back = putBack(
      draft,
      [text("title", "A colleague's"), text("city", "Vienna")],
      sent({ ...carried, city: "Vienna" }),
    );
    expect(JSON.parse(String(back.values[shownName]))).toEqual({ title: ["Old"], city: ["Vienna"] });
  });

  test("brings back the key of its form: if the portal had taken it and the answer was lost, it counts once", () => {
    const kept = { ...draft, key: "k".repeat(24) };
    expect(putBack(kept, [text("title", "Old"), text("city", "Vienna")], base).values).toHaveProperty(
      [keyName],
      kept.key,
    );
    expect(putBack(kept, [text("heading", "")], base).values).toEqual({});
  });

  test("never brings back a field that the person had not touched", () => {
    const untouched = draftOf([text("title", "New"), text("city", "Vienna")], base);
    const back = putBack(
      untouched,
      [text("title", "Old"), text("city", "Dushanbe")],
      sent({ title: "Old", city: "Dushanbe" }),
    );
    expect(back.values).toEqual({ title: ["New"] });
  });

  test("fills no field that is called otherwise after an upgrade, is of another kind, or cannot take the value", () => {
    const renamed = [text("heading", "Old"), choice("city", ["a"])];
    expect(putBack(draft, renamed, sent({ heading: "Old", city: "a" })).values).toEqual({});
    const chosen = draftOf([choice("kind", ["c"], ["a", "c"])], sent({ kind: "a" }));
    expect(putBack(chosen, [choice("kind", ["a"], ["a", "b"])], sent({ kind: "a" })).values).toEqual({});
  });

  test("brings back the rows that were added, unless the record has other rows by now", () => {
    const first = sent({ "topics.rows": "1", "topics.0.text": "One" });
    const added = draftOf([rows("topics", 2), text("topics.0.text", "One"), text("topics.1.text", "Two")], first);
    const here = [rows("topics", 1), text("topics.0.text", "One")];
    expect(putBack(added, here, first).values).toEqual({ "topics.rows": ["2"], "topics.1.text": ["Two"] });
    const others = [rows("topics", 2), text("topics.0.text", "One"), text("topics.1.text", "Theirs")];
    const theirs = sent({ "topics.rows": "2", "topics.0.text": "One", "topics.1.text": "Theirs" });
    expect(putBack(added, others, theirs).values).toEqual({});
  });
});

test("Whatever two people do, a draft that is put back changes no field that its author had not changed, and loses no word", () => {
  const names = ["a", "b", "c", "d"];
  const values = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom("", "x", "y", "z")])));
  fc.assert(
    fc.property(values, values, values, values, (old, typed, stored, newer) => {
      const draft = draftOf(
        names.map((name) => text(name, typed[name] ?? "")),
        sent(old),
      );
      // The record is another by now, and somebody has begun to type before the draft comes back.
      const standing = names.map((name) => text(name, newer[name] ?? ""));
      const { values: put, back, theirs } = putBack(draft, standing, sent(stored));
      for (const name of names) {
        const [then, mine, now, here] = [old, typed, stored, newer].map((of) => of[name] ?? "");
        const shown = name in put ? listOf(put, name).join() : now;
        const isBack = back.some((field) => field.name === name);
        // Newer words stand, else those of the draft, else those of the record.
        if (here !== now) expect(shown).toBe(here);
        else expect(shown).toBe(mine === then ? now : mine);
        // Words that did not come back are still in the draft, unless the form shows the same.
        if (mine !== then && !isBack) expect(mine === now || here !== now).toBe(true);
        if (isBack && then !== now) expect(theirs).toHaveProperty(name);
      }
    }),
  );
});
