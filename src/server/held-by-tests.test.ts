import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A page of tables, each line of which says what holds it. */
function pageOf(name: string) {
  const text = readFileSync(join(root, "docs", name), "utf8");
  const chapters = text.split(/^## /m).slice(1);
  const lines = chapters.flatMap((chapter) =>
    [...chapter.matchAll(/^\| (?!what |-)(.*) \| (.*) \|$/gm)].map(([, asked = "", held = ""]) => ({ asked, held })),
  );
  return { text, chapters, lines };
}

const asvs = pageOf("asvs.md");
const faults = pageOf("faults.md");

test("each chapter of ASVS 5.0 says what is asked and what holds it", () => {
  expect(asvs.chapters.map((chapter) => /^V(\d+) /.exec(chapter)?.[1])).toEqual(
    Array.from({ length: 17 }, (_, index) => String(index + 1)),
  );
});

test.each([asvs, faults])("every line of a table says what holds it", ({ text, chapters, lines }) => {
  expect(chapters.filter((chapter) => !/^\| .* \| .* \|$/m.test(chapter))).toEqual([]);
  expect(text.match(/^\| /gm)?.length).toBe(lines.length + chapters.length);
});

test("every fault that was met is held off by a test", () => {
  expect(faults.lines.filter(({ held }) => !held.startsWith("`"))).toEqual([]);
});

test.each([...asvs.lines, ...faults.lines])("$asked: $held", ({ held }) => {
  if (/^(not held|does not apply), because \S/.test(held)) return;
  const [, path = "", title = ""] = /^`([^`]+)`: "(.+)"$/.exec(held) ?? [];
  expect(existsSync(join(root, path)), path).toBe(true);
  expect(readFileSync(join(root, path), "utf8")).toContain(title);
});
