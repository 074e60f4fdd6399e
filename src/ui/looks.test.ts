import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { typeset, unset } from "#i18n/typeset.ts";
import { Chart } from "./chart.tsx";
import { Code } from "./code.tsx";
import { Pagination } from "./filters.tsx";
import { Masthead } from "./masthead.tsx";
import { Note } from "./note.tsx";
import { inOtherLanguage } from "./page.tsx";
import { LanguageState, TextState } from "./state.tsx";
import { LocalizedText, ParallelText, Quantity } from "./text.tsx";

const html = (element: ReactElement) => renderToStaticMarkup(element);
const words = (element: ReactElement) => unset(html(element).replace(/<[^>]+>/g, ""));

describe("a number of the record", () => {
  it("shows its pillar, and stays as it can be copied", () => {
    expect(html(createElement(Code, { code: "2021-III-4" }))).toBe('<span class="code">2021-<b>III</b>-4</span>');
    expect(words(createElement(Code, { code: "2008-O1" }))).toBe("2008-O1");
  });

  it("is a range with dots, in English text with words", () => {
    expect(words(createElement(Code, { code: "2021-I-1", to: 8 }))).toBe("2021-I-1…8");
    expect(words(createElement(Code, { code: "2021-I-1", to: 8, inText: "en" }))).toBe("2021-I-1 to 8");
  });
});

describe("a state", () => {
  it("agrees with how many recommendations it is said of", () => {
    expect(words(createElement(TextState, { state: "endorsed", locale: "ru" }))).toBe("Одобрена");
    expect(words(createElement(TextState, { state: "endorsed", locale: "ru", count: 4 }))).toBe("Одобрены");
  });

  it("is a word; its mark is hidden from those who listen", () => {
    expect(html(createElement(TextState, { state: "endorsed", locale: "en" }))).toBe(
      '<span class="state endorsed"><span class="disc" aria-hidden="true"></span><span>Endorsed</span></span>',
    );
  });

  it("of a language says when the translation is of an older text", () => {
    const state = createElement(LanguageState, { state: "reviewed", lang: "ru", locale: "en", outdated: "2021-11-16" });
    expect(words(state)).toContain("Outdated: made from the text of 16 November 2021");
  });
});

describe("a text", () => {
  const value = { en: "Precursors", ru: null };

  it("in the other language says so and is marked as of that language", () => {
    const text = createElement(LocalizedText, { value, locale: "ru" });
    expect(html(text)).toContain('<span lang="en">Precursors</span>');
    expect(words(text)).toContain("на английском языке");
    expect(html(createElement(LocalizedText, { value, locale: "en" }))).toBe("Precursors");
  });

  it("may be divided behind the slashes of an address, and a long word of the margin between syllables", () => {
    const text = (en: string) => html(createElement(LocalizedText, { value: { en, ru: null }, locale: "en" }));
    expect(text("See eng.sectsco.org/news/639993.html, E/CN.7/2012/17")).toBe(
      "See eng.sectsco.org/<wbr/>news/<wbr/>639993.html, E/CN.7/2012/17",
    );
    const name = { en: null, ru: "Центральноазиатский центр" };
    expect(html(createElement(LocalizedText, { value: name, locale: "ru", narrow: true }))).toBe(
      "Цен\u00ADтраль\u00ADно\u00ADази\u00ADат\u00ADский центр",
    );
  });

  it("stands first in the language of the page", () => {
    const texts = [
      { lang: "en" as const, paragraphs: ["English"] },
      { lang: "ru" as const, paragraphs: ["По-русски"] },
    ];
    expect(words(createElement(ParallelText, { locale: "ru", texts }))).toBe("Русский По-русскиEnglish English");
  });

  it("is never apart from the number that it counts", () => {
    const quantity = { value: 150, qualifier: "moreThan", locale: "en" as const, unit: "participants" };
    expect(html(createElement(Quantity, quantity))).toBe("more\u00A0than\u00A0150\u00A0participants");
  });

  it("of a note says what kind of note it is", () => {
    expect(words(Note({ locale: "ru", children: typeset("Доклад, п. 18", "ru") }))).toBe("ИсточникДоклад, п. 18");
  });
});

describe("the language switch", () => {
  it("keeps path and query", () => {
    expect(inOtherLanguage("/ru/meetings/PCGM-15", "?asof=2021", "ru", "en")).toBe("/en/meetings/PCGM-15?asof=2021");
    expect(inOtherLanguage("/en", "", "en", "ru")).toBe("/ru");
  });
});

describe("the masthead", () => {
  const face = { locale: "en" as const, name: "A Partnership", sections: [], person: null };

  it("has the search, but not on the home page, which has its own", () => {
    const on = (path: string) => html(createElement(Masthead, { ...face, address: { path, search: "" } }));
    expect(on("/en/meetings")).toContain('action="/en/recommendations"');
    expect(on("/en")).not.toContain("<form");
  });

  it("names the section that the page belongs to", () => {
    const sections = [{ href: "/en/meetings", label: "Meetings" }];
    const address = { path: "/en/meetings/PCGM-15", search: "" };
    expect(html(createElement(Masthead, { ...face, sections, address }))).toContain('aria-current="true"');
  });
});

describe("pages of a list", () => {
  const pages = { locale: "en" as const, shown: 20, total: 140, href: (page: number) => `?page=${page}` };

  it("show first, last and neighbours", () => {
    expect(words(createElement(Pagination, { ...pages, page: 4, pages: 9 }))).toBe("Back12345…9Next");
    expect(words(createElement(Pagination, { ...pages, page: 1, pages: 7 }))).toBe("12…7Next");
  });

  it("are only counted where there is one", () => {
    expect(words(createElement(Pagination, { ...pages, page: 1, pages: 1, shown: 13, total: 13 }))).toBe(
      "13 of 13 shown",
    );
  });
});

describe("a chart", () => {
  const chart = (bars: { value: number; kind?: "second" }[]) =>
    createElement(Chart, { locale: "en", title: "Poppy", description: "ha.", bands: [{ label: "2016", bars }] });

  it("shows both figures of one year, and says both", () => {
    const picture = html(chart([{ value: 201000 }, { value: 221000, kind: "second" }]));
    expect(picture.match(/<rect/g)).toHaveLength(2);
    expect(picture).toContain("2016: 201,000 ≠ 221,000");
  });

  it("has a stub and a question mark where there is no figure: silence is not zero", () => {
    const picture = html(chart([]));
    expect(picture).not.toContain("<rect");
    expect(picture).toContain('class="stub"');
    expect(picture).toContain("2016: no figure");
  });

  it("needs no style attribute", () => {
    expect(html(chart([{ value: 1 }]))).not.toContain("style=");
  });
});
