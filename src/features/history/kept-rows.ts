import { keptOfPerson } from "#features/people/person.ts";
import { keptOfObservation } from "#features/profiles/observation.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Transaction } from "#server/database.ts";
import { asKept, type NewEvent, type Snapshot } from "#server/history.ts";

/** A row that has events: `columns` are what each of its events keeps of it, `code` is what they call it. */
export type KeptRow = { id: number; code: string; columns: Snapshot };

type Subject = {
  table: string;
  /** the row that an event is about; `null` where it is about none, as an invitation is */
  rowOf(event: { subjectCode: string; snapshot: unknown }): number | null;
  /** the next rows after the one with that id, in the order of their ids */
  page(tx: Transaction, after: number): Promise<KeptRow[]>;
  /** which of these ids have a row */
  known(tx: Transaction, ids: number[]): Promise<{ id: number }[]>;
};

const pageSize = 500;
const next = (after: number) => ({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: pageSize }) as const;
const among = (ids: number[]) => ({ where: { id: { in: ids } }, select: { id: true } }) as const;
const ofSnapshot: Subject["rowOf"] = ({ snapshot }) => (snapshot as { id: number }).id;
const ofCode: Subject["rowOf"] = ({ subjectCode }) => (/^\d+$/.test(subjectCode) ? Number(subjectCode) : null);
const code = { select: { code: true } } as const;
const withTexts =
  (subject: "meeting" | "recommendation") =>
  (row: { id: number; code: string; states: unknown }): KeptRow => ({
    ...{ id: row.id, code: row.code, columns: keptStates(subject, row) },
  });

/** Every subject of events, and what of its rows an event keeps. */
export const subjects: Record<NewEvent["subject"], Subject> = {
  meeting: {
    table: "meeting",
    rowOf: ofSnapshot,
    page: async (tx, after) => (await tx.meeting.findMany(next(after))).map(withTexts("meeting")),
    known: (tx, ids) => tx.meeting.findMany(among(ids)),
  },
  recommendation: {
    table: "recommendation",
    rowOf: ofSnapshot,
    page: async (tx, after) => (await tx.recommendation.findMany(next(after))).map(withTexts("recommendation")),
    known: (tx, ids) => tx.recommendation.findMany(among(ids)),
  },
  report: {
    table: "implementation_report",
    rowOf: ofSnapshot,
    async page(tx, after) {
      const rows = await tx.implementationReport.findMany({ ...next(after), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    known: (tx, ids) => tx.implementationReport.findMany(among(ids)),
  },
  assessment: {
    table: "assessment",
    rowOf: ofSnapshot,
    async page(tx, after) {
      const rows = await tx.assessment.findMany({ ...next(after), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    known: (tx, ids) => tx.assessment.findMany(among(ids)),
  },
  round: {
    table: "reporting_round",
    rowOf: ofCode,
    async page(tx, after) {
      const rows = await tx.reportingRound.findMany({
        where: { year: { gt: after } },
        orderBy: { year: "asc" },
        take: pageSize,
      });
      return rows.map((columns) => ({ id: columns.year, code: String(columns.year), columns }));
    },
    async known(tx, ids) {
      const rows = await tx.reportingRound.findMany({ where: { year: { in: ids } }, select: { year: true } });
      return rows.map(({ year }) => ({ id: year }));
    },
  },
  observation: {
    table: "observation",
    rowOf: ofSnapshot,
    page: async (tx, after) =>
      (await tx.observation.findMany(next(after))).map((row) => ({
        id: row.id,
        code: `${row.placeCode}/${row.indicatorCode}/${row.year}`,
        columns: keptOfObservation(row),
      })),
    known: (tx, ids) => tx.observation.findMany(among(ids)),
  },
  person: {
    table: "person",
    rowOf: ofCode,
    page: async (tx, after) =>
      (await tx.person.findMany(next(after))).map((row) => ({
        id: row.id,
        code: String(row.id),
        columns: keptOfPerson(row),
      })),
    known: (tx, ids) => tx.person.findMany(among(ids)),
  },
};

function answer(row: { id: number; partnerId: number; year: number }, recommendation: { code: string }) {
  return { id: row.id, code: `${recommendation.code}/${row.partnerId}/${row.year}` };
}

export type LastEvent = { id: bigint; verb: string; recordedAt: Date; snapshot: Prisma.JsonObject };

/** The newest event of each of these rows, by the row's id; only those that keep `key` in their snapshot, if one is named. */
export async function lastEvents(
  tx: Transaction,
  subject: NewEvent["subject"],
  rows: readonly KeptRow[],
  key: string | null = null,
): Promise<Map<number, LastEvent>> {
  const { rowOf } = subjects[subject];
  const codes = rows.map((row) => row.code);
  const events = await tx.$queryRaw<(LastEvent & { subjectCode: string })[]>`
    SELECT id, subject_code AS "subjectCode", verb, recorded_at AS "recordedAt", snapshot FROM event WHERE id IN (
      SELECT max(id) FROM event
      WHERE subject = ${subject} AND subject_code = ANY(${codes}) AND (${key}::text IS NULL OR snapshot ? ${key}::text)
      GROUP BY subject_code, snapshot -> 'id'
    )`;
  return new Map(events.flatMap((event) => [[rowOf(event) ?? 0, event] as const]));
}

/**
 * What of a row is not as its newest event tells it. A column that is younger than the event is not in its snapshot, and
 * one that is gone is not in the row: of neither can anything be said.
 */
export function differenceOf(row: KeptRow, event: LastEvent): { column: string; now: unknown; was: unknown } | null {
  const now = asKept(row.columns);
  const column = Object.keys(now).find(
    (key) => key in event.snapshot && sortedJson(now[key]) !== sortedJson(event.snapshot[key]),
  );
  return column === undefined ? null : { column, now: now[column], was: event.snapshot[column] };
}
