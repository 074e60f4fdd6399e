import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { usage } from "#i18n/number.ts";
import { asRead } from "#lib/look-alikes.ts";
import { firstDayOf, type PartialDate } from "#lib/partial-date.ts";
import { choicesIn, type Question, wordsIn } from "#lib/question.ts";
import type { Recognize } from "./partner-recognized.ts";

export const partnerKinds = ["state", "organisation"] as const;

export type PartnerKind = (typeof partnerKinds)[number];

export const aliasKinds = ["official", "everyday", "former", "acronym", "spelling", "body"] as const;

/** Other words by which people call a partner; never shown as its name. */
export type Alias = {
  words: string;
  kind: (typeof aliasKinds)[number];
  /** others are called so, too */
  isLoose: boolean;
};

export type FormerName = {
  /** the code of then, which may be the present one */
  code: string;
  name: Localized;
  /** the name held before it */
  until: PartialDate;
};

export type Named = { code: string; name: Localized; formerNames: readonly FormerName[] };

/**
 * Code and name as they were on a day ("YYYY-MM-DD"). Within the year or month of a change no source says on which side
 * of it the day lies: the present name stands, as it does for a day that is not known.
 */
export function nameAt(partner: Named, day: string | null): { code: string; name: Localized; isFormer: boolean } {
  const former =
    day &&
    [...partner.formerNames]
      .sort((a, b) => firstDayOf(a.until).localeCompare(firstDayOf(b.until)))
      .find(({ until }) => day < firstDayOf(until));
  return former
    ? { code: former.code, name: former.name, isFormer: true }
    : { code: partner.code, name: partner.name, isFormer: false };
}

/** The one right code for what an address asks for, in whatever case, former codes included. */
export function presentCode(partners: readonly Named[], asked: string): string | null {
  const code = asked.toUpperCase();
  const now = partners.find((partner) => partner.code.toUpperCase() === code);
  const then = partners.find(({ formerNames }) => formerNames.some((former) => former.code.toUpperCase() === code));
  return (now ?? then)?.code ?? null;
}

export type Findable = Named & { acronym: Localized; aliases?: readonly Alias[] };

/** Its codes and names of now and of then, in either language. */
export function namesOf({ acronym, ...partner }: Omit<Findable, "aliases">): string[] {
  const names = [partner, ...partner.formerNames].flatMap(({ code, name }) => [code, name.en, name.ru]);
  return [...names, acronym.en, acronym.ru].filter((name) => name !== null);
}

/** Every word of the search stands in one of its names or codes, or in other words by which people call it. */
export function isCalled(partner: Findable, q: string): boolean {
  const words = [...namesOf(partner), ...(partner.aliases ?? []).map(({ words }) => words)].map(fold).join("\n");
  return fold(q)
    .split(" ")
    .every((word) => words.includes(word));
}

/** In the order of the reader's language, in which Türkiye does not follow Zambia. */
export function byName(locale: Locale): (a: { name: Localized }, b: { name: Localized }) => number {
  const collator = new Intl.Collator(usage[locale]);
  const name = (thing: { name: Localized }) => inLanguage(thing.name, locale)?.text ?? "";
  return (a, b) => collator.compare(name(a), name(b));
}

export type PartnerQuery = { q: string; kind: string[]; region: string[] };

export function parsePartnerQuery(parameters: URLSearchParams): PartnerQuery {
  return { q: wordsIn(parameters), kind: choicesIn(parameters, "kind"), region: choicesIn(parameters, "region") };
}

export const partnersQuestion: Question<PartnerQuery> = { keys: ["q", "kind", "region"], read: parsePartnerQuery };

/** The query of an address that asks this, with its question mark; empty where it asks nothing. */
export function searchOf({ q, kind, region }: PartnerQuery): string {
  const parameters = new URLSearchParams(q ? { q } : {});
  for (const value of kind) parameters.append("kind", value);
  for (const value of region) parameters.append("region", value);
  return parameters.size > 0 ? `?${parameters}` : "";
}

export type PartnerFact = Findable & { kind: PartnerKind; region: { code: string } | null };

export type PartnerCounts = Record<"kind" | "region", Map<string, number>>;

/** The partners that words mean in which no partner is called, the likeliest first; none where somebody is called so. */
export function nearestPartners<P extends Findable>(partners: readonly P[], words: string, recognize: Recognize): P[] {
  if (!words || partners.some((partner) => isCalled(partner, words))) return [];
  const found = recognize(words);
  const codes = found.certainty === "sure" ? [found.code] : found.certainty === "asked" ? found.codes : [];
  return codes.flatMap((code) => partners.find((partner) => partner.code === code) ?? []).slice(0, mostNear);
}

const mostNear = 3;

/** Those that match, and for each option the number that it would give with the other groups as they are chosen. */
export function choosePartners<P extends PartnerFact>(
  partners: readonly P[],
  query: PartnerQuery,
): { matching: P[]; counts: PartnerCounts } {
  const counts: PartnerCounts = { kind: new Map(), region: new Map() };
  const matching = partners.filter((partner) => {
    const called = isCalled(partner, query.q);
    const kind = query.kind.length === 0 || query.kind.includes(partner.kind);
    const region = query.region.length === 0 || query.region.includes(partner.region?.code ?? "");
    add(counts.kind, partner.kind, called && region);
    if (partner.region) add(counts.region, partner.region.code, called && kind);
    return called && kind && region;
  });
  return { matching, counts };
}

function add(counts: Map<string, number>, option: string, counted: boolean): void {
  counts.set(option, (counts.get(option) ?? 0) + (counted ? 1 : 0));
}

/** Without case, accents and the difference between spaces, so that "turkiye" finds Türkiye. */
export function fold(text: string): string {
  return asRead(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s-]+/gu, " ")
    .trim();
}
