import { describe, expect, test } from "vitest";
import { noQuestion, type Question } from "#lib/question.ts";
import { type Addresses, locate as locateAmong } from "./page-addresses.ts";

const asked = (...keys: string[]): Question => ({ ...noQuestion, keys });
const filters = asked("pillar", "year", "status", "q");

const addresses: Addresses = {
  "/recommendations": { page: asked(...filters.keys, "page"), json: asked(...filters.keys, "limit"), csv: filters },
  "/recommendations/[code]": { page: asked("asof"), json: asked("asof") },
  "/recommendations/matrix": { page: asked("columns") },
  "/about": { page: noQuestion },
};

function locate(address: string, isAsset = (_path: string) => false) {
  return locateAmong(address, addresses, isAsset);
}

function keyOf(address: string) {
  const place = locate(address);
  return place.kind === "page" ? place.key : place;
}

describe("One page has one address", () => {
  test.each([
    ["/EN/Recommendations", "/en/recommendations"],
    ["/ru/", "/ru"],
    ["/en//partners/UZB/", "/en/partners/UZB"],
    ["/en/Recommendations.JSON?pillar=3", "/en/recommendations.json?pillar=3"],
    ["/ru/meetings/EWG-2021-III/Edit", "/ru/meetings/EWG-2021-III/edit"],
    ["/en/Desk/Figures", "/en/desk/figures"],
  ])("%s leads to %s", (address, to) => {
    expect(locate(address)).toEqual({ kind: "redirect", to });
  });

  test("codes keep the case they were written in: their pages know the right one", () => {
    expect(keyOf("/en/recommendations/2021-iii-4")).toBe("/en/recommendations/2021-iii-4");
    expect(keyOf("/en/partners/uzb.json")).toBe("/en/partners/uzb.json");
  });

  test("no address of another host comes out of a redirect", () => {
    expect(locate("//evil.example/en")).toEqual({ kind: "absent", locale: null });
    expect(locate("//evil.example/en/")).toEqual({ kind: "absent", locale: null });
    expect(locate("/\\evil.example/")).toEqual({ kind: "refused", status: 400 });
  });

  test("letters written as percent codes are the same letters", () => {
    expect(keyOf("/en/%70artners/%55ZB")).toBe("/en/partners/UZB");
  });
});

describe("A query has one form", () => {
  test("keys are sorted, repetitions and empty values dropped", () => {
    expect(keyOf("/en/recommendations?year=2021&pillar=3&q=&pillar=2&pillar=3&status=")).toBe(
      "/en/recommendations?pillar=2&pillar=3&year=2021",
    );
  });

  test("unknown keys never reach a page", () => {
    expect(keyOf("/en/recommendations?utm_source=x&pillar=3&_rsc=1")).toBe("/en/recommendations?pillar=3");
    expect(keyOf("/en/about?q=anything")).toBe("/en/about");
    expect(keyOf("/sitemap.xml?v=2")).toBe("/sitemap.xml");
  });

  test("each page, and each of its files, takes what it can be asked and nothing else", () => {
    expect(keyOf("/en/recommendations?page=2&limit=5")).toBe("/en/recommendations?page=2");
    expect(keyOf("/en/recommendations.json?page=2&limit=5")).toBe("/en/recommendations.json?limit=5");
    expect(keyOf("/en/recommendations.csv?page=2&limit=5")).toBe("/en/recommendations.csv");
    expect(keyOf("/en/recommendations/2021-III-4?asof=2021&columns=2")).toBe(
      "/en/recommendations/2021-III-4?asof=2021",
    );
    expect(keyOf("/en/recommendations/2021-III-4.csv?asof=2021")).toBe("/en/recommendations/2021-III-4.csv");
    expect(keyOf("/en/recommendations/matrix?asof=2021&columns=2")).toBe("/en/recommendations/matrix?columns=2");
    expect(keyOf("/en/partners?asof=2021")).toBe("/en/partners");
  });

  test("a word that JavaScript itself knows is no list with keys", () => {
    expect(keyOf("/en/constructor?x=1")).toBe("/en/constructor");
    expect(keyOf("/en/__proto__?x=1")).toBe("/en/__proto__");
  });

  test("a letter is the same whether its accent was typed with it or after it", () => {
    expect(keyOf("/ru/recommendations?q=Росси\u0438\u0306ский")).toBe(keyOf("/ru/recommendations?q=Росси\u0439ский"));
  });

  test("a file for machines takes the filters of its list", () => {
    expect(locate("/ru/recommendations.csv?q=героин&x=1")).toMatchObject({
      key: "/ru/recommendations.csv?q=%D0%B3%D0%B5%D1%80%D0%BE%D0%B8%D0%BD",
      format: "csv",
      locale: "ru",
      share: "freeText",
    });
  });

  test("an ending that nobody writes is no format", () => {
    expect(locate("/en/recommendations.docx?pillar=3")).toMatchObject({
      key: "/en/recommendations.docx",
      format: null,
    });
    expect(locate("/en/recommendations/2021-III-4.atom")).toMatchObject({ format: null });
    expect(locate("/api/openapi.json")).toEqual({ kind: "application" });
  });

  test("the one character that the database refuses is not asked for", () => {
    for (const no of [
      "q=her%00oin",
      "year=%07",
      "page=0",
      "page=-1",
      "limit=99999999999",
      "columns=0",
      "page=1e9999&page=00",
    ]) {
      expect(locate(`/en/recommendations?${no}`)).toEqual({ kind: "refused", status: 400 });
      expect(locate(`/ru/recommendations.json?${no}`)).toEqual({ kind: "refused", status: 400 });
    }
    expect(keyOf("/en/recommendations?q=two%0Alines")).toBe("/en/recommendations?q=two%0Alines");
  });

  test("what a form sends is kept as the form wrote it", () => {
    const sent = "/en/recommendations?pillar=3&q=poppy+husk";
    expect(keyOf(sent)).toBe(sent);
  });

  test("only words that anyone can make up are free text", () => {
    expect(locate("/en/recommendations?pillar=3")).toMatchObject({ share: "filtered" });
    expect(locate("/en/recommendations?q=a")).toMatchObject({ share: "freeText" });
    expect(locate("/en/recommendations/2021-III-4?asof=2021-11-16")).toMatchObject({ share: "freeText" });
  });
});

describe("What is no address of the portal", () => {
  test("a first segment that is no language", () => {
    expect(locate("/fr/recommendations")).toEqual({ kind: "absent", locale: null });
    expect(locate("/wp-login.php")).toEqual({ kind: "absent", locale: null });
  });

  test("the portal's own inner addresses", () => {
    expect(locate("/ru/not-found-document")).toEqual({ kind: "absent", locale: "ru" });
    expect(locate("/en/error-document")).toEqual({ kind: "absent", locale: "en" });
    expect(locate("/api/formats/en/json/recommendations")).toEqual({ kind: "absent", locale: null });
  });

  test("what is written wrongly or too long", () => {
    expect(locate("/en/%E0%A4%A")).toEqual({ kind: "refused", status: 400 });
    expect(locate("/en/a%00b")).toEqual({ kind: "refused", status: 400 });
    expect(locate("/en/%2e%2e/x")).toEqual({ kind: "refused", status: 400 });
    expect(locate("http://other.example/en")).toEqual({ kind: "refused", status: 400 });
    expect(locate(`/en/recommendations?q=${"a".repeat(5000)}`)).toEqual({ kind: "refused", status: 414 });
  });
});

test("Addresses without a language are few", () => {
  expect(locate("/")).toEqual({ kind: "chooseLanguage" });
  expect(locate("/healthz")).toEqual({ kind: "health" });
  expect(locate("/readyz")).toEqual({ kind: "readiness" });
  expect(locate("/robots.txt")).toMatchObject({ kind: "page", locale: null });
  expect(locate("/api/auth/session")).toEqual({ kind: "application" });
  expect(locate("/_next/static/a.css")).toEqual({ kind: "asset" });
  expect(locate("/__nextjs_original-stack-frames")).toEqual({ kind: "asset" });
  expect(locate("/favicon.ico", (path) => path === "/favicon.ico")).toEqual({ kind: "asset" });
});
