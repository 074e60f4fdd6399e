import type { Addressees } from "#features/recommendations/addressee.ts";
import { addresseesOf } from "#features/recommendations/addressee-rows.ts";
import { moves, statusAfter } from "#features/recommendations/recommendation.ts";
import { about, byRecommendation } from "#features/recommendations/recommendation-events.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import type { KeptRow } from "./kept-rows.ts";

type Row = KeptRow<"recommendation">;

/** `table`: where something else stands than `was`, which the events tell. */
export type Contradiction = { code: string; table: string; what: string; now: unknown; was: unknown };

/**
 * Finds where the rows of these recommendations, and those that belong to them, tell otherwise than their events: the
 * state, the addressees, what continues them. Of `unkept` no event tells to whom it was first addressed.
 */
export async function checkRecommendations(
  tx: Transaction,
  rows: readonly Row[],
): Promise<{ contradiction: Contradiction | null; unkept: number }> {
  const states = await contradictingState(tx, rows);
  if (states) return { contradiction: states, unkept: 0 };
  const lineage = await contradictingLineage(tx, rows);
  if (lineage) return { contradiction: lineage, unkept: 0 };
  const told = await addresseesTold(tx, rows);
  const addressed = await addresseesOf(
    tx,
    rows.map(({ id }) => id),
  );
  for (const { id, code } of rows) {
    const [now, was] = [addressed.get(id), told.get(id)];
    if (!now || !was || sortedJson(now) === sortedJson(was)) continue;
    const names = await namesOf(tx);
    const words = (addressees: Addressees) => wordsOf(addressees, names);
    const differing = { now: words(now), was: words(was) };
    return { contradiction: { code, table: "addressee", what: "to whom it is addressed", ...differing }, unkept: 0 };
  }
  return { contradiction: null, unkept: rows.length - told.size };
}

/** By id, as its last change tells them, or else the event that entered it. Before events kept them, that told nobody. */
async function addresseesTold(tx: Transaction, rows: readonly Row[]): Promise<Map<number, Addressees>> {
  const events = await tx.$queryRaw<{ id: number; version: number; snapshot: unknown }[]>`
    SELECT DISTINCT ON (subject_id) subject_id AS id, version, snapshot FROM event
    WHERE subject = 'recommendation' AND subject_id = ANY(${rows.map(({ id }) => id)}::int[])
    ORDER BY subject_id, verb = 'address' DESC, CASE WHEN verb = 'address' THEN -id ELSE id END`;
  return new Map(
    events.flatMap((event) => {
      const { addressees } = keptIn("recommendation", event);
      return addressees ? [[event.id, addressees] as const] : [];
    }),
  );
}

async function contradictingState(tx: Transaction, rows: readonly Row[]): Promise<Contradiction | null> {
  const events = await tx.event.findMany({
    where: { ...about(rows.map(({ id }) => id)), verb: { in: Object.keys(moves) } },
    orderBy: { id: "asc" },
    select: { subjectId: true, verb: true, meetingId: true },
  });
  const eventsOf = byRecommendation(events);
  for (const { id, code, columns } of rows) {
    const was = statusAfter(eventsOf.get(id) ?? []);
    if (columns.status === was) continue;
    return { code, table: "recommendation", what: "status, which its moves lead to", now: columns.status, was };
  }
  return null;
}

/** Lineages have no events of their own: those of the earlier recommendation name them, and name them again when they are taken back. */
async function contradictingLineage(tx: Transaction, rows: readonly Row[]): Promise<Contradiction | null> {
  const ids = rows.map(({ id }) => id);
  const events = await tx.event.findMany({
    where: { ...about(ids), OR: [{ verb: { startsWith: "continued-" } }, { verb: "discontinued" }] },
    orderBy: { id: "asc" },
    select: { subjectId: true, verb: true, version: true, snapshot: true, source: true },
  });
  const lineages = await tx.lineage.findMany({
    where: { fromId: { in: ids } },
    include: { to: { select: { code: true } } },
  });
  const unnamed = await continuingUnnamed(
    tx,
    lineages.map(({ toId }) => toId),
  );
  const eventsOf = byRecommendation(events);
  const lineagesOf = Map.groupBy(lineages, ({ fromId }) => fromId);
  for (const { id, code } of rows) {
    const told = new Map<string, object>();
    for (const { verb, source, ...event } of eventsOf.get(id) ?? []) {
      const { lineage, sample } = keptIn("recommendation", event);
      for (const to of lineage?.to ?? []) {
        if (verb === "discontinued") told.delete(to);
        else told.set(to, { to, kind: lineage?.kind, source, ...(sample !== undefined && { sample }) });
      }
    }
    const stored = new Map(
      (lineagesOf.get(id) ?? []).map(({ to, ...lineage }) => [to.code, { ...lineage, to: to.code }]),
    );
    for (const to of new Set([...told.keys(), ...stored.keys()])) {
      const [now, was] = [stored.get(to) ?? null, told.get(to) ?? null];
      const same =
        now &&
        was &&
        Object.entries(was).every(([key, value]) => sortedJson(now[key as keyof typeof now]) === sortedJson(value));
      if (!was && unnamed.has(now?.toId ?? 0)) continue;
      if (!same) return { code, table: "lineage", what: `that ${to} continues it`, now: plain(now), was: plain(was) };
    }
  }
  return null;
}

/** Those (ids) of which events told that they continue something before events told what: that was not kept. */
async function continuingUnnamed(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
  const events = await tx.event.findMany({
    where: { ...about(ids), verb: { startsWith: "continue-" }, version: 1 },
    select: { subjectId: true, version: true, snapshot: true },
  });
  return new Set(events.flatMap((event) => (keptIn("recommendation", event).lineage ? [] : (event.subjectId ?? []))));
}

function plain(lineage: object | null): unknown {
  if (!lineage) return null;
  const { to: _to, fromId: _from, toId: _id, ...told } = lineage as Record<string, unknown>;
  return told;
}

async function namesOf(tx: Transaction): Promise<Map<number, string>> {
  const partners = await tx.partner.findMany({ select: { id: true, code: true } });
  return new Map(partners.map(({ id, code }) => [id, code]));
}

function wordsOf({ partners, groups, bodies, programmes }: Addressees, names: ReadonlyMap<number, string>): string {
  const called = (ids: readonly number[]) => ids.map((id) => names.get(id) ?? `partner ${id}`);
  const inGroups = groups.map(({ code, members }) => `${code} (${called(members).join(" ")})`);
  return [...called(partners), ...inGroups, ...bodies, ...programmes].join(", ") || "nobody";
}
