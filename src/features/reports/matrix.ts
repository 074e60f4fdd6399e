import { type ImplementationState, implementationStates, type ReportState, silenceOn } from "./report.ts";

/** A recommendation, how its text stands, and the partners (ids) to which it is addressed. */
export type Column = {
  id: number;
  code: string;
  pillar: number | null;
  year: number | null;
  status: string | null;
  addressed: readonly number[];
};

/** A partner's statement for a year. */
export type Statement = { id: number; partner: number; recommendation: number; state: ReportState; year: number };

/**
 * A tally counts how many of those addressed stand in each state. Silence is part of no other count, and that of who is
 * not asked is apart from that of who is.
 */
export type Tally = Record<ImplementationState, number>;

/** The part of a list that stands on one page, the page that it is, and how many there are. Beyond the last is the last. */
export function pageOf<Item>(all: readonly Item[], asked: number, length: number): [Item[], number, number] {
  const pages = Math.max(1, Math.ceil(all.length / length));
  const page = Math.min(asked, pages);
  return [all.slice((page - 1) * length, page * length), page, pages];
}

/** Neighbouring codes that differ in their last part alone: "2021-III" above 1, 2, 3. */
export function groupsOf(codes: readonly string[]): { name: string; members: { code: string; label: string }[] }[] {
  const groups: { name: string; members: { code: string; label: string }[] }[] = [];
  for (const code of codes) {
    const mark = code.lastIndexOf("-");
    const name = code.slice(0, Math.max(0, mark));
    const member = { code, label: code.slice(mark + 1) };
    const last = groups.at(-1);
    if (last?.name === name) last.members.push(member);
    else groups.push({ name, members: [member] });
  }
  return groups;
}

/** By recommendation, then by partner (ids). */
export type Latest<S extends Statement = Statement> = ReadonlyMap<number, ReadonlyMap<number, S>>;

/**
 * The statement that counts for a partner and a recommendation: of the latest year, and in it the last that was sent,
 * which corrects those before it.
 */
export function latestStatements<S extends Statement>(statements: readonly S[]): Latest<S> {
  const latest = new Map<number, Map<number, S>>();
  for (const statement of statements) {
    let ofRecommendation = latest.get(statement.recommendation);
    if (!ofRecommendation) {
      ofRecommendation = new Map();
      latest.set(statement.recommendation, ofRecommendation);
    }
    const before = ofRecommendation.get(statement.partner);
    if (!before || statement.year > before.year || (statement.year === before.year && statement.id > before.id)) {
      ofRecommendation.set(statement.partner, statement);
    }
  }
  return latest;
}

/** The same columns with those partners alone that say one of these things; a column without any falls away. */
export function onlySaying<C extends Column>(states: readonly string[], columns: readonly C[], latest: Latest): C[] {
  return columns
    .map((column) => ({
      ...column,
      addressed: column.addressed.filter((partner) => states.includes(stateOf(latest, column, partner))),
    }))
    .filter(({ addressed }) => addressed.length > 0);
}

function stateOf(latest: Latest, { id, status }: Column, partner: number): ImplementationState {
  return latest.get(id)?.get(partner)?.state ?? silenceOn(status);
}

export type RollUp = {
  all: Tally;
  byPartner: Map<number, Tally>;
  byPillar: Map<number | null, Tally>;
  byYear: Map<number | null, Tally>;
};

/**
 * Adds up what those addressed have said, for the partners in `rows` (ids). A partner that is not addressed is counted
 * nowhere.
 */
export function rollUp(rows: ReadonlySet<number>, columns: readonly Column[], latest: Latest): RollUp {
  const sums: RollUp = { all: emptyTally(), byPartner: new Map(), byPillar: new Map(), byYear: new Map() };
  for (const column of columns) {
    const own = emptyTally();
    for (const partner of column.addressed) {
      if (!rows.has(partner)) continue;
      const state = stateOf(latest, column, partner);
      own[state] += 1;
      tallyIn(sums.byPartner, partner)[state] += 1;
    }
    for (const tally of [sums.all, tallyIn(sums.byPillar, column.pillar), tallyIn(sums.byYear, column.year)]) {
      for (const state of implementationStates) tally[state] += own[state];
    }
  }
  return sums;
}

/**
 * Of those who are asked or have reported, and to whom a recommendation applies, how many say that it is done. `null` while
 * nobody has reported: silence is not zero per cent, and who is not asked, or says "not applicable", leaves no gap.
 */
export function shareDone(tally: Tally): { done: number; of: number } | null {
  const reported = tally.planned + tally.underWay + tally.done + tally.cannot;
  return reported === 0 ? null : { done: tally.done, of: reported + tally.noReport };
}

export function emptyTally(): Tally {
  return Object.fromEntries(implementationStates.map((state) => [state, 0])) as Tally;
}

function tallyIn<Key>(map: Map<Key, Tally>, key: Key): Tally {
  const there = map.get(key);
  if (there) return there;
  const tally = emptyTally();
  map.set(key, tally);
  return tally;
}
