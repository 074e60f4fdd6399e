import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { floors, nouns } from "./floors.ts";

const src = import.meta.dirname;
const largestFolder = 35;

/** Every file of the house but the generated client, by its path below `src`, with the paths that it imports there. */
const files = new Map(
  readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(src, join(entry.parentPath, entry.name)))
    .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && !path.startsWith("generated/"))
    .map((path) => [path, specifiersOf(path)] as const),
);

const arrows = [...files].flatMap(([from, specifiers]) =>
  specifiers.flatMap((specifier) => {
    const to = targetOf(from, specifier);
    return to === null || to.startsWith("generated/") || floorOf(to) === null ? [] : [{ from, to }];
  }),
);

describe("the house", () => {
  test("has a floor for every file", () => {
    const lost = [...files.keys()].filter((path) => floorOf(path) === null && !/^floors(\.test)?\.ts$/.test(path));
    expect(lost).toEqual([]);
  });

  test("has no arrow from a lower floor up to a higher one", () => {
    const up = arrows.filter(({ from, to }) => (floorOf(from) ?? 0) < (floorOf(to) ?? 0));
    expect(up.map(asText)).toEqual([]);
  });

  test("keeps the interface and the outside world apart", () => {
    const across = arrows.filter(({ from, to }) => /^ui\//.test(from) && /^server\//.test(to));
    expect(across.concat(arrows.filter(({ from, to }) => /^server\//.test(from) && /^ui\//.test(to)))).toEqual([]);
  });

  test("imports everything from outside a file's own folder as #...", () => {
    const climbing = [...files].flatMap(([path, specifiers]) =>
      specifiers.filter((one) => /^\.\.|^\.\/.*\//.test(one)).map((one) => `${path}: ${one}`),
    );
    const detours = [...files].flatMap(([path, specifiers]) =>
      specifiers
        .filter((one) => one.startsWith("#") && targetOf(path, one) !== null)
        .filter((one) => dirname(targetOf(path, one) ?? "") === dirname(path))
        .map((one) => `${path}: ${one}`),
    );
    expect(climbing.concat(detours)).toEqual([]);
  });

  test(`has no folder of more than ${largestFolder} files`, () => {
    const large = [...Map.groupBy(files.keys(), dirname)].filter(([, inside]) => inside.length > largestFolder);
    expect(large.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
  });
});

describe("a noun", () => {
  const between = arrows
    .map(({ from, to }) => ({ from, to, of: nounOf(from), other: nounOf(to) }))
    .filter(({ of, other }) => of !== null && other !== null && of !== other);

  test("stands in the written order", () => {
    const folders = [...new Set([...files.keys()].flatMap((path) => nounOf(path) ?? []))].sort();
    expect(folders).toEqual([...nouns].sort());
  });

  test("uses only nouns that stand before it", () => {
    const back = between.filter(({ of, other }) => placeOf(of) <= placeOf(other));
    expect(back.map(asText)).toEqual([]);
  });
});

describe("what is written about the house", () => {
  const root = join(src, "..");
  const markdown = (folder: string) =>
    readdirSync(join(root, folder)).flatMap((name) => (name.endsWith(".md") ? join(folder, name) : []));
  const pages = [".", "docs", "docs/decisions"].flatMap(markdown);
  const textOf = (page: string) => readFileSync(join(root, page), "utf8");

  test("lists the nouns in their order", () => {
    const [, list = ""] = /```features\n([^`]*)```/.exec(textOf("README.md")) ?? [];
    expect(list.trim().split(/\s+/)).toEqual([...nouns]);
  });

  test.each(pages)("%s names only files that are there", (page) => {
    const text = textOf(page);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => join(dirname(page), path));
    const names = [...text.matchAll(/`((?:[a-z0-9]+\/)+[\w.()[\]/-]*)`/g)].map(([, path = ""]) => path);
    const isThere = (path: string) => existsSync(join(root, path)) || existsSync(join(src, path));
    expect([...links, ...names].filter((path) => !isThere(path))).toEqual([]);
  });
});

describe.each(["views", "desk", "server"])("the rooms of %s", (floor) => {
  test("go round in no circle", () => {
    const roomOf = (path: string) => new RegExp(`^${floor}/([^/]+)/`).exec(path)?.[1] ?? null;
    const ways = new Map<string, Set<string>>();
    for (const { from, to } of arrows) {
      const [room, next] = [roomOf(from), roomOf(to)];
      if (room && next && room !== next) ways.set(room, (ways.get(room) ?? new Set()).add(next));
    }
    expect(circleIn(ways)).toBeNull();
  });
});

function specifiersOf(path: string): string[] {
  const text = readFileSync(join(src, path), "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"([.#][^"]*)"/g)].map(([, specifier = ""]) => specifier);
}

/** The path below `src`, or null for what lies outside of it. */
function targetOf(from: string, specifier: string): string | null {
  if (/^#(tests|locales|prisma)\//.test(specifier)) return null;
  const path = specifier.startsWith("#") ? specifier.slice(1) : normalize(join(dirname(from), specifier));
  return path.startsWith("..") ? null : path;
}

function floorOf(path: string): number | null {
  const [first = ""] = path.split("/");
  const room = first.replace(/^policy\.test\.ts$/, "policy.ts");
  const floor = floors.findIndex((rooms) => (rooms as readonly string[]).includes(room));
  return floor < 0 ? null : floor;
}

function nounOf(path: string): string | null {
  return /^features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function placeOf(noun: string | null): number {
  return (nouns as readonly (string | null)[]).indexOf(noun);
}

function asText({ from, to }: { from: string; to: string }): string {
  return `${from} -> ${to}`;
}

function circleIn(ways: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const walk = (room: string, path: string[]): string[] | null => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
    if (done.has(room)) return null;
    for (const next of ways.get(room) ?? []) {
      const found = walk(next, [...path, room]);
      if (found) return found;
    }
    done.add(room);
    return null;
  };
  for (const room of ways.keys()) {
    const found = walk(room, []);
    if (found) return found;
  }
  return null;
}
