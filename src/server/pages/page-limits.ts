import { createHash } from "node:crypto";
import { Pool } from "pg";
import { type AskDatabase, type Limit, limits, lineOf, takeAll } from "#server/limits.ts";

/** Visitors may ask for this only so often. */
export type PageLimits = {
  /** Seconds to wait, or `null`: a page is rendered for this visitor alone. */
  search(address: string): Promise<number | null>;
  /** A form is sent; with a session it is counted by that. */
  form(address: string, session: string | null): Promise<number | null>;
  close(): Promise<void>;
};

export const unlimited: PageLimits = { search: async () => null, form: async () => null, close: async () => {} };

/** A page server that cannot count lets everybody through: the database that is away is told of otherwise. */
export function createPageLimits(databaseUrl: string): PageLimits {
  const pool = new Pool({
    ...{ connectionString: databaseUrl, max: 2, application_name: "portal limits" },
    ...{ connectionTimeoutMillis: 1000, query_timeout: 1000 },
  });
  pool.on("error", () => {});
  const ask: AskDatabase = async (sql, values) => (await pool.query<Record<string, number>>(sql, values)).rows;
  const counted = async (...what: (readonly [Limit, string])[]) => takeAll(ask, ...what).catch(() => null);
  return {
    search(address) {
      const line = lineOf(address);
      return counted([limits.searchOfAll, ""], ...(line ? [[limits.searchOfAddress, line] as const] : []));
    },
    form(address, session) {
      if (session) return counted([limits.formOfSession, createHash("sha256").update(session).digest("base64url")]);
      const line = lineOf(address);
      return counted([limits.formOfAll, ""], ...(line ? [[limits.formOfAddress, line] as const] : []));
    },
    close: () => pool.end(),
  };
}

/** Something that is asked for is not done now: it comes too often from one, or from all at once. */
export class HeldBack extends Error {
  readonly status: 429 | 503;
  readonly seconds: number;
  constructor(status: 429 | 503, seconds: number) {
    super(`held back for ${seconds} s`);
    this.status = status;
    this.seconds = seconds;
  }
}
