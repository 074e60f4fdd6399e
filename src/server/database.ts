import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { type Result, together } from "#lib/result.ts";

export type Transaction = Prisma.TransactionClient;

const kept = globalThis as { portalDatabase?: PrismaClient };

/** The one client of this process; connects at the first query to `DATABASE_URL`. */
export function database(): PrismaClient {
  if (!kept.portalDatabase) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error("DATABASE_URL is not set");
    kept.portalDatabase = connectTo(connectionString);
  }
  return kept.portalDatabase;
}

/** One question in SQL, with its values. */
export function asked(sql: string, values: unknown[]): Promise<Record<string, number>[]> {
  return database().$queryRawUnsafe(sql, ...values);
}

/** Longer than any question of the portal takes, and than any reader waits. */
const longestAnswerMs = 30_000;

/**
 * Ten lines to a database. One on which no answer comes is given up and another is opened: a database that moved to another
 * machine, or a cable that was pulled, says nothing on the old ones, and they would be waited for to the end of the process.
 */
export function connectTo(connectionString: string, patienceMs = longestAnswerMs): PrismaClient {
  const lines = {
    ...{ connectionString, max: 10, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs },
    // The database gives up first where it can still be heard: a change that was given up here alone would stay open there,
    // and whoever got its line next would go on with it.
    ...{ statement_timeout: patienceMs * 0.8, idle_in_transaction_session_timeout: patienceMs },
  };
  return new PrismaClient({ adapter: new PrismaPg(lines, { statementNameGenerator: statementNames() }) });
}

/** As many as every connection keeps prepared: lists of many lengths make texts without end. */
const mostNames = 400;

/** Names for the queries that are asked again, which PostgreSQL then reads once for each connection instead of every time. */
function statementNames(): (query: { sql: string }) => string {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const given = names.get(sql);
    if (given) return given;
    const name = names.size < mostNames && seen.delete(sql) ? `portal-${names.size}` : "";
    if (name) names.set(sql, name);
    else if (names.size < mostNames) seen.add(sql);
    // The oldest query that was asked only once makes room.
    const [oldest] = seen;
    if (oldest !== undefined && seen.size > mostNames) seen.delete(oldest);
    return name;
  };
}

export async function closeDatabase(): Promise<void> {
  await kept.portalDatabase?.$disconnect();
  kept.portalDatabase = undefined;
}

/** All or nothing: a refusal takes back what was written before it, as an exception does. */
export async function change<T, E extends string>(
  work: (tx: Transaction) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await database().$transaction(
      async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new Refused(result);
        return result;
      },
      // Long enough for a first fill, short enough that a stuck change does not hold others for ever.
      { timeout: 60_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof Refused) return error.refusal as Result<T, E>;
    throw error;
  }
}

/** Several rows are locked in one order, so that two who change them never wait for each other. */
function inOrder(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** The same for rows with these ids, all or none. */
export function changeTogether<T, E extends string>(
  ids: readonly number[],
  work: (tx: Transaction, id: number) => Promise<Result<T, E>>,
): Promise<Result<T[], E>> {
  return change((tx) =>
    together(
      inOrder(ids),
      (id) => id,
      (id) => work(tx, id),
    ),
  );
}

class Refused extends Error {
  readonly refusal: Result<unknown>;
  constructor(refusal: Result<unknown>) {
    super("refused");
    this.refusal = refusal;
  }
}
