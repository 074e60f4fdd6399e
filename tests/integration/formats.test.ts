import { beforeAll, describe, expect, test } from "vitest";
import { answerFile, files } from "#app/api/formats/table.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import type { Page } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { columns } from "#i18n/localized.ts";
import { statesUntold, textStatesAfter } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { tableMarks } from "#i18n/table-marks.ts";
import type { Format } from "#lib/formats.ts";
import { type Actor, visitor } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import { writeTextStates } from "#server/text-states.ts";
import { csvRows } from "#tests/support/csv-rows.ts";
import { asFilled, portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, done, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";

/** Every page that can be had as a file, with its files; what stands in brackets its list tells. */
const written = Object.entries(files).map(([page, asFile]) => ({
  page: page as Page,
  formats: Object.keys(asFile) as Format[],
}));
const lists = written.filter(({ page }) => !page.includes("["));
const records = written.filter(({ page }) => page.includes("["));

const readers = ["visitor", "focal", "unit"] as const;
type Reader = (typeof readers)[number];

/** Words of the record that not every reader may see, and the readers who may. */
const hidden: Record<string, readonly Reader[]> = {
  "EWG-2022-II": ["unit"],
  "2022-II-1": ["unit"],
  "Words that are a draft": ["unit"],
  "Черновые слова": ["unit"],
  "Слова, которые еще не опубликованы": ["unit"],
  "A report that is not released": ["focal", "unit"],
  "A source that nobody has verified": ["unit"],
};

let actors: Record<Reader, Actor>;

beforeAll(async () => {
  await portalWith("sample");
  const [focal, unit, liaison] = await Promise.all([personWith("focal"), personWith("unit"), personWith("liaison")]);
  actors = { visitor, focal, unit };
  done(
    await recordMeeting(unit, meetingOf({ code: "EWG-2022-II", start: "2022-10-10", type: "ewg", pillar: 2 }), wasHeld),
  );
  await agreedAt(unit, "EWG-2022-II", { en: "Words that are a draft.", ru: "Черновые слова." });
  const words = { en: "Words for all.", ru: "Слова, которые еще не опубликованы." };
  const write = async (tx: Transaction) => {
    const data = { ...columns("text", words), publishedRuAt: null };
    const { id } = await tx.recommendation.update({ where: { code: "2021-III-4" }, data });
    await writeTextStates(tx, "recommendation", [
      { id, texts: { text: textStatesAfter(words, statesUntold(words), null) } },
    ]);
  };
  await asFilled(() => database().$transaction(write));
  done(
    await submitReport(
      focal,
      { recommendation: "2021-III-2", partnerId: focal.partner?.id ?? 0 },
      {
        year: yearOf(new Date()),
        state: "done",
        statement: "A report that is not released.",
        language: "en",
        evidence: null,
      },
      { corrects: null },
    ),
  );
  const source = cited({ en: "A source that nobody has verified", ru: null });
  const figure = { value: 1250.5, absence: null, provisional: false, source, secondary: false, method: null };
  done(
    await enterObservation(
      liaison,
      { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023, ...figure },
      { supersedes: null },
    ),
  );
});

type Asked = { reader: Reader; locale: Locale; format: Format; query?: string };

async function ask(address: string, { reader, locale, format, query = "" }: Asked) {
  const path = address.split("/").slice(1);
  const answer = await answerFile({ actor: actors[reader], locale, path, format, query: new URLSearchParams(query) });
  return answer && { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

async function read(address: string, asked: Asked): Promise<string> {
  const answer = await ask(address, asked);
  if (answer?.status !== 200) throw new Error(`${address}.${asked.format} answered ${answer?.status}`);
  return answer.text;
}

type List = { items: { code?: string; number?: number }[]; total: number; next: string | null };

async function listOf(address: string, asked: Omit<Asked, "format">): Promise<List> {
  return JSON.parse(await read(address, { ...asked, format: "json" }));
}

/** All of a list, in parts of so many, one after the other as each says where the next one is. */
async function wholeList(
  address: string,
  asked: { reader: Reader; locale: Locale },
  limit: number,
): Promise<List["items"]> {
  const items: List["items"] = [];
  for (let query: string | undefined = `limit=${limit}`; query; ) {
    const part: List = await listOf(address, { ...asked, query });
    items.push(...part.items);
    if (part.next) expect(part.next).toMatch(new RegExp(`^/${asked.locale}${address}\\.json\\?`));
    else expect(items).toHaveLength(part.total);
    expect(items.length).toBeLessThanOrEqual(part.total);
    query = part.next?.split("?")[1];
  }
  return items;
}

/** The records of a kind as somebody's list names them. */
async function codesOf(page: Page, reader: Reader): Promise<string[]> {
  const items = await wholeList(page.slice(0, page.indexOf("/[")), { reader, locale: "en" }, 1000);
  return items.map(({ code, number }) => String(code ?? number));
}

/** A handful of them, and all of which something is hidden. */
async function someCodes(page: Page): Promise<string[]> {
  const codes = await codesOf(page, "unit");
  const told = [...Object.keys(hidden), "2021-III-2", "2021-III-4", "UZB"];
  return codes.filter((code, index) => index % Math.ceil(codes.length / 5) === 0 || told.includes(code));
}

const everyReading = readers.flatMap((reader) => locales.map((locale) => ({ reader, locale })));
const types: Record<Format, string> = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

describe.each(lists)("The list $page as a file", ({ page, formats }) => {
  test.each(formats)("answers as %s to every reader in both languages, under its type", async (format) => {
    for (const reading of everyReading) {
      expect(await ask(page, { ...reading, format }), JSON.stringify(reading)).toMatchObject({
        status: 200,
        type: types[format],
      });
    }
  });

  test("tells programs its items, how many there are, and where it goes on", async () => {
    for (const reading of everyReading) {
      const first = await listOf(page, reading);
      expect(Object.keys(first)).toEqual(["items", "total", "next"]);
      expect(first.items).toHaveLength(Math.min(first.total, 100));
      const whole = await wholeList(page, reading, 1000);
      expect(whole).toHaveLength(first.total);
      expect(await wholeList(page, reading, Math.max(1, Math.ceil(first.total / 3)))).toEqual(whole);
    }
  });

  test("has a row in its table for each item, under a head", async () => {
    for (const reading of everyReading) {
      const { total } = await listOf(page, reading);
      const [head = [], ...rows] = csvRows(await read(page, { ...reading, format: "csv" }));
      expect(new Set(head).size).toBe(head.length);
      const isCode = (name: string) => /^[a-z][a-z_]*$/.test(name);
      // In words each column is called as people call it, and its code stands beside that or follows in the next.
      const isNamed = (name: string) => /^[А-Я][^a-z_]*(\s\([a-z][a-z_]*\))?$/.test(name);
      expect(head.filter((name) => !(tableMarks[reading.locale].inWords ? isNamed : isCode)(name))).toEqual([]);
      expect(rows).toHaveLength(total);
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    }
  });

  test("says the same in both languages, to each reader what that reader may see", async () => {
    const totals = async (reader: Reader) =>
      Promise.all(locales.map(async (locale) => (await listOf(page, { reader, locale })).total));
    const [visitors, units] = [await totals("visitor"), await totals("unit")];
    expect(new Set(visitors).size).toBe(1);
    expect(new Set(units).size).toBe(1);
    expect(units[0]).toBeGreaterThanOrEqual(visitors[0] ?? 0);
  });
});

describe.each(lists.filter(({ formats }) => formats.includes("csv")))("The table of $page", ({ page }) => {
  test("opens in a spreadsheet of either language, and says the same under the same codes", async () => {
    const tables = await Promise.all(
      locales.map(async (locale) => csvRows(await read(page, { reader: "unit", locale, format: "csv" }))),
    );
    const codeOf = (head: string) => /\((\w+)\)$/.exec(head)?.[1] ?? (/^[a-z_]+$/.test(head) ? head : null);
    const [en, ru] = tables.map(([head = [], ...rows]) => {
      const at = head.flatMap((name, index) => (codeOf(name) ? [index] : []));
      return {
        codes: at.map((index) => codeOf(head[index] ?? "")),
        rows: rows.map((row) => at.map((index) => row[index])),
        words: head.flatMap((name, index) => (codeOf(name) ? [] : rows.map((row) => row[index] ?? ""))),
      };
    });
    const places = en?.codes.map((code) => ru?.codes.indexOf(code) ?? -1) ?? [];
    expect(places).not.toContain(-1);
    const inWords = (cell = "") => ({ true: "да", false: "нет" })[cell] ?? cell;
    const plain = (cell = "") => (/^-?\d+,\d+$/.test(cell) ? cell.replace(",", ".") : cell);
    // Each language has an order of its own.
    const sorted = (rows: string[][] = []) => rows.map((row) => row.join(" | ")).sort();
    expect(sorted(ru?.rows.map((row) => places.map((place) => plain(row[place]))))).toEqual(
      sorted(en?.rows.map((row) => row.map(inWords))),
    );
    // Each code has its word.
    expect(ru?.words.filter((word) => /^[a-z][\w-]*$/.test(word))).toEqual([]);
  });
});

describe.each(records)("A record at $page as a file", ({ page, formats }) => {
  test.each(formats)("answers as %s to whoever finds it in the list, and to nobody else", async (format) => {
    let answered = 0;
    for (const reader of readers) {
      const listed = new Set(await codesOf(page, reader));
      for (const code of await someCodes(page)) {
        for (const locale of locales) {
          const answer = await ask(page.replace(/\[\w+\]/, code), { reader, locale, format });
          if (!listed.has(code)) expect(answer, `${code} to ${reader}`).toBeNull();
          // A meeting without an exact day cannot stand in a calendar.
          else if (format !== "ics" || answer) expect(answer, code).toMatchObject({ status: 200, type: types[format] });
          answered += answer ? 1 : 0;
        }
      }
    }
    expect(answered).toBeGreaterThan(readers.length * locales.length);
  });

  test("has a table with what its JSON tells", async () => {
    for (const code of await someCodes(page)) {
      for (const locale of locales) {
        const asked = { reader: "unit", locale } as const;
        const address = page.replace(/\[\w+\]/, code);
        const json = JSON.parse(await read(address, { ...asked, format: "json" }));
        const [head = [], ...rows] = csvRows(await read(address, { ...asked, format: "csv" }));
        expect(String(json.code ?? json.number)).toBe(code);
        expect(new Set(head).size).toBe(head.length);
        expect(rows, code).toHaveLength(Array.isArray(json.figures) ? json.figures.length : 1);
      }
    }
  });
});

describe.each(records.filter(({ page }) => page.includes("[code]")))("A record at $page", ({ page, formats }) => {
  test.each(formats)("leads from another case of its code to the right one as %s", async (format) => {
    const [code = ""] = await someCodes(page);
    const other = page.replace("[code]", code.toLowerCase()).split("/").slice(1);
    const asked = { actor: actors.unit, locale: "ru", path: other, format, query: new URLSearchParams() } as const;
    const answer = await answerFile(asked);
    const right = `/ru${page.replace("[code]", code)}.${format}`;
    expect([answer?.status, answer?.headers.get("location")]).toEqual([308, right]);
  });
});

test("What a reader may not see is in none of that reader's files, and what they may is in some", async () => {
  for (const reader of readers) {
    const found = new Set<string>();
    for (const { page, formats } of written) {
      const addresses = page.includes("[")
        ? (await someCodes(page)).map((code) => page.replace(/\[\w+\]/, code))
        : [page];
      for (const address of addresses) {
        for (const format of formats) {
          for (const locale of locales) {
            // A recommendation is listed a hundred at a time, the newest first.
            const text = (await ask(address, { reader, locale, format }))?.text ?? "";
            for (const words of Object.keys(hidden)) if (text.includes(words)) found.add(words);
          }
        }
      }
    }
    const allowed = Object.entries(hidden).flatMap(([words, who]) => (who.includes(reader) ? [words] : []));
    expect([...found].sort(), reader).toEqual(allowed.sort());
  }
});

test("A text in a file is its words in two languages and nothing else: what else is said of it has a name of its own", async () => {
  const texts = new Map<string, Set<string>>();
  const find = (value: unknown, place: string) => {
    if (typeof value !== "object" || value === null) return;
    const keys = Object.keys(value);
    if (keys.includes("en") && keys.includes("ru")) texts.set(place, (texts.get(place) ?? new Set()).add(keys.join()));
    for (const [key, inner] of Object.entries(value)) find(inner, Array.isArray(value) ? place : `${place}.${key}`);
  };
  for (const { page } of written) {
    const addresses = page.includes("[")
      ? (await someCodes(page)).map((code) => page.replace(/\[\w+\]/, code))
      : [page];
    for (const address of addresses) {
      find(JSON.parse(await read(address, { reader: "unit", locale: "en", format: "json" })), page);
    }
  }
  expect(texts.size).toBeGreaterThan(50);
  expect([...texts].filter(([, keys]) => [...keys].join(" ") !== "en,ru").map(([place]) => place)).toEqual([]);
});

test("A day that cannot be is refused by every file that can be asked for one", async () => {
  const asked = { reader: "visitor", locale: "en", query: "asof=2021-02-30" } as const;
  for (const address of [
    "/recommendations",
    "/recommendations/matrix",
    "/recommendations/2021-III-2",
    "/meetings/PCGM-15",
  ]) {
    for (const format of ["json", "csv"] as const) {
      expect(await ask(address, { ...asked, format }), address).toMatchObject({
        status: 400,
        text: '{"error":"asof"}',
      });
    }
  }
});

test("There is no file where there is no page, and none in a format that nobody writes", async () => {
  const asked = { reader: "unit", locale: "en" } as const;
  expect(await ask("/no-such-page", { ...asked, format: "json" })).toBeNull();
  expect(await ask("/about", { ...asked, format: "json" })).toBeNull();
  expect(await ask("/partners", { ...asked, format: "ics" })).toBeNull();
  expect(await ask("/recommendations/2021-III-99", { ...asked, format: "csv" })).toBeNull();
});
