import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { Locale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { chartExamples } from "#ui/examples/chart-examples.tsx";
import { fieldExamples } from "#ui/examples/field-examples.tsx";
import { filterExamples } from "#ui/examples/filter-examples.tsx";
import { frameExamples } from "#ui/examples/frame-examples.tsx";
import { markExamples } from "#ui/examples/mark-examples.tsx";
import { textExamples } from "#ui/examples/text-examples.tsx";
import { inOtherLanguage } from "./page.tsx";

const { Chart } = chartExamples;
const { PartialDateField, Theirs } = fieldExamples;
const { Pagination } = filterExamples;
const { Masthead } = frameExamples;
const { Code, LanguageState, Note, Quantity, TextState } = markExamples;
const { LocalizedText, ParallelText } = textExamples;

type Example = (locale: Locale) => ReactNode;

const html = (example: Example, locale: Locale = "en") => rendered(example(locale), locale);
const words = (example: Example, locale?: Locale) => cleanText(html(example, locale).replace(/<[^>]+>/g, ""));

describe("a number of the record", () => {
  it("shows its pillar, and stays as it can be copied", () => {
    expect(html(Code.alone)).toBe('<span class="code">2021-<b>III</b>-4</span>');
    expect(words(Code.withoutPillar)).toBe("PCGM-16-1");
  });

  it("is a range with dots, in English text with words", () => {
    expect(words(Code.range)).toBe("2021-I-1…8");
    expect(words(Code.rangeInText)).toBe("2021-I-1 to 8");
  });
});

describe("a state", () => {
  it("agrees with how many recommendations it is said of", () => {
    expect(words(TextState.one, "ru")).toBe("Одобрена");
    expect(words(TextState.ofMany, "ru")).toBe("Одобрены");
  });

  it("is a word; its mark is hidden from those who listen", () => {
    expect(html(TextState.one)).toBe(
      '<span class="state endorsed"><span class="disc" aria-hidden="true"></span><span>Endorsed</span></span>',
    );
  });

  it("of a language says when the translation is of an older text", () => {
    expect(words(LanguageState.outdated)).toBe(
      "Reviewed Outdated since 16 November 2021: translated from the version of 29 October 2021 What has changed",
    );
  });
});

describe("a text", () => {
  it("in the other language says so and is marked as of that language", () => {
    expect(html(LocalizedText.onlyInOther, "ru")).toContain(
      '<span lang="en">Expert Working Group on precursors</span>',
    );
    expect(words(LocalizedText.onlyInOther, "ru")).toContain("на английском языке");
    expect(html(LocalizedText.inBoth)).toBe("Expert Working Group on precursors");
  });

  it("is divided now and then where no word is so long", () => {
    expect(html(LocalizedText.endlessWord)).toBe(
      "The Betäubungsmittelvers<wbr/>chreibungsverordnung<wbr/>sänderungsgesetz",
    );
    expect(html(LocalizedText.endlessWord, "ru")).toBe("Метилендиоксиметамфе<wbr/>таминометилендиоксиметамфетамин");
  });

  it("may be divided behind the slashes of an address, and a long word of the margin between syllables", () => {
    expect(html(LocalizedText.addressOfTheWeb)).toBe(
      "See eng.sectsco.org/<wbr/>news/<wbr/>639993.html, E/CN.7/2012/17",
    );
    expect(html(LocalizedText.narrow, "ru")).toContain("Цен\u00ADтраль\u00ADно\u00ADази\u00ADат\u00ADский");
  });

  it("stands first in the language of the page", () => {
    expect(words(ParallelText.reviewed, "ru")).toMatch(/^Русский.+English/);
    expect(words(ParallelText.reviewed)).toMatch(/^English.+Русский/);
  });

  it("is never apart from the number that it counts", () => {
    expect(html(Quantity.atLeast)).toBe("at\u00A0least\u00A0550\u00A0participants");
  });

  it("of a note says what kind of note it is", () => {
    expect(words(Note.source, "ru")).toBe("ИсточникДоклад за 2021 год, пункт 18");
  });
});

describe("the language switch", () => {
  it("keeps path and query", () => {
    expect(inOtherLanguage("/ru/meetings/PCGM-15", "?asof=2021", "ru", "en")).toBe("/en/meetings/PCGM-15?asof=2021");
    expect(inOtherLanguage("/en", "", "en", "ru")).toBe("/ru");
  });
});

describe("the masthead", () => {
  it("has the search, but not on the home page, which has its own", () => {
    expect(html(Masthead.inSection)).toContain('action="/en/recommendations"');
    expect(html(Masthead.home)).not.toContain("<form");
  });

  it("names the section that the page belongs to", () => {
    expect(html(Masthead.inSection)).toContain('<a href="/en/meetings" aria-current="page">');
    expect(html(Masthead.signedIn)).toContain('<a href="/en/partners" aria-current="true">');
  });
});

describe("pages of a list", () => {
  it("show first, last and neighbours", () => {
    expect(words(Pagination.first)).toBe("12…7Next");
    expect(words(Pagination.middle)).toBe("Back1…567…12Next");
    expect(words(Pagination.nearFirst)).toBe("Back12345…9Next");
  });

  it("are only counted where there is one", () => {
    expect(words(Pagination.onePage)).toBe("13 of 13 shown");
  });
});

describe("a chart", () => {
  it("shows both figures of one year, and says both", () => {
    const picture = html(Chart.twoFigures);
    expect(picture.match(/<rect/g)).toHaveLength(3);
    expect(picture).toContain("2016: 201,000 ≠ 221,000");
  });

  it("has a stub and a question mark where there is no figure: silence is not zero", () => {
    const picture = html(Chart.gaps);
    expect(picture.match(/<rect/g)).toHaveLength(2);
    expect(picture.match(/class="stub"/g)).toHaveLength(2);
    expect(picture).toContain("2016: no figure; 2017: not collected");
    expect(html(Chart.zero)).not.toContain('class="stub"');
  });
});

describe("a colleague's words", () => {
  it("name the part of a date that they are about", () => {
    const said = words(PartialDateField.inEachState, "ru");
    expect(said).toContain("Текст коллеги: День: не заполнено; Месяц: декабрьДень");
  });

  it("are those that stand to be chosen", () => {
    expect(words(Theirs.chosen)).toBe("A colleague’s text: Vienna; Moscow");
    expect(words(Theirs.emptied)).toBe("A colleague’s text: left empty");
  });
});
