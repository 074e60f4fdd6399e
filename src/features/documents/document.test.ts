import { describe, expect, test } from "vitest";
import { documentInput, newDocumentCode } from "./document.ts";

describe("the address of a document", () => {
  test("is its symbol where it has one", () => {
    expect(newDocumentCode({ symbol: "E/CN.7/2012/17", issued: "2012-02-16" }, [])).toBe("E-CN.7-2012-17");
  });

  test("is the next number of its year where it has none", () => {
    expect(newDocumentCode({ symbol: null, issued: "2021-11" }, ["D-2021-1", "D-2021-9", "D-2020-12"])).toBe(
      "D-2021-10",
    );
    expect(newDocumentCode({ symbol: null, issued: null }, ["D-undated-1"])).toBe("D-undated-2");
  });
});

describe("a symbol", () => {
  const read = (symbol: string) => documentInput.shape.symbol.safeParse(symbol);

  test.each([
    ["E / CN.7 / 2012 / 17", "E/CN.7/2012/17"],
    [" A/RES/66/13 ", "A/RES/66/13"],
    ["S-30/1", "S-30/1"],
    ["", null],
  ])("%s is read as %s", (typed, symbol) => expect(read(typed)).toMatchObject({ success: true, data: symbol }));

  test.each(["the report", "E/", "/E/CN.7", "E//CN.7", "e/cn.7/2012", "E/CN.7/<b>", "10843/08"])(
    "%s is none",
    (typed) => expect(read(typed).success).toBe(false),
  );
});
