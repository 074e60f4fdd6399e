import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canContinue, type Edge, familyOf, generations, lineageKinds, reach, steps } from "./lineage.ts";

const shanghai = (n: number) => ({ code: `2019-III-${n}`, day: "2019-11-26" });
const vienna = (n: number) => ({ code: `2021-III-${n}`, day: "2021-10-29" });

describe("a later recommendation", () => {
  test("continues one, is merged from several, or is one of several into which one was split", () => {
    expect(canContinue("reworded", [shanghai(1)], [vienna(1)], []).ok).toBe(true);
    expect(canContinue("merged", [shanghai(1), shanghai(2)], [vienna(1)], []).ok).toBe(true);
    expect(canContinue("split", [shanghai(1)], [vienna(1), vienna(2)], []).ok).toBe(true);
  });

  test("is not merged from one, nor split into one, nor reworded from two", () => {
    expect(canContinue("merged", [shanghai(1)], [vienna(1)], [])).toMatchObject({ error: "mergeNeedsTwo" });
    expect(canContinue("split", [shanghai(1)], [vienna(1)], [])).toMatchObject({ error: "splitNeedsTwo" });
    expect(canContinue("reworded", [shanghai(1), shanghai(2)], [vienna(1)], [])).toMatchObject({
      error: "lineageOneToOne",
    });
  });

  test("does not continue what was born after it, nor itself", () => {
    expect(canContinue("reworded", [vienna(1)], [shanghai(1)], [])).toMatchObject({ error: "lineageBackwards" });
    expect(canContinue("reworded", [vienna(1)], [vienna(1)], [])).toMatchObject({ error: "lineageCircle" });
  });
});

test("no sequence of lineages makes a text its own ancestor", () => {
  const births = ["2011", "2015", null, "2019", "2021", null].map((day, n) => ({ code: `r${n}`, day }));
  const one = fc.constantFrom(...births);
  const step = fc.record({
    kind: fc.constantFrom(...lineageKinds),
    from: fc.uniqueArray(one, { minLength: 1, maxLength: 3 }),
    to: fc.uniqueArray(one, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const edges: Edge[] = [];
      for (const { kind, from, to } of steps) {
        if (!canContinue(kind, from, to, edges).ok) continue;
        for (const older of from) for (const newer of to) edges.push({ from: older.code, to: newer.code, kind });
      }
      for (const { from, to } of edges) expect(reach(from, edges, "ancestors").has(to)).toBe(false);
    }),
  );
});

describe("the family of a recommendation", () => {
  const edge = (kind: Edge["kind"], from: string, to: string): Edge => ({ kind, from, to });
  const edges = [
    edge("merged", "2015-III-1", "2019-III-1"),
    edge("merged", "2015-III-2", "2019-III-1"),
    edge("split", "2019-III-1", "2021-III-1"),
    edge("split", "2019-III-1", "2021-III-10"),
    edge("reworded", "2021-III-10", "2023-III-2"),
    edge("reworded", "2019-III-9", "2021-III-9"),
  ];
  const codes = (code: string) => [...new Set(familyOf(code, edges).flatMap(({ from, to }) => [from, to]))].sort();

  test("is all that it came from and all that came of it, however far", () => {
    expect(codes("2023-III-2")).toEqual([
      "2015-III-1",
      "2015-III-2",
      "2019-III-1",
      "2021-III-1",
      "2021-III-10",
      "2023-III-2",
    ]);
    expect(codes("2021-III-9")).toEqual(["2019-III-9", "2021-III-9"]);
    expect(familyOf("2008-O1", edges)).toEqual([]);
  });

  test("names those that were merged with it, though they are no ancestors of it", () => {
    expect(codes("2015-III-1")).toContain("2015-III-2");
  });

  test("is drawn from the oldest down, numbers in their order", () => {
    expect(generations(familyOf("2019-III-1", edges))).toEqual([
      ["2015-III-1", "2015-III-2"],
      ["2019-III-1"],
      ["2021-III-1", "2021-III-10"],
      ["2023-III-2"],
    ]);
  });

  test("is told in steps: merging and splitting are one each", () => {
    expect(steps(familyOf("2019-III-1", edges))).toEqual([
      { kind: "merged", from: ["2015-III-1", "2015-III-2"], to: ["2019-III-1"] },
      { kind: "split", from: ["2019-III-1"], to: ["2021-III-1", "2021-III-10"] },
      { kind: "reworded", from: ["2021-III-10"], to: ["2023-III-2"] },
    ]);
  });
});
