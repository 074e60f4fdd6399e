import { sortedJson } from "#lib/sorted-json.ts";
import type { Head, HistoryCheck } from "./history-head.ts";

type Told = { id: bigint; verb: string; recordedAt: Date };

/** What an operator is told after a check, in English, a sentence a line. */
export function historyReport(
  { checked, rows, head, unkept, firstAltered }: HistoryCheck,
  kept: Head | null,
): string[] {
  const names = Object.entries(rows).map(([table, count]) => `${table} ${count}`);
  const compared =
    names.length > 0 ? [`Rows that are as their newest events tell, by table: ${names.join(", ")}.`] : [];
  if (firstAltered) {
    return [
      `${checked} events are as they were written.`,
      ...compared,
      "The first that is not what was written:",
      firstAltered,
    ];
  }
  return [
    `${checked} events: none was altered, and none is missing.`,
    ...compared,
    ...(unkept > 0
      ? [
          `${unkept} recommendations were entered before events kept their addressees and what continues them: those could not be compared.`,
        ]
      : []),
    ...(kept ? [`The head ${written(kept)} is part of this history.`] : []),
    `Head: ${written(head)}`,
    "Keep it elsewhere; later, verify --head with it tells whether somebody wrote the whole history anew.",
  ];
}

/** A head as it was printed, the first twelve letters of its hash at least; `null` where it is none. */
export function readHead(text: string): Head | null {
  const [, count, hash] = /^(\d+):((?:[0-9a-f]{12,64})?)$/.exec(text.trim()) ?? [];
  return count !== undefined && hash !== undefined && (hash || Number(count) === 0)
    ? { count: Number(count), hash }
    : null;
}

function written({ count, hash }: Head): string {
  return `${count}:${hash}`;
}

/** What an operator is told, in English, of the first thing that is not what was written. */
export function brokenEvent(event: Told & { subject: string; subjectCode: string }, before: number): string {
  return (
    `In table event, number ${event.id} (${event.subject} ${event.subjectCode}, ${event.verb}): it is not what was written, ` +
    `or what stood before it is gone; the ${before} events before it are as written.`
  );
}

export function lostHead(end: Head, head: Head): string {
  if (end.count < head.count) {
    return `In table event, at its end: ${head.count} events were written and ${end.count} are there, so the newest were deleted.`;
  }
  return `In table event_head: it names ${head.count} events that end with ${head.hash}; there are ${end.count} that end with ${end.hash}.`;
}

export function otherHead(end: Head, kept: Head): string {
  return end.count < kept.count
    ? `In table event: the history that was seen had ${kept.count} events and this one has ${end.count}, so events were deleted.`
    : `In table event: the ${kept.count} events that were seen end with ${kept.hash}, those here do not. The history was written anew.`;
}

export function goneRow(table: string, event: Told & { subjectCode: string }): string {
  return `In table ${table}, ${event.subjectCode}: event ${numbered(event)} tells of it, and the row is gone.`;
}

export function untoldRow(table: string, code: string): string {
  return `In table ${table}, ${code}: no event tells of this row.`;
}

export function strayState(table: string, key: string): string {
  return `In table text_state, ${table} ${key}: the row carries other states of its texts than stand here.`;
}

export function alteredRow(
  table: string,
  code: string,
  { column, now, was }: { column: string; now: unknown; was: unknown },
  event: Told,
): string {
  const [here, before] = apart(now, was);
  return `In table ${table}, ${code}: ${columnName(column)} is ${here}, and was ${before} after event ${numbered(event)}.`;
}

export function contradicted({
  table,
  code,
  what,
  now,
  was,
}: {
  table: string;
  code: string;
  what: string;
  now: unknown;
  was: unknown;
}): string {
  const [here, before] = apart(now, was);
  return `In table ${table}, ${code}: ${what}, is ${here}; its events tell ${before}.`;
}

function numbered({ id, verb, recordedAt }: Told): string {
  return `${id} (${verb}, ${recordedAt.toISOString().slice(0, 10)})`;
}

/** `textEn` of the code is `text_en` of the table. */
function columnName(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const longest = 90;

/** Two values, long ones from a little before the place where they part. */
function apart(now: unknown, was: unknown): [string, string] {
  const [here, before] = [shown(now), shown(was)];
  let same = 0;
  while (same < here.length && here[same] === before[same]) same += 1;
  const from = Math.max(0, same - 30);
  const cut = (text: string) =>
    text.length <= longest ? text : `${from > 0 ? "..." : ""}${text.slice(from, from + longest)}...`;
  return [cut(here), cut(before)];
}

function shown(value: unknown): string {
  return value === null || value === undefined ? "nothing" : sortedJson(value);
}
