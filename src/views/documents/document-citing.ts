import type { DocumentItem } from "#features/documents/document-queries.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { literally } from "#lib/literally.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableRow, readableWords } from "#server/readable-sql.ts";

/**
 * The records that this reader may see whose source names a document by its symbol, or by that of one that was joined with it, by
 * code.
 */
export async function findCiting(
  actor: Actor,
  { id, symbol }: Pick<DocumentItem, "id" | "symbol">,
): Promise<{ meetings: string[]; recommendations: string[] }> {
  if (symbol === null) return { meetings: [], recommendations: [] };
  const joined = await database().document.findMany({ where: { rightId: id, joined: true, NOT: { symbol: null } } });
  const like = [symbol, ...joined.map((other) => other.symbol ?? "")].map((one) => `%${literally(one)}%`);
  const cites = (table: string) => Prisma.sql`
    SELECT code FROM ${Prisma.raw(table)} WHERE ${readableRow(actor, table)} AND EXISTS (
      SELECT FROM jsonb_array_elements(source) AS citation
      WHERE (${readableWords(actor, table, "en")} AND citation -> 'text' ->> 'en' LIKE ANY (${like}))
        OR (${readableWords(actor, table, "ru")} AND citation -> 'text' ->> 'ru' LIKE ANY (${like})))
    ORDER BY code`;
  const [meetings, recommendations] = await Promise.all(
    ["meeting", "recommendation"].map((table) => database().$queryRaw<{ code: string }[]>(cites(table))),
  );
  const codes = (rows: { code: string }[] = []) => rows.map(({ code }) => code);
  return { meetings: codes(meetings), recommendations: codes(recommendations) };
}
