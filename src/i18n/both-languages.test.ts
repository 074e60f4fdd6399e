import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { resources } from "./resources.ts";

/** Two texts that say the same, with the place where they stand. */
type Pair = { place: string; en: string; ru: string };

const data = new URL("../../prisma/data/", import.meta.url);
const dataFiles = readdirSync(data).filter((name) => name.endsWith(".json"));
const textFiles = Object.keys(resources.en) as (keyof typeof resources.en)[];

function pairsIn(node: unknown, place: string): Pair[] {
  if (typeof node !== "object" || node === null) return [];
  const { en, ru } = node as { en?: unknown; ru?: unknown };
  if (typeof en === "string" && typeof ru === "string") return /State$/.test(place) ? [] : [{ place, en, ru }];
  return Object.entries(node).flatMap(([key, value]) =>
    pairsIn(value, `${place} ${typeof value?.code === "string" ? value.code : key}`),
  );
}

const plural = /_(one|few|many|other)$/;

function texts(node: unknown, place: string): [string, string][] {
  if (typeof node === "string") return [[place, node]];
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${place}.${key}`));
}

/** Every Russian form is read beside the English text of the same count, or of many. */
function pairsOf(file: (typeof textFiles)[number]): Pair[] {
  const english = Object.fromEntries(texts(resources.en[file], file));
  return texts(resources.ru[file], file).map(([place, ru]) => {
    const en = english[place] ?? english[place.replace(plural, "_other")];
    if (en === undefined) throw new Error(`${place} has no English text`);
    return { place, en, ru };
  });
}

const ofData: Pair[] = dataFiles.flatMap((name) =>
  pairsIn(JSON.parse(readFileSync(new URL(name, data), "utf8")), name),
);
const all: Pair[] = [...ofData, ...textFiles.flatMap(pairsOf)];

const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([whole]) => whole).sort();
const placeholder = /\{\{\w+\}\}/g;
/** "201,000" and "201 000" are one number. */
const withoutGroups = (text: string) => text.replace(/(?<=\d)[, \u00A0](?=\d{3}(?!\d))/g, "");
const afterNumbered = "(?<=(?:pillars?|phase|recommendations?|направлени\\p{L}*|этап\\p{L}*|рекомендаци\\p{L}*) )";

/** Each reads from a text a list that must be the same in both languages: as much as a machine can compare. */
const sameInBoth = {
  "numbers and years": (text: string) => found(/\d+/g, withoutGroups(text.replace(placeholder, ""))),
  "document symbols and addresses of pages": (text: string) =>
    found(/(?=\S*\d)(?:[A-Z]+\/)+[A-Z0-9./]*[A-Z0-9]|\b[a-z][\w-]*(?:\.[\w-]+)+(?:\/[\w/=?&.%-]*\w)?/g, text),
  "Roman numerals": (text: string) => found(new RegExp(`\\b(?:II|III|IV)\\b|${afterNumbered}I\\b`, "giu"), text),
  "the name of the partnership": (text: string) => found(/Paris Pact|Парижск\p{L}+ [Пп]акт/gu, text).map(() => "name"),
  // A bracket round a placeholder is Russian grammar: it spares the name an ending.
  brackets: (text: string) => found(/\(/g, text.replace(/\([^()]*\{\{[^()]*\)/g, "")),
  sentences: (text: string) =>
    found(/[.!?](?=\s+[\p{Lu}\d«“{]|\s*$)/gu, text.replace(abbreviations, "$1")).map(() => "end"),
} satisfies Record<string, (text: string) => string[]>;

const abbreviations = /(долл|тыс|См|янв|февр|апр|авг|сент|окт|нояб|дек|\b(?:[Nn]o|vol)(?=\. \d))\./g;

type Feature = keyof typeof sameInBoth;

/** Where a difference is right, with its reason. */
const exceptions: { feature: Feature; place: RegExp; reason: string }[] = [
  {
    feature: "brackets",
    place: /^glossary\.json /,
    reason: "brackets explain the English term, or give an abbreviation that has no Russian one",
  },
];

const isException = (feature: Feature, { place }: Pair) =>
  exceptions.some((one) => one.feature === feature && one.place.test(place));

describe("a text in two languages", () => {
  it.each(Object.keys(sameInBoth) as Feature[])("has the same %s in both", (feature) => {
    const read: (text: string) => string[] = sameInBoth[feature];
    const different = all.filter(
      (pair) => !isException(feature, pair) && read(pair.en).join(" ") !== read(pair.ru).join(" "),
    );
    expect(different).toEqual([]);
  });

  it("has no word in Latin letters in its Russian that its English lacks", () => {
    const latin = (text: string) => found(/[A-Za-z][A-Za-z0-9-]{2,}/g, text.replace(placeholder, ""));
    const isNew = ({ en, ru }: Pair) => latin(ru).some((word) => !en.includes(word));
    expect(all.filter(isNew)).toEqual([]);
  });

  it("names each of two meetings of a kind by a title of its own in Russian where English does", () => {
    const meetings = ofData.filter(({ place }) => /^meetings\.json \S+ title$/.test(place));
    expect(meetings.length).toBeGreaterThan(20);
    expect(new Set(meetings.map(({ ru }) => ru)).size).toBe(new Set(meetings.map(({ en }) => en.toLowerCase())).size);
  });

  it.each(exceptions)("differs in $feature at $place, because $reason", ({ feature, place }) => {
    const read: (text: string) => string[] = sameInBoth[feature];
    const excused = all.filter((pair) => place.test(pair.place) && read(pair.en).length !== read(pair.ru).length);
    expect(excused).not.toEqual([]);
  });
});

describe("Russian, in the record and on the portal,", () => {
  const faults: [what: string, pattern: RegExp][] = [
    ["the letter ё", /ё/i],
    ["quotation marks of another language", /"|(?<!„[^“»]*)“/],
    ["a long dash", /—/],
    ["a hyphen for a dash", / - /],
    ["Вы with a capital within a sentence", /[\p{Ll}\d,;)»] (?:Вы|Вас|Вам|Вами|Ваш\p{L}*)(?!\p{L})/u],
    ["«Парижский пакт» in quotation marks and another case", /«Парижск(?!ий пакт)/],
    ["Пакт with a capital", /Парижск\p{L}+ Пакт/u],
  ];

  it.each(faults)("has nowhere %s", (_what, pattern) => {
    expect(all.filter(({ ru }) => pattern.test(ru))).toEqual([]);
  });
});
