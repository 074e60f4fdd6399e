import type { DocumentItem } from "#features/documents/document-queries.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { literally } from "#lib/literally.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableRow, readableWords } from "#server/readable-sql.ts";

/** The records that this reader may see whose source names a document by its symbol, by code. */
export async function findCiting(
  actor: Actor,
  { symbol }: Pick<DocumentItem, "symbol">,
): Promise<{ meetings: string[]; recommendations: string[] }> {
  if (symbol === null) return { meetings: [], recommendations: [] };
  const like = `%${literally(symbol)}%`;
  const cites = (table: string) => Prisma.sql`
    SELECT code FROM ${Prisma.raw(table)} WHERE ${readableRow(actor, table)} AND EXISTS (
      SELECT FROM jsonb_array_elements(source) AS citation
      WHERE (${readableWords(actor, table, "en")} AND citation -> 'text' ->> 'en' LIKE ${like})
        OR (${readableWords(actor, table, "ru")} AND citation -> 'text' ->> 'ru' LIKE ${like}))
    ORDER BY code`;
  const [meetings, recommendations] = await Promise.all(
    ["meeting", "recommendation"].map((table) => database().$queryRaw<{ code: string }[]>(cites(table))),
  );
  const codes = (rows: { code: string }[] = []) => rows.map(({ code }) => code);
  return { meetings: codes(meetings), recommendations: codes(recommendations) };
}
