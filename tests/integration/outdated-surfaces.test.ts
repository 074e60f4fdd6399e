import { beforeAll, describe, expect, test, vi } from "vitest";
import { addresses } from "#app/addresses.ts";
import { answerFile } from "#app/api/formats/table.ts";
import { type Page, pathWith } from "#i18n/address.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { type Format, formats } from "#lib/formats.ts";
import { visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { csvRows } from "#tests/support/csv-rows.ts";
import { portalWith } from "#tests/support/database.ts";
import { begin, change, marks, nameOf, wordsIn } from "#tests/support/outdated-words.ts";
import { pageText } from "#tests/support/page-html.ts";
import { anyWord, common, everyText, indexOf, type Told } from "#tests/support/whole-texts.ts";

// Nobody is signed in: outside of the framework there is no request that could say otherwise.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

type Asked = { page: Page; values: Record<string, string>; query: Record<string, string> };

let texts: Told[];
let asked: Asked[];

/** The records that are asked for at an address with brackets: a new one names its own here. */
async function everyValue(page: Page): Promise<Record<string, string>[]> {
  if (!page.includes("[")) return [{}];
  if (page.startsWith("/texts/")) {
    const one = Map.groupBy(texts, ({ subject, field }) => `${subject}.${field}`);
    return [...one.values()].flatMap(([text]) =>
      text ? [{ noun: text.subject.replaceAll("_", "-"), code: text.key, field: text.field }] : [],
    );
  }
  const known: { [P in Page]?: Record<string, string>[] } = {
    "/documents/[code]": [{ code: "E-CN.7-2012-17" }],
    "/meetings/[code]": [{ code: "PCGM-15" }, { code: "EWG-2021-III" }],
    "/partners/[code]": [{ code: "UZB" }, { code: "CARICC" }],
    "/pillars/[number]": [{ number: "3" }],
    "/profiles/[code]": [{ code: "UZB" }],
    "/profiles/[code]/[year]": [{ code: "UZB", year: "2021" }],
    "/recommendations/[code]": [{ code: "2021-III-4" }, { code: "2019-III-4" }, { code: "VD-I-1" }],
  };
  const values = known[page];
  if (!values) throw new Error(`Say which records to ask for at ${page}`);
  return values;
}

/** Each address as it is, and with a search for words that all texts have, where it can be searched. */
async function everyAddress(): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const [page, { page: question }] of Object.entries(addresses as Required<Addresses>) as [
    Page,
    Addresses[Page] & object,
  ][]) {
    for (const values of await everyValue(page)) {
      all.push({ page, values, query: {} });
      if (question.keys.includes("q")) all.push(...locales.map((one) => ({ page, values, query: { q: common[one] } })));
    }
  }
  return all;
}

/** Every page in both languages: of the words of a language those that are shown there, and those that bear no mark. */
async function pagesWith(language: Locale) {
  const shown = new Set<string>();
  const unmarked = new Set<string>();
  for (const { page, values, query } of asked) {
    for (const locale of locales) {
      const place = `/${locale}${pathWith(page, values)}${query.q ? "?q" : ""}`;
      const { head, body } = await pageText(page, { locale, values, query });
      for (const text of [head, body]) {
        const { all, unmarked: bare } = wordsIn(texts, text, language, locale);
        for (const name of all) shown.add(name);
        for (const name of bare) unmarked.add(`${place}: ${name}`);
      }
    }
  }
  return { shown, unmarked: [...unmarked].sort() };
}

/** The same of every file. */
async function filesWith(language: Locale) {
  const shown = new Set<string>();
  const unmarked = new Set<string>();
  for (const { page, values, query } of asked) {
    for (const format of formats) {
      if (query.q || !(addresses as Addresses)[page]?.[format]) continue;
      for (const locale of locales) {
        const path = pathWith(page, values).split("/").slice(1);
        const all = new URLSearchParams(format === "json" ? { limit: "1000" } : {});
        const answer = await answerFile({ actor: visitor, locale, path, format, query: all });
        const text = answer ? await answer.text() : "";
        for (const { index, isMarked } of toldIn[format](text, language, locale)) {
          const name = nameOf(texts, index);
          if (!name) continue;
          shown.add(name);
          if (!isMarked) unmarked.add(`/${locale}${pathWith(page, values)}.${format}: ${name}`);
        }
      }
    }
  }
  return { shown, unmarked: [...unmarked].sort() };
}

type InFile = { index: number; isMarked: boolean };

const inWords = (text: string, language: Locale, isMarked: boolean): InFile[] =>
  [...text.matchAll(anyWord[language])].map(([, letters = ""]) => ({ index: indexOf(letters, language), isMarked }));

const toldIn: Record<Format, (text: string, language: Locale, locale: Locale) => InFile[]> = {
  json(text, language) {
    const found: InFile[] = [];
    const look = (value: unknown, isMarked: boolean) => {
      if (typeof value === "string") found.push(...inWords(value, language, isMarked));
      if (typeof value !== "object" || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        const beside = (value as Record<string, Partial<Record<Locale, unknown>> | undefined>)[`${key}Outdated`];
        const isOwn = typeof part === "object" && part !== null && language in part;
        look(isOwn ? (part as Record<string, unknown>)[language] : part, isOwn && Boolean(beside?.[language]));
        if (isOwn) look({ ...part, [language]: null }, false);
      }
    };
    look(text ? JSON.parse(text) : null, false);
    return found;
  },
  csv(text, language) {
    const [head = [], ...rows] = csvRows(text);
    const codes = head.map((name) => /\((\w+)\)$/.exec(name)?.[1] ?? name);
    return rows.flatMap((row) =>
      row.flatMap((cell, column) => inWords(cell, language, Boolean(row[codes.indexOf(`${codes[column]}_outdated`)]))),
    );
  },
  ics: (text, language, locale) =>
    text
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .flatMap((line) => inWords(line, language, line.search(marks[locale]) >= 0)),
  // Sheets hold names of people, and no text of the record.
  xlsx: () => [],
};

beforeAll(async () => {
  await portalWith("sample");
  await database().$executeRaw`UPDATE recommendation SET published_en_at = now(), published_ru_at = now()`;
  await database().$executeRaw`UPDATE document SET published_en_at = now() WHERE title_en IS NOT NULL`;
  await database().$executeRaw`UPDATE meeting SET published_en_at = now(), published_ru_at = now()`;
  texts = await everyText();
  asked = await everyAddress();
});

describe.each(locales)("Where %s is the original", (original) => {
  const translation = otherLocale(original);
  const every = () => new Set(texts.map(({ subject, field }) => `${subject}.${field}`));

  test("every text of the record is marked on every page and in every file once it was changed, in the other language", async () => {
    await begin(texts, original);
    await change(texts, original, { add: " more" });
    const onPages = await pagesWith(translation);
    expect(onPages.unmarked).toEqual([]);
    expect(onPages.shown).toEqual(every());
    const inFiles = await filesWith(translation);
    expect(inFiles.unmarked).toEqual([]);
    expect(inFiles.shown.size).toBeGreaterThan(8);
  }, 240_000);

  test("no mark is left once they were translated", async () => {
    await change(texts, original, { isTranslated: true });
    for (const { page, values, query } of asked.filter(({ page }) => page !== "/about")) {
      for (const locale of locales) {
        const { head, body } = await pageText(page, { locale, values, query });
        expect(`${head} ${body}`.match(marks[locale]), pathWith(page, values)).toBeNull();
      }
    }
    const bare = (await filesWith(translation)).unmarked;
    expect(new Set(bare.map((one) => one.split(": ")[1])).size).toBeGreaterThan(8);
  }, 240_000);
});
