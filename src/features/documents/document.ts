import { z } from "zod";
import { languageStatesInput } from "#i18n/language-state.ts";
import { locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { source } from "#i18n/source.ts";
import { asRead } from "#lib/look-alikes.ts";
import { isPartialDate } from "#lib/partial-date.ts";
import { localizedText, optionalText, someText } from "#lib/texts.ts";
import { codeOfSymbol, withoutSpaces } from "#lib/united-nations/symbol.ts";
import { isWebAddress } from "#lib/web-address.ts";

export const documentKinds = [
  "declaration",
  "resolution",
  "report",
  "meeting-report",
  "agenda",
  "working-paper",
  "conference-room-paper",
  "presentation",
  "statement",
  "participants",
  "minutes",
  "press-note",
  "research",
  "evaluation",
  "operational-plan",
  "programme-document",
  "newsletter",
  "reference",
  "correspondence",
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** The readers of a document, from all to fewest. */
export const documentAccess = ["public", "partners", "unit", "named"] as const;

/** The verbs of events about a document. */
export const documentVerbs = [
  ...(["record", "correct", "name", "refuse", "publish", "withdraw", "cleaned"] as const),
  ...(["discard", "void", "restore", "join", "separate", "official", "not-official", "erratum"] as const),
] as const;

export type DocumentVerb = (typeof documentVerbs)[number];

/** Under which others know it: parts between slashes, as those who issue it write them. */
export const symbolShape = /^[A-Z][A-Za-z0-9.-]*(?:\/[A-Za-z0-9][A-Za-z0-9.-]*)+$/;

const longest = { symbol: 60, title: 1000, summary: 1000, issuer: 300, address: 2000 };

/** More than this no paper belongs to. */
const most = 100;

const codes = z.array(z.string().min(1).max(40)).max(most);

export const documentInput = z.object({
  symbol: optionalText(longest.symbol)
    .transform((written) => written && withoutSpaces(written))
    .refine((written) => written === null || symbolShape.test(written), {
      params: { problem: "documents:problem.symbol" },
    }),
  kind: z.enum(documentKinds),
  title: someText(longest.title),
  titleState: languageStatesInput,
  /** its own title was not seen: this one says what it is */
  described: z.boolean().default(false),
  summary: localizedText(longest.summary).nullish(),
  issued: z.string().refine(isPartialDate).nullable(),
  issuer: z.object({ partner: z.string().nullable(), name: localizedText(longest.issuer) }),
  access: z.enum(documentAccess),
  address: optionalText(longest.address).refine((address) => !address || isWebAddress(address), {
    params: { problem: "staff:problem.address" },
  }),
  /** the records to which it belongs, by the codes that their addresses have */
  meetings: codes,
  recommendations: codes,
  pillars: z.array(z.number().int().min(1).max(99)).max(most),
  partners: codes,
  programmes: codes,
  places: codes,
  /** the partnership stands on it */
  mandate: z.boolean().default(false),
  source: source.optional(),
});

export type DocumentInput = z.infer<typeof documentInput>;

/** The year in the number of what has no symbol, where no date is known. */
export const undated = "undated";

/**
 * The address of a new document: its symbol with hyphens for slashes, else the next number of its year, which no other has ever
 * had: "D-2021-14".
 */
export function newDocumentCode(
  { symbol, issued }: Pick<DocumentInput, "symbol" | "issued">,
  taken: readonly string[],
): string {
  if (symbol) return codeOfSymbol(symbol);
  const prefix = `D-${issued?.slice(0, 4) ?? undated}-`;
  const numbers = taken.filter((code) => code.startsWith(prefix)).map((code) => Number(code.slice(prefix.length)) || 0);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

type Told = {
  symbol: string | null;
  title: Localized;
  issued: string | null;
  /** of its meetings the codes */
  meetings: readonly string[];
};

/**
 * Whether two may be one work: they are called the same in one of the languages, and neither time nor meeting tells them apart, as far
 * as both are known. Of two with symbols those tell.
 */
export function isAlike(one: Told, other: Told): boolean {
  if (one.symbol && other.symbol) return false;
  const isOfTime =
    !one.issued || !other.issued || one.issued.startsWith(other.issued) || other.issued.startsWith(one.issued);
  const isOfMeeting =
    one.meetings.length === 0 ||
    other.meetings.length === 0 ||
    one.meetings.some((code) => other.meetings.includes(code));
  const isCalled = locales.some((language) => {
    const [a, b] = [bare(one.title[language]), bare(other.title[language])];
    return a !== "" && a === b;
  });
  return isCalled && isOfTime && isOfMeeting;
}

/** Words without what differs from hand to hand: cases, dots and dashes. */
function bare(text: string | null): string {
  return asRead(text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
