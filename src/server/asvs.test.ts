import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/asvs.md"), "utf8");
const chapters = text.split(/^## /m).slice(1);

const lines = chapters.flatMap((chapter) =>
  [...chapter.matchAll(/^\| (?!what is asked|-)(.*) \| (.*) \|$/gm)].map(([, asked = "", held = ""]) => ({
    asked,
    held,
  })),
);

test("each chapter of ASVS 5.0 says what is asked and what holds it", () => {
  expect(chapters.map((chapter) => /^V(\d+) /.exec(chapter)?.[1])).toEqual(
    Array.from({ length: 17 }, (_, index) => String(index + 1)),
  );
  expect(chapters.filter((chapter) => !/^\| .* \| .* \|$/m.test(chapter))).toEqual([]);
  expect(text.match(/^\| /gm)?.length).toBe(lines.length + chapters.length);
});

test.each(lines)("$asked: $held", ({ held }) => {
  if (/^(not held|does not apply), because \S/.test(held)) return;
  const [, path = "", title = ""] = /^`([^`]+)`: "(.+)"$/.exec(held) ?? [];
  expect(existsSync(join(root, path)), path).toBe(true);
  expect(readFileSync(join(root, path), "utf8")).toContain(title);
});
