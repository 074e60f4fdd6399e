import { keptOfPerson } from "#features/people/person.ts";
import { keptOfObservation } from "#features/profiles/observation.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Transaction } from "#server/database.ts";
import { asKept } from "#server/history.ts";
import { keptIn, type Snapshots, type Subject } from "#server/snapshot.ts";

/** A row that has events: `columns` are what each of its events keeps of it, `code` is what they call it. */
export type KeptRow<S extends Subject = Subject> = { id: number; code: string; columns: Snapshots[S] };

type RowsOf<S extends Subject> = {
  table: string;
  /** the next rows after the one with that id, in the order of their ids */
  page(tx: Transaction, after: number): Promise<KeptRow<S>[]>;
  /** which of these ids have a row */
  known(tx: Transaction, ids: number[]): Promise<{ id: number }[]>;
};

const pageSize = 500;
const next = (after: number) => ({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: pageSize }) as const;
const among = (ids: number[]) => ({ where: { id: { in: ids } }, select: { id: true } }) as const;
const code = { select: { code: true } } as const;
const withTexts =
  (subject: "meeting" | "recommendation") =>
  <Row extends { id: number; code: string; states: unknown }>(row: Row) => ({
    ...{ id: row.id, code: row.code, columns: keptStates(subject, row) },
  });

/** Every subject of events, and what of its rows an event keeps. */
export const subjects: { [S in Subject]: RowsOf<S> } = {
  meeting: {
    table: "meeting",
    page: async (tx, after) => (await tx.meeting.findMany(next(after))).map(withTexts("meeting")),
    known: (tx, ids) => tx.meeting.findMany(among(ids)),
  },
  recommendation: {
    table: "recommendation",
    page: async (tx, after) => (await tx.recommendation.findMany(next(after))).map(withTexts("recommendation")),
    known: (tx, ids) => tx.recommendation.findMany(among(ids)),
  },
  report: {
    table: "implementation_report",
    async page(tx, after) {
      const rows = await tx.implementationReport.findMany({ ...next(after), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    known: (tx, ids) => tx.implementationReport.findMany(among(ids)),
  },
  assessment: {
    table: "assessment",
    async page(tx, after) {
      const rows = await tx.assessment.findMany({ ...next(after), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    known: (tx, ids) => tx.assessment.findMany(among(ids)),
  },
  round: {
    table: "reporting_round",
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

export type LastEvent = { id: bigint; verb: string; recordedAt: Date; version: number; snapshot: unknown };

/** The newest event of each of these rows, by the row's id. */
export async function lastEvents(
  tx: Transaction,
  subject: Subject,
  rows: readonly { id: number }[],
): Promise<Map<number, LastEvent>> {
  const events = await tx.$queryRaw<(LastEvent & { subjectId: number })[]>`
    SELECT id, subject_id AS "subjectId", verb, recorded_at AS "recordedAt", version, snapshot FROM event WHERE id IN (
      SELECT max(id) FROM event
      WHERE subject = ${subject} AND subject_id = ANY(${rows.map(({ id }) => id)}::int[])
      GROUP BY subject_id
    )`;
  return new Map(events.map((event) => [event.subjectId, event]));
}

/** What of a row is not as its newest event tells it. */
export function differenceOf<S extends Subject>(
  subject: S,
  row: KeptRow<S>,
  event: LastEvent,
): { column: string; now: unknown; was: unknown } | null {
  const now: { [column: string]: unknown } = asKept<S>(row.columns);
  const was: { [column: string]: unknown } = keptIn(subject, event);
  const column = Object.keys(now).find((key) => sortedJson(now[key]) !== sortedJson(was[key]));
  return column === undefined ? null : { column, now: now[column], was: was[column] };
}
