import { describe, expect, test } from "vitest";
import { anyWordOf, inRussian, joined, readSearch } from "./search-words.ts";

describe("what somebody typed into the search", () => {
  test.each([
    ["прекурсоры 2021", [["прекурсоры", "2021"]]],
    ["прекурсоры за 2021 год", [["прекурсоры", "за", "2021"]]],
    ["Вена, 2021 г.", [["Вена", "2021"]]],
    ["2021 III 4", [["2021", "III", "4"]]],
    ["№ 2021–III–4", [["2021-III-4"]]],
    ["2021/ІІІ/4", [["2021-III-4"]]],
    ["iii-4", [["III-4"]]],
    ["отчёт", [["отчет"]]],
    ["«уксусный ангидрид» Вена", [['"уксусный ангидрид"', "Вена"]]],
    ["прекурсоры -Вена - и", [["прекурсоры", "-Вена", "и"]]],
    ["прекурсоры или хавала 2021", [["прекурсоры"], ["хавала", "2021"]]],
    ["или", []],
    [" . - ", []],
  ])("%s", (typed, expected) => expect(readSearch(typed)).toEqual(expected));

  test("can be asked with any one of its words instead of all", () => {
    expect(anyWordOf("прекурсоры Вена")).toBe("прекурсоры или Вена");
    expect(anyWordOf("precursors Vienna")).toBe("precursors or Vienna");
    expect(anyWordOf("прекурсоры")).toBeNull();
    expect(anyWordOf("прекурсоры или Вена")).toBeNull();
  });

  test("is asked for by both stems of the name of a country", () => {
    for (const word of ["Таджикистан", "Таджикистана", "Таджикистану", "Таджикистаном", "Таджикистане"])
      expect(inRussian(word)).toBe("Таджикистан or Таджикистане");
    for (const word of ["Китаю", "стан", "Uzbekistan", '"в Узбекистане"']) expect(inRussian(word)).toBe(word);
  });

  test("is the same once it is written anew", () => {
    for (const typed of [
      "прекурсоры или хавала 2021",
      "precursors or hawala -Vienna",
      '"acetic anhydride" 2021',
      "I or II",
    ])
      expect(readSearch(joined(readSearch(typed)))).toEqual(readSearch(typed));
  });
});
