import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const src = join(root, "src");

/** All that runs, but for tests and the generated client. */
const code = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\.tsx?$|^generated\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), "utf8") }));

const having = (pattern: RegExp) => code.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("Nothing that is sent is run as an expression, or becomes markup", () => {
  expect(code.length).toBeGreaterThan(500);
  expect(having(/\beval\s*\(|new Function\b|node:vm|setTimeout\(\s*["'`]/)).toEqual([]);
  expect(having(/dangerouslySetInnerHTML|\b(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/)).toEqual([]);
});

test("Programs are started by who installs and serves, and to read a file, never by a shell or with words of a reader", () => {
  const allowed = /^(cli|server\/installation)\/|^server\/files\/bounded-work\.ts$/;
  expect(having(/node:child_process/).filter((path) => !allowed.test(path))).toEqual([]);
  expect(having(/\bshell:\s*true|\bexec(Sync)?\(\s*[`"']/)).toEqual([]);
});

test("SQL is written with its values apart from it; who puts words into it has them from a list of the code", () => {
  expect(having(/(query|execute)RawUnsafe/).sort()).toEqual(["server/database.ts", "server/readable-rows.ts"]);
});

test("Libraries are locked, and those who keep the portal are told of a fault in one", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const version of Object.values<string>({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+[\w.-]*$/);
  }
  const told = readFileSync(join(root, ".github/dependabot.yml"), "utf8");
  const folders = [".", ...readdirSync(join(root, "tools")).map((name) => `tools/${name}`)].filter((folder) =>
    readdirSync(join(root, folder)).includes("package-lock.json"),
  );
  for (const folder of folders) expect(told).toContain(folder === "." ? "- /\n" : `- /${folder}\n`);
});
