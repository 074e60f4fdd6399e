import { describe, expect, test } from "vitest";
import { alteredRow, historyReport, readHead } from "./history-words.ts";

const hash = "0123456789abcdef".repeat(4);
const head = { count: 2, hash };
const sound = { checked: 2, rows: { meeting: 1 }, head, unkept: 0, firstAltered: null };

describe("the head of a history", () => {
  test("is read as it is printed, or with the first twelve letters of its hash", () => {
    expect(historyReport(sound, null)).toContain(`Head: 2:${hash}`);
    expect(readHead(`2:${hash}`)).toEqual(head);
    expect(readHead(`2:${hash.slice(0, 12)}`)).toEqual({ count: 2, hash: hash.slice(0, 12) });
    expect(readHead("0:")).toEqual({ count: 0, hash: "" });
  });

  test.each(["", "2", "2:", ":", `-1:${hash}`, "2:0123", `2:${hash}0`, "2:nothexnothex"])("is not %o", (text) => {
    expect(readHead(text)).toBeNull();
  });
});

describe("what an operator is told", () => {
  const event = { id: 7n, verb: "correct", recordedAt: new Date("2026-11-23T10:00:00Z") };

  test("names table, record, column and both values", () => {
    expect(alteredRow("meeting", "PCGM-15", { column: "titleEn", now: "B", was: "A" }, event)).toBe(
      'In table meeting, PCGM-15: title_en is "B", and was "A" after event 7 (correct, 2026-11-23).',
    );
  });

  test("shows of long texts where they part", () => {
    const text = "Control precursors of opiates. ".repeat(20);
    const sentence = alteredRow(
      "recommendation",
      "2021-II-1",
      { column: "textEn", now: `${text}Never again.`, was: `${text}For ever.` },
      event,
    );
    expect(sentence).toContain("Never again.");
    expect(sentence).toContain("For ever.");
    expect(sentence.length).toBeLessThan(350);
  });

  test("is the first altered row, and that what came before it holds", () => {
    expect(historyReport({ ...sound, rows: {}, firstAltered: "In table event: it is otherwise." }, null)).toEqual([
      "2 events are as they were written.",
      "The first that is not what was written:",
      "In table event: it is otherwise.",
    ]);
  });
});
