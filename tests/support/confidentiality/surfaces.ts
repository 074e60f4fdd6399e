import { createHash } from "node:crypto";
import { addresses } from "#app/addresses.ts";
import { type Page, pages } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Format } from "#lib/formats.ts";
import { isOneOf } from "#lib/question.ts";
import { type Addresses, loneFiles } from "#server/pages/page-addresses.ts";
import { deskFormats } from "#views/participants/participant-addresses.ts";
import { documents } from "./documents.ts";
import { type Reader, wordOf } from "./levels.ts";

const year = String(yearOf(new Date()));

/** Hidden ones of every kind, those on which something hidden hangs, one that is public alone, one that does not exist. */
const recommendations = [
  ...["2022-II-1", "2022-II-2", "2022-II-3", "2022-II-4", "2022-II-5", "2022-II-6", "2022-II-7", "2008-O9"],
  ...["2023-II-1", "2025-II-1", "2024-II-1", "2024-II-2", "2024-II-3", "2021-III-4", "2024-II-77"],
];
const meetings = [
  ...["EWG-2022-II", "EWG-2022-II-2", "EWG-2022-II-3", "PCGM-16", "PCGM-98", "PCGM-96"],
  ...["EWG-2023-II", "EWG-2025-II", "EWG-2024-II", "EWG-2024-II-2", "EWG-2024-II-3", "EWG-2021-III", "EWG-2024-II-77"],
];

/** The values with which each page with brackets is asked for. */
const records: Record<string, readonly string[]> = {
  "/recommendations": recommendations,
  "/meetings": meetings,
  "/documents": [...Object.values(documents), "S-30-1", "D-2024-77"],
  "/partners": ["UZB", "TJK", "CARICC"],
  "/profiles": ["UZB", "TJK"],
  "/pillars": ["2", "4"],
  "/desk/rounds": [year, String(Number(year) - 1), String(Number(year) - 2), "2001"],
  "/desk/people": ["1", "2", "99"],
  "/desk/people/links": ["1", "99"],
  "/invitation": ["no-such-link"],
};

/** Texts of the record: the word of each noun in their addresses. */
const texts = ["meeting/EWG-2022-II/title", "meeting/EWG-2022-II/outcome", "meeting/EWG-2022-II-2/title"]
  .concat("meeting/EWG-2023-II/title", "meeting/EWG-2025-II/title", "recommendation/2025-II-1/text")
  .concat("meeting/EWG-2024-II/title", "meeting/EWG-2024-II-77/title", "meeting/EWG-2022-II-3/outcome")
  .concat(Object.values(documents).map((code) => `document/${code}/title`))
  .concat("recommendation/2022-II-2/text", "recommendation/2022-II-3/text", "recommendation/2022-II-5/text")
  .concat(
    "recommendation/2024-II-1/text",
    "recommendation/2022-II-6/text",
    "recommendation/2022-II-7/text",
    "recommendation/2008-O9/addressees",
  );

/** Every page at each of its records; a public one of a hidden record also as somebody may have written it down. */
function placesOf(page: Page): string[] {
  if (!page.includes("[")) return [page];
  if (page.startsWith("/texts/")) return texts.map((text) => page.replace("[noun]/[code]/[field]", text));
  const of = Object.keys(records).findLast((beginning) => page.startsWith(`${beginning}/[`));
  if (!of) throw new Error(`Nothing says at which records ${page} is asked for`);
  const values = records[of] ?? [];
  const pasted =
    page in addresses ? values.filter((value) => /2024|98$/.test(value)).map((value) => value.toLowerCase()) : [];
  return [...values, ...pasted].map((value) =>
    page.replace(/\[\w+\]/, value).replace(/\[(\w+)\]/g, (_, name: string) => within[name] ?? name),
  );
}

/** Values of second brackets. */
const within: Record<string, string> = { year, partner: "UZB", import: "d".repeat(32) };

const days = ["2022-12-31", "2024-11-12", "2024-12-31"];

/** Each key is asked for something that the record hides, and for something that it shows. */
const asked: Record<string, readonly string[]> = {
  q: [
    wordOf("draft", "meeting.city.en"),
    wordOf("withheld", "text.en"),
    wordOf("language", "meeting.title.ru"),
    wordOf("paperOfPartners", "document.inside"),
    "Heard",
  ],
  asof: days,
  year: ["2024", "2022"],
  meeting: ["EWG-2024-II", "EWG-2022-II"],
  pillar: ["2"],
  status: ["endorsed", "agreed", "superseded"],
  kind: ["recommendation", "organisation"],
  partner: ["UZB", "TJK"],
  region: ["central-asia"],
  report: ["underWay", "noReport"],
  language: ["ru"],
  type: ["ewg"],
  place: ["UZB"],
  host: ["UZB"],
  sort: ["number", "status"],
  page: ["2"],
  after: ["2024-II-1", "EWG-2024-II"],
  before: ["2024-II-1", "EWG-2024-II"],
  columns: ["2"],
  columnsAfter: ["2024-II-1"],
  columnsBefore: ["2024-II-1"],
  limit: ["1000"],
};

/** The address of a page or file, below the host, and whether it is one of the public pages. */
export type Surface = { path: string; page: Page | null; locale: Locale | null; kind: string };

/**
 * A part of all addresses, another for each reader and seed: a larger one of the public pages and their JSON, of which a
 * visitor is asked all, each in one language.
 */
export function surfaces({ share, seed, reader }: { share: number; seed: number; reader: Reader }): string[] {
  const chosen = everySurface().filter(({ path, kind, locale }) => {
    const chance = createHash("sha256").update(`${seed} ${reader} ${path}`).digest().readUInt32BE() / 2 ** 32;
    if (!isCore(kind) || (locale ?? coreLocale(path)) !== coreLocale(path)) return chance < share;
    return chance < share * 10 || reader === "visitor";
  });
  return chosen.map(({ path }) => path);
}

const isCore = (kind: string) => kind === "page" || kind === "json" || kind === "file";

/** Half of them in each language. */
const coreLocale = (path: string) => locales[path.length % locales.length] ?? null;

/** Every address of the portal at which something could be told, with every question that it can be asked. */
function everySurface(): Surface[] {
  const found = pages.flatMap((page) => {
    const isPublic = page in addresses;
    return placesOf(page).flatMap((place) => [
      ...locales.map((locale) => ({ path: `/${locale}${place}`, page, locale, kind: isPublic ? "page" : "desk" })),
      ...(isPublic ? asFiles(page, place) : []),
      ...(isOneOf(Object.keys(deskFormats), page) ? asDeskFiles(page, place) : []),
    ]);
  });
  const lone = [...loneFiles].map((path) => ({ path, page: null, locale: null, kind: "file" }));
  return [...found, ...lone];
}

/** Words in a sheet of Excel are packed: whoever is given it is given the same as a table in text. */
function asDeskFiles(page: Page, place: string): Surface[] {
  return locales.map((locale) => ({ path: `/${locale}${place}.csv`, page, locale, kind: "csv" }));
}

function asFiles(page: Page, place: string): Surface[] {
  const { page: own, ...files } = (addresses as Addresses)[page] ?? {};
  const questions = (keys: readonly string[], ending: string, locale: Locale, kind: string) =>
    keys.flatMap((key) => {
      const values = asked[key];
      if (!values) throw new Error(`Nothing says what ${page} is asked for "${key}"`);
      return values.map((value) => ({ path: `/${locale}${place}${ending}?${key}=${value}`, page, locale, kind }));
    });
  return [
    ...questions(own?.keys ?? [], "", "en", "question"),
    ...Object.entries(files).flatMap(([format, question]) => [
      ...locales.map((locale) => ({ path: `/${locale}${place}.${format as Format}`, page, locale, kind: format })),
      ...(format === "json" ? questions(question.keys, ".json", "en", "question") : []),
    ]),
  ];
}
