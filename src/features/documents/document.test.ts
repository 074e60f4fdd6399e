import fc from "fast-check";
import { describe, expect, test } from "vitest";
import documents from "#prisma/data/documents.json" with { type: "json" };
import { locate } from "#server/pages/page-addresses.ts";
import { documentInput, isAlike, newDocumentCode, symbolShape } from "./document.ts";

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

describe("the address of any symbol that is taken", () => {
  const placeOf = (symbol: string) => {
    const path = `/en/documents/${newDocumentCode({ symbol, issued: null }, [])}`;
    return [locate(path, {}, () => false), path] as const;
  };

  test.each(documents.flatMap(({ symbol }) => symbol ?? []))("%s is an address as it stands", (symbol) => {
    const [place, path] = placeOf(symbol);
    expect(place).toMatchObject({ kind: "page", path });
  });

  test("leads nowhere else", () => {
    const part = fc.oneof(
      fc.constantFrom("CN.7", "CRP.8", "Rev.1", "L.3", "X.9", "CN.7a", "2012", "A", "a-b", "v.1.2", "json", "x.json"),
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,8}$/),
    );
    const symbols = fc.tuple(fc.constantFrom("E", "A", "UNODC", "Z.1"), fc.array(part, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(symbols, ([first, rest]) => {
        const symbol = [first, ...rest].join("/");
        fc.pre(symbolShape.test(symbol));
        const [place, path] = placeOf(symbol);
        expect(place).toMatchObject({ kind: "page", path });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a document that resembles one of the record", () => {
  const told = { symbol: null, title: { en: "Provisional agenda", ru: null }, issued: null, meetings: ["PCGM-15"] };
  const other = { ...told, title: { en: "Provisional  Agenda.", ru: "Повестка дня" } };

  test.each([
    [other, true],
    [{ ...other, meetings: [] }, true],
    [{ ...other, meetings: ["PCGM-14"] }, false],
    [{ ...other, issued: "2021" }, true],
    [{ ...other, symbol: "E/CN.7/2021/1" }, true],
    [{ ...other, title: { en: "Agenda", ru: null } }, false],
    [{ ...other, title: { en: null, ru: "Повестка дня" } }, false],
  ])("%j", (one, expected) => {
    expect(isAlike(told, one)).toBe(expected);
    expect(isAlike(one, told)).toBe(expected);
  });

  test("is another one where a day or two symbols tell them apart", () => {
    expect(isAlike({ ...told, issued: "2021-11-15" }, { ...other, issued: "2021-11" })).toBe(true);
    expect(isAlike({ ...told, issued: "2021-11-15" }, { ...other, issued: "2021-12" })).toBe(false);
    expect(isAlike({ ...told, symbol: "A/1" }, { ...other, symbol: "A/2" })).toBe(false);
    expect(isAlike({ ...told, title: { en: null, ru: null } }, { ...other, title: { en: null, ru: null } })).toBe(
      false,
    );
  });
});
