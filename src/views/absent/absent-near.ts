import { listDocuments } from "#features/documents/document-queries.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { type Findable, isCalled, namesOf } from "#features/partners/partner.ts";
import { listFindablePartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { listProfiles } from "#features/profiles/profile-queries.ts";
import { listCodes } from "#features/recommendations/recommendation-counts.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { distance } from "#lib/distance.ts";
import { roman } from "#lib/roman.ts";
import type { Actor } from "#policy.ts";

/** A record that an address without a page may have meant. */
export type NearRecord = { href: string; code: string; name: Localized | null };

type Known = NearRecord & { calledAlso: readonly (string | null)[]; isCalled?: (words: string) => boolean };

const mostShown = 3;

/** The lists of the record whose codes stand in addresses below theirs. */
const lists = ["recommendations", "meetings", "documents", "partners", "profiles", "pillars"] as const;

type List = (typeof lists)[number];

/**
 * Of the records that this reader may see those whose code or name is nearest to the words of an address below its language,
 * the nearest first: `["recommendations", "2021-3-4"]` is near 2021-III-4, `["partner", "uzbekistan"]` near UZB.
 */
export async function findNearRecords(
  actor: Actor,
  locale: Locale,
  [list = "", asked = ""]: readonly string[],
): Promise<NearRecord[]> {
  const nearest = nearestOf(lists, list, (each) => [each, ...locales.map((own) => translator(own)(`${each}:title`))]);
  if (!nearest || !asked) return [];
  const words = asked.slice(0, longestAsked);
  const ranked = (await readers[nearest](actor, locale)).map((record) => ({ record, far: farFrom(words, record) }));
  return ranked
    .filter(({ far }) => far <= 1)
    .sort((a, b) => a.far - b.far)
    .slice(0, mostShown)
    .map(({ record: { href, code, name } }) => ({ href, code, name }));
}

/** The list that a mistyped word means: `recomendation` is `recommendations`. */
export function nearestOf<T>(all: readonly T[], asked: string, namesOf: (one: T) => readonly string[]): T | null {
  const ranked = all.map((one) => ({ one, far: Math.min(...namesOf(one).map((name) => share(asked, name))) }));
  const [nearest] = ranked.sort((a, b) => a.far - b.far);
  return nearest && nearest.far <= 1 ? nearest.one : null;
}

const longestAsked = 60;

/** Fewer stand in the name of almost everything. */
const fewestLetters = 3;

/** 0 is the same, 1 the farthest that is near. */
function farFrom(asked: string, { code, calledAlso, isCalled: called }: Known): number {
  const names = [code, ...calledAlso].filter((name) => name !== null);
  const far = Math.min(...names.map((name) => share(asked, name)));
  return asked.length >= fewestLetters && called?.(asked.replaceAll("-", " ")) ? Math.min(far, 1) : far;
}

/** A third of the letters may be wrong, of a short code one. */
function share(asked: string, name: string): number {
  const [one, other] = [comparable(asked), comparable(name)];
  return distance(one, other) / Math.max(1, Math.floor(Math.max(one.length, other.length) / 3));
}

/** III is one letter more than II, and as far from it as 3 from 2. */
function comparable(text: string): string {
  return text.toUpperCase().replace(/(?<=-|^)(?:I{1,3}|IV|V)(?=-|$)/g, (numeral) => String(numerals.indexOf(numeral)));
}

const numerals = ["", ...[1, 2, 3, 4, 5].map(roman)];

const readers: Record<List, (actor: Actor, locale: Locale) => Promise<Known[]>> = {
  async recommendations(actor, locale) {
    const page = "/recommendations/[code]";
    return (await listCodes(actor)).map((code) => ({
      ...{ code, name: null, calledAlso: [] },
      href: addressOf(locale, page, code),
    }));
  },
  async meetings(actor, locale) {
    return (await listMeetings(actor)).map((meeting) => ({
      ...{ code: meeting.code, name: meeting.title, calledAlso: [] },
      href: addressOf(locale, "/meetings/[code]", meeting.code),
    }));
  },
  async documents(actor, locale) {
    return (await listDocuments(actor)).map((document) => ({
      ...{ code: document.code, name: document.title, calledAlso: [document.symbol] },
      href: addressOf(locale, "/documents/[code]", document.code),
    }));
  },
  async partners(_, locale) {
    return (await listFindablePartners()).map((partner) => ({
      ...calledAs(partner),
      href: addressOf(locale, "/partners/[code]", partner.code),
    }));
  },
  async profiles(actor, locale) {
    return (await listProfiles(actor)).map((profile) => ({
      ...calledAs({ ...profile, formerNames: [], acronym: nameless }),
      href: addressOf(locale, "/profiles/[code]", profile.code),
    }));
  },
  async pillars(_, locale) {
    return (await listPillars()).map(({ number, short }) => ({
      code: translator(locale)("errors-pages:notFound.pillar", { pillar: roman(number) }),
      name: short,
      calledAlso: [String(number), roman(number)],
      href: addressOf(locale, "/pillars/[number]", number),
    }));
  },
};

const nameless: Localized = { en: null, ru: null };

function calledAs(named: Findable) {
  return {
    code: named.code,
    name: named.name,
    calledAlso: [...namesOf(named), ...(named.aliases ?? []).map(({ words }) => words)],
    isCalled: (words: string) => isCalled(named, words),
  };
}
