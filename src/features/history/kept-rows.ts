import { agendaCode } from "#features/agenda/agenda-commands.ts";
import { claimCode } from "#features/claims/claim.ts";
import { delegationCode, keptOfDelegation } from "#features/delegations/delegation-rows.ts";
import { fileCode } from "#features/documents/document-file.ts";
import { evidenceCode } from "#features/evidence/evidence.ts";
import { answerOf, withAnswer } from "#features/evidence/evidence-answer.ts";
import { keptOfPerson } from "#features/people/person.ts";
import { keptOfObservation } from "#features/profiles/observation.ts";
import { nameOfPlace } from "#features/texts/text.ts";
import { textsOf } from "#features/texts/text-rows.ts";
import type { TextSubject } from "#i18n/record-text.ts";
import { keptStates, untold } from "#i18n/text-snapshot.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import type { Transaction } from "#server/database.ts";
import { asKept } from "#server/history.ts";
import { keptIn, type Snapshots, type Subject, snapshotVersion, topicsThen } from "#server/snapshot.ts";

/** A row that has events: `columns` are what each of its events keeps of it, `code` is what they call it. */
export type KeptRow<S extends Subject = Subject> = { id: number; code: string; columns: Snapshots[S] };

type RowsOf<S extends Subject> = {
  table: string;
  /** the next rows after the one with that id, in the order of their ids, as many as one reads at a time or as `take` says */
  page(tx: Transaction, after: number, take?: number): Promise<KeptRow<S>[]>;
  /** finds those of these ids that have a row */
  existing(tx: Transaction, ids: number[]): Promise<{ id: number }[]>;
  /** the events of another subject that tell of those of these rows that have none of their own */
  toldElsewhere?(tx: Transaction, rows: readonly KeptRow<S>[]): Promise<Map<number, LastEvent>>;
};

const pageSize = 500;
const next = (after: number, take = pageSize) =>
  ({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take }) as const;
const among = (ids: number[]) => ({ where: { id: { in: ids } }, select: { id: true } }) as const;
const code = { select: { code: true } } as const;
const withTexts =
  (subject: "meeting" | "recommendation" | "document") =>
  <Row extends { id: number; code: string; states: unknown }>(row: Row) => ({
    ...{ id: row.id, code: row.code, columns: keptStates(subject, row) },
  });

/** Every subject of events, and what of its rows an event keeps. */
export const subjects: { [S in Subject]: RowsOf<S> } = {
  meeting: {
    table: "meeting",
    page: async (tx, after, take) => (await tx.meeting.findMany(next(after, take))).map(withTexts("meeting")),
    existing: (tx, ids) => tx.meeting.findMany(among(ids)),
  },
  agenda: {
    table: "agenda_item",
    async page(tx, after, take = pageSize) {
      const rows = await tx.agendaItem.findMany({ ...next(after, take), include: { meeting: code } });
      return rows.map(({ meeting, ...columns }) => ({
        ...{ id: columns.id, code: agendaCode(meeting.code, columns), columns },
      }));
    },
    existing: (tx, ids) => tx.agendaItem.findMany(among(ids)),
    toldElsewhere: topicsTold,
  },
  absence: {
    table: "meeting_absence",
    page: async (tx, after, take) =>
      (await tx.meetingAbsence.findMany(next(after, take))).map((columns) => ({
        ...{ id: columns.id, code: `${columns.pillarNumber}/${columns.year}`, columns },
      })),
    existing: (tx, ids) => tx.meetingAbsence.findMany(among(ids)),
  },
  delegation: {
    table: "delegation",
    async page(tx, after, take = pageSize) {
      const rows = await tx.delegation.findMany({ ...next(after, take), include: { meeting: code, partner: code } });
      return rows.map(({ meeting, partner, ...row }) => ({
        ...{ id: row.id, code: delegationCode(meeting, partner, row), columns: keptOfDelegation(row) },
      }));
    },
    existing: (tx, ids) => tx.delegation.findMany(among(ids)),
  },
  registration: {
    table: "meeting_registration",
    async page(tx, after, take = pageSize) {
      const rows = await tx.meetingRegistration.findMany({ ...next(after, take), include: { meeting: code } });
      return rows.map(({ meeting, ...columns }) => ({ id: columns.id, code: meeting.code, columns }));
    },
    existing: (tx, ids) => tx.meetingRegistration.findMany(among(ids)),
  },
  document: {
    table: "document",
    page: async (tx, after, take) => (await tx.document.findMany(next(after, take))).map(withTexts("document")),
    existing: (tx, ids) => tx.document.findMany(among(ids)),
  },
  file: {
    table: "document_file",
    async page(tx, after, take = pageSize) {
      const rows = await tx.documentFile.findMany({ ...next(after, take), include: { document: code } });
      return rows.map(({ document, ...columns }) => ({
        ...{ id: columns.id, code: fileCode(document.code, columns), columns },
      }));
    },
    existing: (tx, ids) => tx.documentFile.findMany(among(ids)),
  },
  evidence: {
    table: "evidence",
    async page(tx, after, take = pageSize) {
      const rows = await tx.evidence.findMany({ ...next(after, take), include: withAnswer });
      return rows.map((row) => {
        const { report: _, assessment: __, ...columns } = row;
        const { recommendation, partnerId, year } = answerOf(row);
        return {
          id: row.id,
          code: evidenceCode({ recommendation: recommendation.code, partnerId, year }, row.id),
          columns,
        };
      });
    },
    existing: (tx, ids) => tx.evidence.findMany(among(ids)),
  },
  recommendation: {
    table: "recommendation",
    page: async (tx, after, take) =>
      (await tx.recommendation.findMany(next(after, take))).map(withTexts("recommendation")),
    existing: (tx, ids) => tx.recommendation.findMany(among(ids)),
  },
  report: {
    table: "implementation_report",
    async page(tx, after, take = pageSize) {
      const rows = await tx.implementationReport.findMany({ ...next(after, take), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    existing: (tx, ids) => tx.implementationReport.findMany(among(ids)),
  },
  assessment: {
    table: "assessment",
    async page(tx, after, take = pageSize) {
      const rows = await tx.assessment.findMany({ ...next(after, take), include: { recommendation: code } });
      return rows.map(({ recommendation, ...columns }) => ({ ...answer(columns, recommendation), columns }));
    },
    existing: (tx, ids) => tx.assessment.findMany(among(ids)),
  },
  round: {
    table: "reporting_round",
    async page(tx, after, take = pageSize) {
      const rows = await tx.reportingRound.findMany({
        where: { year: { gt: after } },
        orderBy: { year: "asc" },
        take,
      });
      return rows.map((columns) => ({ id: columns.year, code: String(columns.year), columns }));
    },
    async existing(tx, ids) {
      const rows = await tx.reportingRound.findMany({ where: { year: { in: ids } }, select: { year: true } });
      return rows.map(({ year }) => ({ id: year }));
    },
  },
  observation: {
    table: "observation",
    page: async (tx, after, take) =>
      (await tx.observation.findMany(next(after, take))).map((row) => ({
        id: row.id,
        code: `${row.placeCode}/${row.indicatorCode}/${row.year}`,
        columns: keptOfObservation(row),
      })),
    existing: (tx, ids) => tx.observation.findMany(among(ids)),
  },
  translation: {
    table: "translation",
    page: async (tx, after, take) =>
      (await tx.translation.findMany(next(after, take))).map((columns) => ({
        ...{ id: columns.id, code: `${columns.subject}/${columns.subjectId}`, columns },
      })),
    existing: (tx, ids) => tx.translation.findMany(among(ids)),
  },
  text: {
    table: "changed_text",
    async page(tx, after, take) {
      const rows = await tx.changedText.findMany(next(after, take));
      return await Promise.all(
        [...Map.groupBy(rows, ({ subject }) => subject)].map(async ([subject, ofNoun]) => {
          const ids = ofNoun.map(({ subjectId }) => subjectId);
          const texts = await textsOf(tx, subject as TextSubject, { ids });
          return ofNoun.flatMap((row) => {
            const text = texts.find(({ id, place }) => id === row.subjectId && place.field === row.field);
            return text
              ? [
                  {
                    id: row.id,
                    code: nameOfPlace(text.place),
                    columns: { ...row, words: text.words, states: text.states },
                  },
                ]
              : [];
          });
        }),
      ).then((found) => found.flat().sort((a, b) => a.id - b.id));
    },
    existing: (tx, ids) => tx.changedText.findMany(among(ids)),
  },
  claim: {
    table: "text_claim",
    page: async (tx, after, take) =>
      (await tx.textClaim.findMany(next(after, take))).map((columns) => ({
        ...{ id: columns.id, code: claimCode(columns), columns },
      })),
    existing: (tx, ids) => tx.textClaim.findMany(among(ids)),
  },
  person: {
    table: "person",
    page: async (tx, after, take) =>
      (await tx.person.findMany(next(after, take))).map((row) => ({
        id: row.id,
        code: String(row.id),
        columns: keptOfPerson(row),
      })),
    existing: (tx, ids) => tx.person.findMany(among(ids)),
  },
};

/** A topic of a meeting that became an item is as the last event tells that was written before. */
async function topicsTold(tx: Transaction, rows: readonly KeptRow<"agenda">[]): Promise<Map<number, LastEvent>> {
  const told = new Map<number, LastEvent>();
  for (const { id, columns } of rows) {
    if (columns.topic === null) continue;
    const events = await tx.event.findMany({
      where: { subject: "meeting", subjectId: columns.meetingId },
      orderBy: { id: "desc" },
    });
    const event = events.find((one) => topicsThen(one) !== null);
    const topic = event && topicsThen(event)?.[columns.topic - 1];
    if (!topic) continue;
    const { meetingId, sample } = columns;
    const asTopic: Snapshots["agenda"] = {
      ...{ id, meetingId, sample, topic: columns.topic, position: columns.topic, kind: "item", version: 1 },
      ...{ titleEn: topic.text.en, titleRu: topic.text.ru, source: topic.source, speakers: [], interpretation: [] },
      ...{ documents: [], recommendations: [] },
      ...{ parentId: null, day: null, number: null, starts: null, ends: null, discardedAt: null },
    };
    told.set(id, { ...event, version: snapshotVersion, snapshot: asTopic });
  }
  return told;
}

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

/** Finds the first column of a row that differs from its newest event. */
export function differenceOf<S extends Subject>(
  subject: S,
  row: KeptRow<S>,
  event: LastEvent,
): { column: string; now: unknown; was: unknown } | null {
  const now: { [column: string]: unknown } = asKept<S>(row.columns);
  const was: { [column: string]: unknown } = keptIn(subject, event);
  const column = Object.keys(now).find((key) => was[key] !== untold && sortedJson(now[key]) !== sortedJson(was[key]));
  return column === undefined ? null : { column, now: now[column], was: was[column] };
}

/** The row with that id, as an event keeps it. */
export async function keptRow<S extends Subject>(tx: Transaction, subject: S, id: number): Promise<KeptRow<S>> {
  const [row] = await subjects[subject].page(tx, id - 1, 1);
  if (row?.id !== id) throw new Error(`${subject} ${id} is gone`);
  return row;
}
