import { type Status, statuses } from "#features/recommendations/recommendation.ts";
import type { Fact } from "#features/recommendations/recommendation-fact.ts";
import { type Asof, asofQuestion, readDay } from "#lib/asof.ts";
import { firstPlace, numberIn, type Place, placeIn, placeKeys } from "#lib/paging.ts";
import { choicesIn, type Question, wordsIn } from "#lib/question.ts";

export const sorts = ["meeting", "number", "status"] as const;

export type Sort = (typeof sorts)[number];

/**
 * The filters of which several values can be chosen, in the order in which they are shown. Under `report` stands the answer of
 * a partner that is asked, silence included.
 */
export const listed = ["pillar", "year", "status", "kind", "meeting", "partner", "region", "report"] as const;

type Chosen = Record<(typeof listed)[number], string[]>;

/** A reader asked for this. Repeated keys are OR, different keys are AND; an empty list asks nothing. */
export type RecommendationQuery = Chosen &
  Place & {
    q: string;
    /** "YYYY-MM-DD", inclusive; `null` for today, undated events included */
    asof: string | null;
    sort: Sort;
    limit: number | null;
  };

/** The value of the year filter for records whose year no source tells. */
export const unknownYear = "unknown";

/** Files hold more; a page of all that there is would keep everybody else waiting. */
const longestPage = 200;

export function parseQuery(parameters: URLSearchParams): RecommendationQuery {
  const chosen = Object.fromEntries(listed.map((key) => [key, choicesIn(parameters, key)])) as Chosen;
  const limit = numberIn(parameters, "limit");
  return {
    q: wordsIn(parameters),
    ...chosen,
    kind: chosen.kind.length > 0 ? chosen.kind : ["recommendation"],
    asof: readDay(parameters.get("asof")),
    sort: sorts.find((sort) => sort === parameters.get("sort")) ?? "meeting",
    ...placeIn(parameters),
    limit: limit === null ? null : Math.min(limit, longestPage),
  };
}

/** The query of an address that asks this, with its question mark; empty where it asks nothing. The page begins anew. */
export function searchOf(query: RecommendationQuery, change: Partial<RecommendationQuery> = {}): string {
  const asked = { ...query, ...firstPlace, ...change };
  const parameters = new URLSearchParams();
  if (asked.q) parameters.set("q", asked.q);
  for (const key of listed) {
    if (key === "kind" && asked.kind.join() === "recommendation") continue;
    for (const value of asked[key]) parameters.append(key, value);
  }
  if (asked.asof) parameters.set("asof", asked.asof);
  if (asked.sort !== "meeting") parameters.set("sort", asked.sort);
  if (asked.limit) parameters.set("limit", String(asked.limit));
  if (asked.page > 1) parameters.set("page", String(asked.page));
  if (asked.after) parameters.set("after", asked.after);
  if (asked.before) parameters.set("before", asked.before);
  return parameters.size > 0 ? `?${parameters}` : "";
}

/** The same without words, for a page that cannot be asked any: of the pillars and years in which they were found. */
export function withoutWords(query: RecommendationQuery, counts: Counts): RecommendationQuery {
  if (!query.q) return query;
  const found = (group: "pillar" | "year") =>
    query[group].length > 0 ? query[group] : [...counts[group]].flatMap(([value, count]) => (count > 0 ? value : []));
  return { ...query, q: "", pillar: found("pillar"), year: found("year") };
}

const grouped = ["kind", "pillar", "year", "status", "meeting"] as const;

const filterKeys = ["q", ...listed, "asof", "sort"];

/** The list with its day, beside what was typed as one. */
export type RecommendationsAsked = { query: RecommendationQuery; asof: Asof };

export const recommendationsQuestion: Question<RecommendationsAsked> = {
  keys: [...filterKeys, ...placeKeys, "limit"],
  read(parameters, today) {
    const asof = asofQuestion.read(parameters, today);
    return { query: { ...parseQuery(parameters), asof: asof.day }, asof };
  },
};

/** A file holds all that match. */
export const allRecommendationsQuestion: Question<RecommendationsAsked> = {
  keys: filterKeys,
  read(parameters, today) {
    const { query, asof } = recommendationsQuestion.read(parameters, today);
    return { query: { ...query, ...firstPlace, limit: null }, asof };
  },
};

export type Group = (typeof grouped)[number];

export type Counts = Record<Group, Map<string, number>>;

export function optionOf(fact: Fact, group: Group): string | null {
  if (group === "year") return fact.year === null ? unknownYear : String(fact.year);
  if (group === "pillar") return fact.pillar === null ? null : String(fact.pillar);
  return fact[group];
}

/**
 * The facts that match, and for each option of each group the number it would give with the other groups as they are
 * chosen. Options that occur in `facts` but would give nothing are counted as 0.
 */
export function choose(facts: readonly Fact[], query: RecommendationQuery): { matching: Fact[]; counts: Counts } {
  const counts = Object.fromEntries(grouped.map((group) => [group, new Map<string, number>()])) as Counts;
  const matching: Fact[] = [];
  for (const fact of facts) {
    const failed = grouped.filter((group) => !allows(query[group], optionOf(fact, group)));
    if (failed.length === 0) matching.push(fact);
    for (const group of grouped) {
      // A year in which only commitments were made is no option among recommendations.
      if (group !== "kind" && failed.includes("kind")) continue;
      const value = optionOf(fact, group);
      if (value === null) continue;
      const counted = failed.length === 0 || (failed.length === 1 && failed[0] === group);
      counts[group].set(value, (counts[group].get(value) ?? 0) + (counted ? 1 : 0));
    }
  }
  return { matching, counts };
}

function allows(chosen: readonly string[], value: string | null): boolean {
  return chosen.length === 0 || (value !== null && chosen.includes(value));
}

/** Newest meeting first and its recommendations in their order; undated ones last. */
export function compare(sort: Sort): (a: Fact, b: Fact) => number {
  const byNumber = (a: Fact, b: Fact) => numbers.compare(a.code, b.code);
  const byMeeting = (a: Fact, b: Fact) =>
    (b.from ?? "").localeCompare(a.from ?? "") ||
    (b.day ?? "").localeCompare(a.day ?? "") ||
    (b.meeting ?? "").localeCompare(a.meeting ?? "") ||
    a.position - b.position ||
    byNumber(a, b);
  const rank = (fact: Fact) => statuses.indexOf((fact.status ?? "unknown") as Status);
  return { meeting: byMeeting, number: byNumber, status: (a: Fact, b: Fact) => rank(a) - rank(b) || byMeeting(a, b) }[
    sort
  ];
}

const numbers = new Intl.Collator("en", { numeric: true });
