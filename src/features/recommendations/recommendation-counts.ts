import { literally } from "#lib/literally.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Kind } from "./recommendation.ts";

/** Counts those that this reader may see: of a meeting, or of a pillar, of one kind. */
export async function countRecommendations(
  actor: Actor,
  where: { kind: Kind; meeting?: string; pillar?: number },
): Promise<number> {
  return database().recommendation.count({
    where: {
      AND: [
        readable.recommendations(actor),
        { kind: where.kind, pillarNumber: where.pillar },
        where.meeting ? { meeting: { code: where.meeting } } : {},
      ],
    },
  });
}

/** Counts the recommendations that each meeting brought forth, by its code; a meeting without any is not in it. */
export async function bornAt(actor: Actor, meetings: readonly { code: string }[]): Promise<Map<string, number>> {
  const rows = await database().recommendation.findMany({
    where: {
      AND: [
        readable.recommendations(actor),
        { kind: "recommendation", meeting: { code: { in: meetings.map(({ code }) => code) } } },
      ],
    },
    select: { meeting: { select: { code: true } } },
  });
  const groups = Map.groupBy(rows, ({ meeting }) => meeting?.code ?? "");
  return new Map([...groups].map(([code, born]) => [code, born.length]));
}

/** Codes are stored, never computed: whatever case they are asked in, this is how the record writes it. */
export async function findCode(actor: Actor, asked: string): Promise<string | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code: { equals: literally(asked), mode: "insensitive" } }] },
    select: { code: true },
  });
  return row?.code ?? null;
}

/** Lists the codes of all that this reader may see. */
export async function listCodes(actor: Actor): Promise<string[]> {
  const rows = await database().recommendation.findMany({
    where: readable.recommendations(actor),
    select: { code: true },
    orderBy: { code: "asc" },
  });
  return rows.map(({ code }) => code);
}
