import { findAddressedPartners } from "#features/recommendations/addressee-queries.ts";
import { statusesAsOf } from "#features/recommendations/status-queries.ts";
import { latestStatements } from "#features/reports/matrix.ts";
import { statementsOn } from "#features/reports/statement-queries.ts";
import { type Actor, type Sight, sightOf } from "#policy.ts";
import { database } from "#server/database.ts";
import { findFacts } from "#views/search/find-facts.ts";
import { choose, parseQuery, type RecommendationQuery } from "#views/search/recommendation-filter.ts";
import { isWaiting, type Ledger, type LedgerScope, ledgerOf } from "./ledger.ts";

export type LedgerPage = Ledger & {
  scope: LedgerScope;
  /** "YYYY-MM-DD": the earliest day since when one of them waits, as far as it is known and public */
  waitingSince: string | null;
  /** the reader sees so much of the reports: "no report" means no more than that none is open to them */
  sight: Sight;
  /** whether invented reports are among those counted */
  hasSamples: boolean;
};

/** The ledger of a scope, as far as this reader may know it. */
export async function findLedger(actor: Actor, scope: LedgerScope): Promise<LedgerPage> {
  const asof = scope.asof ?? null;
  const query = queryOf(scope);
  const facts = choose(await findFacts(actor, query), query).matching;
  const ids = facts.map(({ id }) => id);
  const [addressees, statements, partner] = await Promise.all([
    findAddressedPartners(ids, asof),
    statementsOn(actor, ids, asof),
    scope.partner ? database().partner.findUnique({ where: { code: scope.partner }, select: { id: true } }) : null,
  ]);
  const entries = facts.map((fact) => ({
    ...fact,
    addressed: (addressees.get(fact.id) ?? []).filter((id) => !scope.partner || id === partner?.id),
  }));
  const waiting = facts.filter(({ status }) => isWaiting(status)).map(({ id }) => id);
  const latest = latestStatements(statements);
  const statuses = await statusesAsOf(actor, waiting, asof);
  const days = [...statuses.values()].flatMap(({ days }) => days?.on ?? []);
  return {
    ...ledgerOf(entries, latest),
    scope,
    waitingSince: days.sort()[0] ?? null,
    sight: sightOf(actor, partner?.id),
    hasSamples: entries.some(({ id, addressed }) => addressed.some((one) => latest.get(id)?.get(one)?.sample)),
  };
}

/** The question that the list and the matrix answer with exactly these records. */
export function queryOf({ pillar, meeting, partner, asof }: LedgerScope): RecommendationQuery {
  return {
    ...parseQuery(new URLSearchParams()),
    pillar: pillar === undefined ? [] : [String(pillar)],
    meeting: meeting === undefined ? [] : [meeting],
    partner: partner === undefined ? [] : [partner],
    asof: asof ?? null,
  };
}
