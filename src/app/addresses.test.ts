import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { files } from "#app/api/formats/table.ts";
import type { Page } from "#i18n/address.ts";
import { formats } from "#lib/formats.ts";
import type { Question } from "#lib/question.ts";
import { type Addresses, loneFiles } from "#server/pages/page-addresses.ts";
import { deskFiles } from "#views/participants/participant-formats.ts";
import { addresses } from "./addresses.ts";

const app = import.meta.dirname;
const today = "2026-11-25";

/** Each page and each of its files, with what it can be asked. */
const questions = Object.entries<NonNullable<Addresses[Page]>>(addresses).flatMap(
  ([page, { page: own, ...asFile }]) => [
    { name: page || "/", question: own },
    ...Object.entries(asFile).map(([format, question]) => ({ name: `${page}.${format}`, question })),
  ],
);

/** A query that remembers what it was asked. */
class Overheard extends URLSearchParams {
  readonly heard = new Set<string>();
  override get(key: string) {
    this.heard.add(key);
    return super.get(key);
  }
  override getAll(key: string) {
    this.heard.add(key);
    return super.getAll(key);
  }
}

function keysLookedAt(question: Question): string[] {
  const query = new Overheard();
  question.read(query, today);
  return [...query.heard];
}

const everyKey = [...new Set(questions.flatMap(({ question }) => [...question.keys, ...keysLookedAt(question)]))];

/** Of each kind of value that some address takes, one that is not what it takes by itself. */
const values = ["symbol", "2", "2021", "2021-11-16", "state", "ewg", "commitment", "endorsed", "done", "number", "UZB"];

/** The keys of which some value makes a difference to what is read. */
function keysRead({ read }: Question): string[] {
  const asked = (query: Record<string, string>) => JSON.stringify(read(new URLSearchParams(query), today));
  return everyKey.filter((key) => values.some((value) => asked({ [key]: value }) !== asked({})));
}

describe("What is let through to a page is read there, and what is read is let through", () => {
  test.each(questions)("$name", ({ question }) => {
    expect(keysRead(question).sort()).toEqual([...question.keys].sort());
  });

  test("Most lists can be asked something", () => {
    expect(everyKey).toEqual(expect.arrayContaining(["q", "asof", "pillar", "kind", "page", "limit", "columns"]));
  });
});

describe("A file that is named is written, and one that is written is named", () => {
  test.each(Object.keys(addresses) as (keyof typeof addresses)[])("/en%s", (page) => {
    const { page: _, ...named } = addresses[page];
    expect(Object.keys(files[page] ?? {}).sort()).toEqual(Object.keys(named).sort());
  });

  test("at no other address", () => {
    expect(Object.keys(files).filter((page) => !(page in addresses))).toEqual([]);
  });

  test("in every format that there is", () => {
    const written = new Set([...Object.values(files), ...Object.values(deskFiles)].flatMap((one) => Object.keys(one)));
    expect([...written].sort()).toEqual([...formats].sort());
  });

  test("without a language, too", () => {
    for (const path of loneFiles) {
      const [name = ""] = path.slice(1).split(".");
      expect(existsSync(join(app, `${name}.ts`)), path).toBe(true);
    }
  });
});

test("Every public page says what it can be asked, and no other address does", () => {
  const folder = join(app, "[locale]", "(public)");
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => basename(path) === "page.tsx")
    .map((path) => `/${dirname(path)}`.replace("/.", ""))
    .filter((path) => !path.endsWith("-document"));
  expect(Object.keys(addresses).sort()).toEqual(pages.sort());
});
