import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOfSymbol, codeOfSymbol, symbolOfCode, symbolsIn } from "./symbol.ts";

const found = (text: string) => symbolsIn(text).flatMap((part) => ("symbol" in part ? part.symbol : []));

describe("a symbol of the United Nations", () => {
  test.each([
    ["E/CN.7/2012/17", "E-CN.7-2012-17"],
    ["E/CN.7/2020/CRP.8", "E-CN.7-2020-CRP.8"],
    ["E/CN.7/2007/16/Rev.1", "E-CN.7-2007-16-Rev.1"],
    ["A/RES/66/13", "A-RES-66-13"],
    ["A/68/126", "A-68-126"],
    ["E/INCB/2019/4", "E-INCB-2019-4"],
    ["UNODC/SUBCOM/48/CRP.1", "UNODC-SUBCOM-48-CRP.1"],
    ["UNIS/NAR/1156", "UNIS-NAR-1156"],
    ["S-30/1", "S-30-1"],
    ["SG/T/2833", "SG-T-2833"],
  ])("%s is found in a text, and leads to %s and back", (symbol, code) => {
    expect(found(`(see ${symbol}, para. 4)`)).toEqual([symbol]);
    expect(found(`см. документ ${symbol}.`)).toEqual([symbol]);
    expect(codeOfSymbol(symbol)).toBe(code);
    expect(symbolOfCode(code)).toBe(symbol);
  });

  test("is the same with spaces at its slashes", () => {
    expect(found("Report E / CN.7 / 2012 / 17 and E/CN.7/2012/ 10")).toEqual(["E/CN.7/2012/17", "E/CN.7/2012/10"]);
  });

  test.each([
    "HIV/AIDS",
    "and/or",
    "2012/17",
    "EN/RU",
    "A/an 3",
    "https://example.org/A/68/126",
    "D-2021-14",
    "PCGM-15",
  ])("is not seen in %s", (text) => expect(found(text)).toEqual([]));

  test("nothing of a text is lost or made up around it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("E/CN.7/2012/17", " ", "и", "S-30/1", ", ", "/", "A/", "x")), (words) => {
        const text = words.join("");
        expect(
          symbolsIn(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  test("leads to the United Nations where the portal holds none", () => {
    expect(addressOfSymbol("E/CN.7/2012/17")).toBe("https://docs.un.org/E/CN.7/2012/17");
  });
});
