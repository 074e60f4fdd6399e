import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { judgeRows } from "#features/imports/import.ts";
import { countriesBut, recognizer } from "#features/partners/partner-recognized.ts";
import { findTables } from "#lib/sheets/table-finding.ts";
import { readSheets } from "#server/files/sheets/sheet-reading.ts";
import { type MadeCell, type MadeSheet, madeSeparated, madeWorkbook } from "#tests/support/made-sheets.ts";
import { in1251 } from "#tests/support/written-files.ts";
import type { Mode } from "./delegation.ts";
import { type DelegateWrite, type DelegationRecord, delegationReader, whoseKey } from "./delegation-sheet.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-sheets-"));
afterAll(() => rmSync(folder, { recursive: true }));

const days = ["2021-10-28", "2021-10-29"] as const;
const told = JSON.parse(readFileSync("prisma/data/partners.json", "utf8")) as DelegationRecord["partners"];
const partners = told.map((one) => ({ ...one, acronym: one.acronym ?? { en: null, ru: null } }));
const empty: DelegationRecord = {
  ...{ days, format: "hybrid", partners, delegations: [] },
  recognize: recognizer(partners, countriesBut(["UZ", "TR", "KG", "GB", "TJ", "CZ"])),
};

const spellings: readonly [string, string][] = [
  ["UZB", "Uzbekistan"],
  ["UZB", "Узбекистан"],
  ["TUR", "Турция"],
  ["TUR", "Turkey"],
  ["KGZ", "Kirgizstan"],
  ["INCB", "INCB"],
  ["CZE", "Czech Republic"],
  ["TJK", "Делегация Таджикистана"],
];

const roomWords = ["room", "in person", "очно", "В зале"];
const onlineWords = ["online", "Zoom", "дистанционно"];
const absentWords = ["absent", "отсутствует", "No"];

/** Matters of a row, each with the verdict that must come of it. */
const matters = {
  nothing: "new",
  formula: "new",
  emptyMode: "new",
  quoted: "new",
  merged: "new",
  mergedOther: "wrong",
  error: "wrong",
  unreckoned: "wrong",
  noName: "wrong",
  badMode: "wrong",
  outside: "wrong",
  twice: "same",
  twiceOther: "question",
  hidden: "question",
  unknown: "question",
} as const;
type Matter = keyof typeof matters;
/** A text can say none of these. */
const ofWorkbooks: readonly Matter[] = ["formula", "merged", "mergedOther", "error", "unreckoned", "hidden"];

const letters = "абвгдежзик";
const nameOf = (index: number) => {
  const word = [...String(index)].map((digit) => letters[Number(digit)]).join("");
  return { given: `И${word}`, family: `Фам${word}ов` };
};

type Row = { matter: Matter; partner: number; modes: [number, number]; service: number };
type Layout = {
  form: "xlsx" | "csv" | "bom" | "1251" | "utf16";
  separator: string;
  titles: number;
  isApart: boolean;
  language: "en" | "ru";
  dayHeads: number;
  second: "none" | "below" | "beside";
  hiddenSheet: boolean;
  rows: Row[];
};

const row = fc.record<Row>({
  matter: fc.oneof(
    { arbitrary: fc.constant<Matter>("nothing"), weight: 4 },
    { arbitrary: fc.constantFrom<Matter[]>(...(Object.keys(matters) as Matter[])), weight: 6 },
  ) as fc.Arbitrary<Matter>,
  partner: fc.nat(spellings.length - 1),
  modes: fc.tuple(fc.nat(9), fc.nat(9)),
  service: fc.nat(2),
});

const layout = fc.record<Layout>({
  form: fc.constantFrom("xlsx", "xlsx", "csv", "bom", "1251", "utf16"),
  separator: fc.constantFrom(";", ",", "\t"),
  titles: fc.nat(3),
  isApart: fc.boolean(),
  language: fc.constantFrom("en", "ru"),
  dayHeads: fc.nat(5),
  second: fc.constantFrom("none", "none", "below", "beside"),
  hiddenSheet: fc.boolean(),
  rows: fc.array(row, { minLength: 2, maxLength: 14 }),
});

const heads = {
  en: {
    partner: "Country",
    name: "Full name",
    family: "Surname",
    given: "First name",
    function: "Position",
    service: "Agency",
  },
  ru: {
    partner: "Страна",
    name: "Ф.И.О.",
    family: "Фамилия",
    given: "Имя",
    function: "Должность",
    service: "Ведомство",
  },
};
const dayHeads = (kind: number, day: string, at: number): MadeCell =>
  [day, `${day.slice(8)} Oct`, `${day.slice(8)}.10.2021`, `${day.slice(8)} октября`, `Day ${at + 1}`, { day }][kind] ??
  day;
const services = ["Police", "Таможня", "Customs"];

type Expected = {
  row: number;
  verdict: string;
  partner?: string;
  name?: string;
  modes?: Partial<Record<string, Mode>>;
};

const modeOf = (index: number): [string, Mode | null] => {
  if (index < 4) return [roomWords[index % roomWords.length] ?? "", "room"];
  if (index < 7) return [onlineWords[index % onlineWords.length] ?? "", "online"];
  if (index < 9) return [absentWords[index % absentWords.length] ?? "", "absent"];
  return ["", null];
};

/** A list with all of this in it, and what must come of each of its rows. */
function made(of: Layout): { rows: MadeCell[][]; expected: Expected[]; merged: string[]; hiddenRows: number[] } {
  const isText = of.form !== "xlsx";
  const names = of.isApart ? (["family", "given"] as const) : (["name"] as const);
  const kind = isText && of.dayHeads === 5 ? 0 : of.dayHeads;
  const head: MadeCell[] = [
    ...["partner", ...names, "function", "service"].map((key) => heads[of.language][key as "partner"]),
    ...days.map((day, at) => dayHeads(kind, day, at)),
  ];
  const width = head.length;
  const rows: MadeCell[][] = Array.from({ length: of.titles }, (_, at) => [
    at === 0 ? "List of participants, Vienna" : null,
  ]);
  const expected: Expected[] = [];
  const [merged, hiddenRows]: [string[], number[]] = [[], []];
  const told: { cells: MadeCell[]; expected: Expected; isPlain: boolean }[] = [];
  const beside = of.second === "beside" ? Math.ceil(of.rows.length / 2) : of.rows.length;
  const below = of.second === "below" ? Math.ceil(of.rows.length / 2) : -1;
  rows.push(of.second === "beside" ? [...head, null, ...head] : [...head]);
  const top = rows.length;
  for (const [index, one] of of.rows.entries()) {
    if (index === below) rows.push([], [...head].reverse());
    const isReversed = below >= 0 && index >= below;
    const at = index < beside ? rows.length + 1 : top + 1 + (index - beside);
    const previous = told.at(-1);
    const isFirst = !previous || index === beside || index === below;
    const isHard = ofWorkbooks.includes(one.matter) && (isText || isReversed || of.second === "beside");
    const needsFirst = ["merged", "mergedOther", "twice", "twiceOther"].includes(one.matter);
    const matter = isHard || (needsFirst && (isFirst || !previous.isPlain)) ? "nothing" : one.matter;
    if (matter === "outside" && of.second === "beside") continue;
    const { given, family } = nameOf(index);
    const [code, typed] = spellings[one.partner] as [string, string];
    const modes = one.modes.map(modeOf) as [[string, Mode | null], [string, Mode | null]];
    const service = services[one.service] ?? "";
    let cells: MadeCell[] = [
      typed,
      ...(of.isApart ? [family, given] : [`${given} ${family}`]),
      `Эксперт; отдел ${index}`,
      service,
      ...modes.map(([words]) => words),
    ];
    let result: Expected = {
      ...{ row: at, verdict: matters[matter], partner: code, name: `${given} ${family}` },
      modes: Object.fromEntries(days.flatMap((day, on) => (modes[on]?.[1] ? [[day, modes[on][1]]] : []))),
    };
    const name = 1;
    if (matter === "formula") cells[name] = { formula: "A1&B1", result: String(cells[name]) };
    if (matter === "emptyMode") [cells[width - 1], result] = ["", { ...result, modes: without(result.modes, days[1]) }];
    if (matter === "quoted") {
      cells[name] = `${cells[name]} "Ъ"`;
      result = { ...result, name: `${given} ${family} "Ъ"` };
    }
    if (matter === "error") cells[width - 1] = { error: "#REF!", formula: "B1" };
    if (matter === "unreckoned") cells[name] = { formula: "VLOOKUP(1,2,3)" };
    if (matter === "noName") for (let on = 1; on <= names.length; on += 1) cells[on] = "";
    if (matter === "badMode") cells[width - 1] = "perhaps";
    if (matter === "outside") cells = [...Array.from({ length: width + 1 }, () => null), "Total"];
    if (matter === "unknown") cells[0] = `Atlantis ${letters[index % 10]}`;
    if (matter === "hidden") hiddenRows.push(at);
    if (matter.startsWith("merged") && previous) {
      cells[0] = null;
      cells[names.length + 2] = matter === "merged" ? (previous.cells[names.length + 2] ?? null) : "Ministry of Health";
      merged.push(`A${at - 1}:A${at}`);
      result = { ...result, ...(previous.expected.partner && { partner: previous.expected.partner }) };
    }
    if (matter.startsWith("twice") && previous) {
      cells = [...previous.cells];
      if (matter === "twiceOther") cells[names.length + 1] = "Совсем другая должность";
    }
    expected.push(result);
    told.push({ cells, expected: result, isPlain: matter === "nothing" });
    const shown = isReversed ? [...cells].reverse() : cells;
    if (matter === "outside")
      rows.push(isReversed ? [...Array.from({ length: width + 1 }, () => null), "Total"] : cells);
    else if (index < beside) rows.push(shown);
    else rows[at - 1] = [...pad(rows[at - 1] ?? [], width + 1), ...cells];
  }
  return { rows, expected, merged, hiddenRows };
}

const pad = (cells: MadeCell[], to: number) => [
  ...cells,
  ...Array.from({ length: Math.max(0, to - cells.length) }, () => null),
];

function without<T>(of: T | undefined, day: string): T {
  const { [day as keyof T]: _, ...rest } = of as T & object;
  return rest as T;
}

async function read(of: Layout, rows: MadeCell[][], more: Omit<MadeSheet, "name" | "rows"> = {}) {
  const file = join(folder, "list");
  const text = madeSeparated(rows, of.separator);
  const hidden: MadeSheet[] = of.hiddenSheet
    ? [
        {
          name: "Old",
          rows: [
            ["Country", "Name"],
            ["France", "X"],
          ],
          isHidden: true,
        },
      ]
    : [];
  const bytes = {
    xlsx: () => madeWorkbook([...hidden, { name: "List", rows, ...more }]),
    csv: () => Buffer.from(text),
    bom: () => Buffer.from(`\uFEFF${text}`),
    "1251": () => in1251(text),
    utf16: () => Buffer.from(`\uFEFF${text}`, "utf16le"),
  }[of.form]();
  writeFileSync(file, bytes);
  const sheets = await readSheets(file, of.form === "xlsx" ? "xlsx" : "csv");
  if (!sheets.ok) throw new Error(sheets.error);
  return sheets.value.filter((sheet) => !sheet.isHidden);
}

const ask = (number: number, id: string) => ({
  ...{ id, at: "name", title: `Row ${number} is hidden` },
  options: [
    { value: "take", label: "take it" },
    { value: "leave", label: "leave it out" },
  ],
});

function judged(sheet: Parameters<typeof findTables>[0], record: DelegationRecord) {
  const reader = delegationReader(record, "en");
  const found = findTables(sheet, reader.fields, reader.isWhole);
  return found && judgeRows(reader, found.rows, {}, ask);
}

/** The record after all that can be written of it is written. */
function after(writes: readonly DelegateWrite[]): DelegationRecord {
  const by = Map.groupBy(writes, ({ whose }) => whoseKey(whose));
  let id = 0;
  const delegations = [...by.values()].map((people) => ({
    whose: people[0]?.whose ?? { partner: "" },
    people: people.map(({ person }) => ({ id: ++id, ...person })),
  }));
  return { ...empty, delegations };
}

test("every row of a broken list is imported right, or named with its reason; the same list twice changes nothing", async () => {
  const counts: Record<string, number> = {};
  let sheets = 0;
  await fc.assert(
    fc.asyncProperty(layout, async (of) => {
      const { rows, expected, ...more } = made(of);
      const [sheet, ...others] = await read(of, rows, more);
      expect(others).toEqual([]);
      const list = sheet && judged(sheet, empty);
      if (!list) throw new Error("no table was found");
      sheets += 1;
      const told = list.map(({ row, verdict, write, reasons, questions }) => ({
        ...{ row, verdict },
        ...(write && {
          partner: "partner" in write.whose ? write.whose.partner : "",
          name: write.person.name,
          modes: write.person.modes,
        }),
        isNamed: verdict === "new" || reasons.length > 0 || questions.length > 0,
      }));
      const should = expected.map(({ partner, name, modes, ...one }) => ({
        ...one,
        ...(one.verdict === "new" && { partner, name, modes }),
        isNamed: true,
      }));
      const inOrder = (one: { row: number }, other: { row: number }) => one.row - other.row;
      expect(told.toSorted(inOrder)).toEqual(should.toSorted(inOrder));
      for (const { verdict } of told) counts[verdict] = (counts[verdict] ?? 0) + 1;
      const again = judged(sheet, after(list.flatMap(({ write }) => write ?? [])));
      expect(again?.filter(({ verdict }) => verdict === "new" || verdict === "changed")).toEqual([]);
    }),
    { numRuns: 320 },
  );
  console.log(`${sheets} broken sheets, rows: ${JSON.stringify(counts)}`);
  for (const verdict of ["new", "wrong", "question", "same"]) expect(counts[verdict]).toBeGreaterThan(20);
});

test("a list of 10,000 rows is read and judged in seconds; one of more is refused", async () => {
  const person = (index: number): MadeCell[] => ["Uzbekistan", `Имя${nameOf(index).family}`, "room"];
  const rows = Array.from({ length: 10_000 }, (_, index) => person(index));
  const of = { form: "xlsx", separator: ";", hiddenSheet: false } as Layout;
  const head: MadeCell[] = ["Country", "Name", "Participation"];
  const begun = process.cpuUsage();
  const [sheet] = await read(of, [head, ...rows]);
  const list = sheet && judged(sheet, empty);
  expect(list?.filter(({ verdict }) => verdict === "new")).toHaveLength(10_000);
  // Other work of the machine is not counted.
  expect(process.cpuUsage(begun).user).toBeLessThan(10_000_000);
  const more = [head, ...rows, ...Array.from({ length: 40 }, (_, index) => person(20_000 + index))];
  await expect(read(of, more)).rejects.toThrow("sheetTooLong");
});
