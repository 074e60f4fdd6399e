import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "tailwindcss";
import { describe, expect, test } from "vitest";
import { verdicts } from "#features/imports/import.ts";
import { resources } from "#i18n/resources.ts";

const src = join(import.meta.dirname, "..");
const entry = "app/styles.css";

const paths = readdirSync(src, { recursive: true, encoding: "utf8" });
const filesOf = (ending: string) =>
  new Map(paths.filter((path) => path.endsWith(ending)).map((path) => [path, readFileSync(join(src, path), "utf8")]));

const sheets = filesOf(".css");
const components = filesOf(".tsx");
const dressed = new Map([...sheets].map(([path, sheet]) => [path, classesOf(sheet)]));
const everyDressed = new Set([...dressed.values()].flat());
const worn = new Set([...components.values()].flatMap(wornIn));

describe("the style sheets", () => {
  test("are joined to one in a written order that leaves none out", () => {
    const imported = [...(sheets.get(entry) ?? "").matchAll(/@import "#(.+?)"/g)].map(([, path]) => path);
    expect([...imported, entry].sort()).toEqual([...sheets.keys()].sort());
  });

  test("dress no class that no component has", () => {
    // A class that is put together comes from strings of the same file or is the name of a state.
    const builders = [...components.values()].filter((text) => /className=\{(\w+\}|`|classes)/.test(text));
    const { text, implementation, language } = resources.en.states;
    const states = [text, implementation, language].flatMap(Object.keys).map((key) => key.replace(/_(one|other)$/, ""));
    const possible = new Set([...worn, ...states, ...verdicts, ...builders.flatMap(wordsIn)]);
    expect([...everyDressed].filter((name) => !possible.has(name))).toEqual([]);
  });

  test("dress each class of a component that is none of Tailwind's and that no journey looks for", async () => {
    const utilities = await utilitiesAmong(worn);
    const idle = [...worn].filter((name) => !everyDressed.has(name) && !utilities.has(name));
    const journeys = join(src, "../tests/e2e");
    const sought = readdirSync(journeys).flatMap((file) => wordsIn(readFileSync(join(journeys, file), "utf8")));
    expect(idle.filter((name) => !sought.some((word) => word.includes(`.${name}`)))).toEqual([]);
  });

  test("hold no utility that only looks like a class in some component's code", async () => {
    const words = [...components.values()].flatMap((text) => text.split(/[^\w:/.-]+/));
    expect([...(await utilitiesAmong(words))].filter((name) => !worn.has(name))).toEqual([]);
  });

  test("dress what several rooms have in ui alone", () => {
    const rooms = [...dressed].filter(([path]) => !path.startsWith("ui/"));
    const inUi = new Set([...dressed].filter(([path]) => path.startsWith("ui/")).flatMap(([, names]) => names));
    const places = Map.groupBy(
      rooms.flatMap(([path, names]) => names.map((name) => ({ name, room: dirname(path) }))),
      ({ name }) => name,
    );
    const shared = [...places].filter(
      ([name, all]) => new Set(all.map(({ room }) => room)).size > 1 && !inUi.has(name),
    );
    expect(shared.map(([, all]) => all)).toEqual([]);
  });

  test("have at most 300 lines", () => {
    expect([...sheets].filter(([, sheet]) => sheet.split("\n").length > 301).map(([path]) => path)).toEqual([]);
  });
});

test("no component has a style attribute, which the security policy would refuse", () => {
  expect([...components].filter(([, text]) => /\sstyle=/.test(text)).map(([path]) => path)).toEqual([]);
});

/** The classes that the selectors of a sheet name. */
function classesOf(sheet: string): string[] {
  const bare = sheet.replace(/\/\*.*?\*\//gs, "").replace(/"[^"]*"/g, "");
  const selectors = [...bare.matchAll(/[^{};]+(?=\{)/g)].map(([selector]) => selector.trim());
  const names = selectors
    .filter((selector) => !selector.startsWith("@"))
    .flatMap((selector) => [...selector.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name = ""]) => name));
  return [...new Set(names.map((name) => name.replaceAll("\\", "")))];
}

/** The classes that stand as words in `className="..."` and in the strings of `className={...}`. */
function wornIn(component: string): string[] {
  const attributes = component.matchAll(/className=(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})/g);
  return [...attributes].flatMap(([attribute]) => wordsIn(attribute));
}

/** The words of all strings in a piece of code. */
function wordsIn(code: string): string[] {
  const strings = [...code.matchAll(/"([^"\n]*)"/g)].map(([, text = ""]) => text);
  const templates = [...code.matchAll(/`([^`]*)`/g)].map(([, text = ""]) => text.replace(/\$\{[^{}]*\}/g, " "));
  return [...strings, ...templates].flatMap((text) => text.split(/\s+/)).filter(Boolean);
}

/** Those of which Tailwind makes a rule with the tokens of this house. */
async function utilitiesAmong(words: Iterable<string>): Promise<Set<string>> {
  const { build } = await compile(sheets.get(entry) ?? "", {
    base: src,
    loadStylesheet: async (id) => {
      const path = id.startsWith("#") ? join(src, id.slice(1)) : join(src, "../node_modules", id);
      return { path, base: src, content: readFileSync(path, "utf8") };
    },
  });
  const withoutAny = new Set(classesOf(build([])));
  return new Set(classesOf(build([...new Set(words)])).filter((name) => !withoutAny.has(name)));
}
