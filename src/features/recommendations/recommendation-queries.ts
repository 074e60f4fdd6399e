import type { Prisma } from "#generated/prisma/client.ts";
import { locales } from "#i18n/locale.ts";
import { sourceShown } from "#i18n/localized.ts";
import { type Actor, can, readable, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { type TextThen, wordsOn } from "./amendment.ts";
import { findRewordings, textOfRow } from "./amendment-queries.ts";
import { toMeeting } from "./history-entries.ts";
import { type AsKnown, findWithheld } from "./known-queries.ts";
import type { Kind, Status } from "./recommendation.ts";
import type { RecommendationItem } from "./recommendation-item.ts";

/**
 * Of meetings, by the first day that each can have begun: one of which only the year is known then never stands above the one
 * that decided on what it brought forth.
 */
export const newestFirst = [
  { firstDay: { sort: "desc", nulls: "last" } },
  { lastDay: { sort: "desc", nulls: "last" } },
] as const satisfies Prisma.MeetingOrderByWithRelationInput[];

/**
 * In the order of their meeting: all that it brought forth, all that wait, all of a partner. `asof` is the day of their
 * words; their state is that of today.
 */
export async function findRecommendations(
  actor: Actor,
  where: Prisma.RecommendationWhereInput,
  asof: string | null = null,
): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), where] },
    include: { meeting: true },
    orderBy: [...newestFirst.map((meeting) => ({ meeting })), { meetingId: "desc" }, { position: "asc" }],
  });
  return toRecommendationItems(actor, rows, asof);
}

type Row = Prisma.RecommendationGetPayload<{ include: { meeting: true } }>;

export async function toRecommendationItems(
  actor: Actor,
  rows: readonly Row[],
  asof: string | null,
): Promise<RecommendationItem[]> {
  const ids = rows.map(({ id }) => id);
  const withheld = await findWithheld(actor, ids);
  const reworded = await findRewordings(withheld, ids);
  return rows.map((row) => {
    const plain = { status: row.status as Status | null, words: null, rewordings: reworded.get(row.id) ?? [] };
    return toRecommendationItem(actor, row, withheld.get(row.id) ?? plain, asof);
  });
}

/** In the words of the day that is asked for. */
export function toRecommendationItem(
  actor: Actor,
  row: Row,
  { status, words, rewordings }: Omit<AsKnown, "moves" | "confirmed">,
  asof: string | null,
): RecommendationItem {
  const then = asof ? wordsOn(rewordings, asof) : null;
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Kind,
    pillar: row.pillarNumber,
    year: row.year,
    ...readableText(actor, row, inPlace(then ?? words ?? textOfRow(row), row, asof)),
    status,
    meeting: toMeeting(actor, row.meeting),
    publicIn: locales.filter((language) => can.readLanguage(visitor, row, language)),
    version: row.version,
    amended: rewordings.some(({ by, on }) => by === "amend" && (!asof || on <= asof)),
  };
}

/** The link to what has changed stands for everybody: it tells nobody that there are other words. */
function inPlace(told: TextThen, { code }: Row, asof: string | null): TextThen {
  const place = { subject: "recommendation", key: code, field: "text", ...(asof && { asof }) } as const;
  return { ...told, text: { ...told.text, place } };
}

/** In a language that is not published there are no words, be they of today or of then. */
export function readableText(actor: Actor, row: Row, { text, source, provenance }: TextThen): TextThen {
  return {
    provenance,
    text: readable.words(actor, row, text),
    source: sourceShown(source, (words) => readable.words(actor, row, words)),
  };
}
