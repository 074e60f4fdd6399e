import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pages } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { formats } from "#lib/formats.ts";
import { locate } from "./page-addresses.ts";
import { meantBy, meantValue } from "./page-pasted.ts";

/** A right word for each bracket of an address. */
const words: Record<string, string> = { code: "2021-III-4", number: "3", year: "2021", token: "aB3_-x_9-Zq0" };

const right = locales.flatMap((locale) =>
  pages.flatMap((page) => {
    const path = `/${locale}${page.replace(/\[(\w+)\]/g, (_, name: string) => words[name] ?? name)}`;
    return page ? [path, ...formats.map((format) => `${path}.${format}`)] : [path];
  }),
);

const atTheEnd = [
  ...[".", ",", ";", ":", "!", ")", "]", "}", ">", '"', "'", "»", "”", "’", "…", ").", "),", "*", "|", "\\"],
  ...[" ", "\u00A0", "\u2009", "\t", "\r\n", "\u200B", "\uFEFF", "\u2060", "\u00AD", "\u200E", "\u202C", "/", "//"],
  ...[" –", " (Vienna)", "; see also", ", and", "—и"],
];

const dashes = [
  ..."\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\uFE58\uFE63\uFF0D",
  " - ",
  "- ",
  "\u2060-\u2060",
  "_",
];

const numerals = ["Ш", "ш", "ІІІ", "IІI", "ӀӀӀ", "Ⅲ", "ⅰⅰⅰ", "ΙΙΙ"];

/** As a browser sends what was typed into it. */
const sent = (path: string) => path.split("/").map(encodeURIComponent).join("/");

function redirectOf(path: string): string | null {
  const place = locate(path, {}, () => false);
  return place.kind === "redirect" ? decodeURIComponent(place.to) : null;
}

describe("An address leads to what was meant by it", () => {
  test.each(right)("%s is itself, and no distortion of it leads elsewhere", (path) => {
    expect(redirectOf(path)).toBeNull();
    const ofToken = path.includes(words.token ?? "");
    const distorted = [
      ...atTheEnd.filter((end) => !(ofToken && end === "—и")).map((end) => path + end),
      ...['"', "(", "«", " ", "\u200B"].map((start) => path.replace(/\/(?=[^/]+$)/, `/${start}`)),
      path.replace("/", "//"),
      `/https://portal.example${path}`,
      `//portal.example${path}`,
      `/en/https://portal.example${path}`,
      `/ru/recommendations/portal.example:8080${path}`,
      `${path}https://portal.example/en/no-such-page`,
      ...(path.includes("2021-III-4")
        ? [
            ...dashes.map((dash) => path.replaceAll("-III-", `${dash}III${dash}`)),
            ...numerals.map((typed) => path.replace("III", typed)),
          ]
        : []),
    ].filter((each) => !(path.split("/").length === 2 && each.split("/").length !== 2));
    for (const address of distorted) {
      const expected = /ⅰ/.test(address) ? path.replace("III", "iii") : path;
      if (address !== path) expect(redirectOf(sent(address)), address).toBe(expected);
    }
  });

  test("whatever was asked with it is asked there, without what a page's source writes for an ampersand", () => {
    const asked = (address: string) => locate(address, {}, () => false);
    expect(asked("/en/recommendations?pillar=3&amp;year=2021&amp;amp;q=a%20b")).toEqual({
      kind: "redirect",
      to: "/en/recommendations?pillar=3&year=2021&q=a%20b",
    });
    expect(asked("/en/meetings/PCGM-15.?asof=2021&utm_source=letter")).toEqual({
      kind: "redirect",
      to: "/en/meetings/PCGM-15?asof=2021&utm_source=letter",
    });
    expect(asked("/en/meetings/PCGM-15%3Fasof=2021-11-16")).toEqual({
      kind: "redirect",
      to: "/en/meetings/PCGM-15?asof=2021-11-16",
    });
  });

  test("letters of a Russian keyboard are the Latin ones they look like, in numerals the numerals", () => {
    const meant = (path: string) => meantBy(sent(path))?.words.join("/");
    expect(meant("/ru/recommendations/2021-ІУ-1")).toBe("ru/recommendations/2021-IV-1");
    expect(meant("/ru/recommendations/2021-П-1")).toBe("ru/recommendations/2021-II-1");
    expect(meant("/ru/recommendations/undated-І-а")).toBe("ru/recommendations/undated-I-a");
    expect(meant("/ru/meetings/РСGМ-15")).toBe("ru/meetings/PCGM-15");
    expect(meant("/ru/meetings/ЕWG-2021-Ш")).toBe("ru/meetings/EWG-2021-III");
    expect(meant("/ru/partners/ТUR")).toBe("ru/partners/TUR");
    expect(meant("/ru/recоmmendаtions")).toBe("ru/recommendations");
    expect(meant("/еn/partners/UZB")).toBe("en/partners/UZB");
  });

  test("pillars have their numbers, however they were written", () => {
    for (const [number, typed] of [
      ["1", "I"],
      ["2", "П"],
      ["3", "iii"],
      ["4", "ІУ."],
    ])
      expect(meantBy(sent(`/en/pillars/${typed}.json`.replace("..", ".")))?.words).toEqual([
        "en",
        "pillars",
        `${number}.json`,
      ]);
  });

  test("an address that was cut within a letter lacks that letter", () => {
    expect(redirectOf("/en/partners/UZB%E2%80")).toBe("/en/partners/UZB");
    expect(redirectOf("/en/partners/UZB%")).toBe("/en/partners/UZB");
    expect(redirectOf("/en%2Fpartners%2FUZB")).toBe("/en/partners/UZB");
  });
});

describe("An address that can mean no page means none", () => {
  test.each([
    "/en/no-such-page.",
    "/en/recommendations/2021-III-4.docx",
    "/en/recommendations.php",
    "/en/recommendations/2021-III-4/unknown.",
    "/fr/recommendations.",
    "/en.wikipedia.org/wiki/Vienna",
    "/en/not-found-document.",
    "/en/recommendations/..",
    "/en/partners/%E0%A4%A",
    `/en/partners/${"a-".repeat(1500)}.`,
  ])("%s", (path) => {
    expect(meantBy(path)).toBeNull();
  });

  test("and no redirect leaves the portal or leads to another", () => {
    const piece = fc.constantFrom(
      ...[
        "en",
        "ru",
        "EN",
        "recommendations",
        "Meetings",
        "2021-III-4",
        "2021–Ш–4).",
        "pillars",
        "iii",
        "edit",
        "x.json",
        ".",
      ],
      ...[
        "//",
        "/",
        "\\",
        "/\\",
        "..",
        "evil.example",
        "https://evil.example",
        "@",
        ":",
        "?",
        "&amp;",
        "%2F",
        "%5C",
        "%0D%0A",
      ],
      ...["%00", "%E2%80", "%", "\t", "amp;", " "],
    );
    const path = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((parts) => `/${parts.join("/")}`);
    const joined = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((parts) => `/${parts.join("")}`);
    fc.assert(
      fc.property(fc.oneof(path, joined), (address) => {
        const asked = address.replaceAll(/[^\x21-\x7E]/g, (letter) =>
          letter.isWellFormed() ? encodeURIComponent(letter) : "",
        );
        const place = locate(asked, {}, () => false);
        if (place.kind !== "redirect") return;
        expect(place.to).toMatch(/^\/(?!\/|\\)[\x21-\x7E]*$/);
        const { origin } = new URL(place.to, "http://portal.invalid");
        expect(origin).toBe("http://portal.invalid");
        expect(locate(place.to, {}, () => false).kind).not.toBe("redirect");
      }),
      { numRuns: 3000 },
    );
  });
});

test("The value of a filter is what was meant, where it is a code, a date or a number", () => {
  expect(["2021.", "UZB),", "2021–11–16", " 3\u200B", "сentral-аsia"].map(meantValue)).toEqual([
    ...["2021", "UZB", "2021-11-16", "3", "central-asia"],
  ]);
  for (const value of ["", "-", "16.11.2021", "2021/11/16", "two words", "под кайфом", "a_b"])
    expect(meantValue(value)).toBe(value);
});

test.each([
  ["/en/documents/E-CN.7-2012-17", ["en", "documents", "E-CN.7-2012-17"]],
  ["/ru/documents/E-CN.7-2020-CRP.8/edit", ["ru", "documents", "E-CN.7-2020-CRP.8", "edit"]],
  ["/en/documents/E-CN.7-2007-16-Rev.1).", ["en", "documents", "E-CN.7-2007-16-Rev.1"]],
  ["/en/documents/e-cn.7-2012-17.json", ["en", "documents", "e-cn.7-2012-17.json"]],
])("a symbol keeps the full stops within it, and no other code has one: %s", (path, words) => {
  expect(meantBy(path)?.words).toEqual(words);
});
