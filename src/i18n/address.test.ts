import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addressOf, addressWith, pageAt, pages, pathWith } from "./address.ts";

test("An address has its language, its values in their places, and what follows", () => {
  expect(addressOf("ru", "")).toBe("/ru");
  expect(addressOf("en", "/recommendations", "?year=2021")).toBe("/en/recommendations?year=2021");
  expect(addressOf("ru", "/profiles/[code]/[year]", "UZB", 2021, ".json")).toBe("/ru/profiles/UZB/2021.json");
});

test("A page is found by its words, those written out before those that may be any", () => {
  for (const page of pages)
    expect(
      pageAt(
        page
          .replaceAll(/\[\w+\]/g, "2021-III-4")
          .split("/")
          .slice(1),
      ),
    ).toBe(page);
  expect(pageAt(["profiles", "AFG", "edit"])).toBe("/profiles/[code]/edit");
  expect(pageAt(["recommendations", "constructor"])).toBe("/recommendations/[code]");
  expect(pageAt(["recommendations/2021-III-4"])).toBeNull();
  expect(pageAt(["no-such-page"])).toBeNull();
});

test("A page that may be any is addressed by the names of its brackets", () => {
  expect(addressWith("ru", "/meetings/[code]/edit", { locale: "en", code: "PCGM-15" })).toBe(
    "/ru/meetings/PCGM-15/edit",
  );
  expect(addressWith("en", "/profiles/[code]/[year]", { year: "2021", code: "UZB" }, "?a=b")).toBe(
    "/en/profiles/UZB/2021?a=b",
  );
  expect(pathWith("/desk", { locale: "en" })).toBe("/desk");
});

test("No address is put together by hand where pages, views and desks are made", () => {
  const src = join(import.meta.dirname, "..");
  const byHand = ["app", "desk", "features", "ui", "views"].flatMap((floor) =>
    readdirSync(join(src, floor), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) => /`\/\$\{[^}]*(locale|language)[^}]*\}/i.test(readFileSync(join(src, floor, path), "utf8")))
      .map((path) => `${floor}/${path}`),
  );
  expect(byHand).toEqual([]);
});

test("Each page of the portal has its address here, and no address is without a page", () => {
  const app = join(import.meta.dirname, "..", "app", "[locale]");
  const served = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === "page.tsx")
    .map(({ parentPath }) => parentPath.slice(app.length).replace(/\/\([^)]+\)/, ""))
    // Pages that the page server asks for itself, and nobody else may.
    .filter((path) => !path.endsWith("-document"));
  expect(served.sort()).toEqual([...pages].sort());
});
