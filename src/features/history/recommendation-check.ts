import type { Addressees } from "#features/recommendations/addressee.ts";
import { addresseesOf } from "#features/recommendations/addressee-rows.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { moves, statusAfter } from "#features/recommendations/recommendation.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Transaction } from "#server/database.ts";
import { type KeptRow, lastEvents } from "./kept-rows.ts";

/** `table`: where something else stands than `was`, which the events tell. */
export type Contradiction = { code: string; table: string; what: string; now: unknown; was: unknown };

/**
 * What the rows of these recommendations, and those that belong to them, tell otherwise than their events: the state, the
 * addressees, what continues them. Of `unkept` no event tells to whom it was first addressed.
 */
export async function checkRecommendations(
  tx: Transaction,
  rows: readonly KeptRow[],
): Promise<{ contradiction: Contradiction | null; unkept: number }> {
  const states = await contradictingState(tx, rows);
  if (states) return { contradiction: states, unkept: 0 };
  const lineage = await contradictingLineage(tx, rows);
  if (lineage) return { contradiction: lineage, unkept: 0 };
  const told = await lastEvents(tx, "recommendation", rows, "addressees");
  const addressed = await addresseesOf(
    tx,
    rows.map(({ id }) => id),
  );
  for (const { id, code } of rows) {
    const event = told.get(id);
    const [now, was] = [addressed.get(id), event?.snapshot.addressees];
    if (!now || !was || sortedJson(now) === sortedJson(was)) continue;
    const names = await namesOf(tx);
    const words = (addressees: Addressees) => wordsOf(addressees, names);
    const differing = { now: words(now), was: words(was as unknown as Addressees) };
    return { contradiction: { code, table: "addressee", what: "to whom it is addressed", ...differing }, unkept: 0 };
  }
  return { contradiction: null, unkept: rows.length - told.size };
}

async function contradictingState(tx: Transaction, rows: readonly KeptRow[]): Promise<Contradiction | null> {
  const events = await tx.event.findMany({
    where: { recommendationId: { in: rows.map(({ id }) => id) }, verb: { in: Object.keys(moves) } },
    orderBy: { id: "asc" },
    select: { recommendationId: true, verb: true, meetingId: true },
  });
  const byId = Map.groupBy(events, ({ recommendationId }) => recommendationId);
  for (const { id, code, columns } of rows) {
    const was = statusAfter(byId.get(id) ?? []);
    if (columns.status === was) continue;
    return { code, table: "recommendation", what: "status, which its moves lead to", now: columns.status, was };
  }
  return null;
}

/** Lineages have no events of their own: those of the earlier recommendation name them, and name them again when they are taken back. */
async function contradictingLineage(tx: Transaction, rows: readonly KeptRow[]): Promise<Contradiction | null> {
  const ids = rows.map(({ id }) => id);
  const events = await tx.event.findMany({
    where: {
      recommendationId: { in: ids },
      OR: [{ verb: { startsWith: "continued-" } }, { verb: "discontinued" }],
    },
    orderBy: { id: "asc" },
    select: { recommendationId: true, verb: true, snapshot: true, sourceEn: true, sourceRu: true },
  });
  const lineages = await tx.lineage.findMany({
    where: { fromId: { in: ids } },
    include: { to: { select: { code: true } } },
  });
  const eventsOf = Map.groupBy(events, ({ recommendationId }) => recommendationId);
  const lineagesOf = Map.groupBy(lineages, ({ fromId }) => fromId);
  for (const { id, code } of rows) {
    const told = new Map<string, object>();
    for (const { verb, snapshot, sourceEn, sourceRu } of eventsOf.get(id) ?? []) {
      const { lineage, sample } = snapshot as { lineage?: LineageInput; sample?: boolean };
      for (const to of lineage?.to ?? []) {
        if (verb === "discontinued") told.delete(to);
        else told.set(to, { to, kind: lineage?.kind, sourceEn, sourceRu, ...(sample !== undefined && { sample }) });
      }
    }
    const standing = new Map(
      (lineagesOf.get(id) ?? []).map(({ to, ...lineage }) => [to.code, { ...lineage, to: to.code }]),
    );
    for (const to of new Set([...told.keys(), ...standing.keys()])) {
      const [now, was] = [standing.get(to) ?? null, told.get(to) ?? null];
      const same = now && was && Object.entries(was).every(([key, value]) => now[key as keyof typeof now] === value);
      if (!same) return { code, table: "lineage", what: `that ${to} continues it`, now: plain(now), was: plain(was) };
    }
  }
  return null;
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
