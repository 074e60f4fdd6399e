import { type Event, Prisma } from "#generated/prisma/client.ts";
import { type TextSubject, textsOfRecord } from "#i18n/record-text.ts";
import { database, type Transaction } from "#server/database.ts";
import { isAsWritten } from "#server/history.ts";
import type { Subject } from "#server/snapshot.ts";
import type { Head, HistoryCheck } from "./history-head.ts";
import {
  alteredRow,
  brokenEvent,
  contradicted,
  goneRow,
  lostHead,
  otherHead,
  strayState,
  untoldRow,
} from "./history-words.ts";
import { differenceOf, type KeptRow, lastEvents, subjects } from "./kept-rows.ts";
import { checkRecommendations } from "./recommendation-check.ts";

/**
 * Reads the whole history in one view of the database, while others go on writing: whether every event is what was
 * written, none is missing at the end or since the head that somebody kept, and every row is what its events tell.
 */
export async function verifyHistory(kept: Head | null = null): Promise<HistoryCheck> {
  return await database().$transaction((tx) => verify(tx, kept), {
    isolationLevel: "RepeatableRead",
    timeout: 6 * 3600 * 1000,
    maxWait: 10_000,
  });
}

const pageSize = 1000;

async function verify(tx: Transaction, kept: Head | null): Promise<HistoryCheck> {
  const { count, hash } = await tx.eventHead.findUniqueOrThrow({ where: { id: 1 } });
  const head = { count: Number(count), hash };
  const chain = await walk(tx, head, kept);
  const found: HistoryCheck = { head, rows: {}, unkept: 0, ...chain };
  for (const subject of Object.keys(subjects) as Subject[]) {
    if (found.firstAltered) break;
    await compareRows(tx, subject, found);
  }
  found.firstAltered ??= await strayStates(tx);
  return found;
}

async function walk(tx: Transaction, head: Head, kept: Head | null) {
  let [checked, hash, after] = [0, "", 0n];
  let firstGone: string | null = null;
  let isKept = kept === null || (kept.count === 0 && kept.hash === "");
  for (;;) {
    const events = await tx.event.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: pageSize });
    for (const event of events) {
      if (!isAsWritten(event, hash)) return { checked, firstAltered: brokenEvent(event, checked) };
      checked += 1;
      [hash, after] = [event.hash, event.id];
      isKept ||= checked === kept?.count && hash.startsWith(kept.hash);
    }
    firstGone ??= await goneIn(tx, events);
    if (events.length < pageSize) break;
  }
  const end = { count: checked, hash };
  if (head.count !== checked || head.hash !== hash) return { checked, firstAltered: lostHead(end, head) };
  if (kept && !isKept) return { checked, firstAltered: otherHead(end, kept) };
  return { checked, firstAltered: firstGone };
}

/** The first of these events that tells of a row which is not there any more. */
async function goneIn(tx: Transaction, events: readonly Event[]): Promise<string | null> {
  for (const [subject, ofSubject] of Map.groupBy(events, (event) => event.subject)) {
    const kept = subjects[subject as Subject];
    if (!kept) continue;
    const ids = new Set(ofSubject.flatMap(({ subjectId }) => subjectId ?? []));
    const there = new Set((await kept.existing(tx, [...ids])).map(({ id }) => id));
    const gone = ofSubject.find(({ subjectId }) => subjectId !== null && !there.has(subjectId));
    if (gone) return goneRow(kept.table, gone);
  }
  return null;
}

async function compareRows<S extends Subject>(tx: Transaction, subject: S, found: HistoryCheck): Promise<void> {
  const { table, page, toldElsewhere } = subjects[subject];
  let after = 0;
  found.rows[table] = 0;
  for (;;) {
    const rows = await page(tx, after);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const events = await lastEvents(tx, subject, rows);
    const without = rows.filter(({ id }) => !events.has(id));
    const elsewhere = without.length > 0 ? await toldElsewhere?.(tx, without) : undefined;
    for (const row of rows) {
      const event = events.get(row.id) ?? elsewhere?.get(row.id);
      if (!event) {
        found.firstAltered = untoldRow(table, row.code);
        return;
      }
      const difference = differenceOf(subject, row, event);
      if (difference) {
        found.firstAltered = alteredRow(table, row.code, difference, event);
        return;
      }
    }
    if (subject === "recommendation") {
      const { contradiction, unkept } = await checkRecommendations(tx, rows as KeptRow<"recommendation">[]);
      found.unkept += unkept;
      if (contradiction) {
        found.firstAltered = contradicted(contradiction);
        return;
      }
    }
    found.rows[table] += rows.length;
  }
}

/** The first row that carries other states of its texts than the table of states holds. */
async function strayStates(tx: Transaction): Promise<string | null> {
  for (const subject of Object.keys(textsOfRecord) as TextSubject[]) {
    const noun = Prisma.raw(subject);
    const [stray] = await tx.$queryRaw<{ key: string }[]>`
      SELECT to_jsonb(noun) ->> name AS key FROM ${noun} AS noun, key_column_of(${subject})
      WHERE states <> text_states_of(${subject}, to_jsonb(noun) ->> name) LIMIT 1`;
    if (stray) return strayState(subject, stray.key);
  }
  return null;
}
