import { type Judged, judgeRows, toWrite, unsettled } from "#features/imports/import.ts";
import { holdImport, type ImportRefusal, keepImport } from "#features/imports/import-commands.ts";
import { asPending, type PendingImport, tableOf } from "#features/imports/import-queries.ts";
import { hiddenQuestion } from "#features/imports/import-words.ts";
import type { Delegation, Prisma, SheetImport } from "#generated/prisma/client.ts";
import { defaultLocale, type Locale } from "#i18n/locale.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Sheet } from "#lib/sheets/sheet.ts";
import { type Actor, can } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import type { DelegateInput, DelegationStep, Whose } from "./delegation.ts";
import { findWhose, meetingOf, partnerIdOf, removeWithin, writeDelegation } from "./delegation-commands.ts";
import { recordForSheets } from "./delegation-record.ts";
import { holdDelegations, personOf } from "./delegation-rows.ts";
import { type DelegateWrite, type DelegationRecord, delegationReader, whoseKey } from "./delegation-sheet.ts";

export type WriteRefusal = "notAllowed" | "notFound" | "changedMeanwhile" | "namesErased" | "countReleased";

/**
 * Each delegation as it stood before the import, with its version then (0 of none) and after it: one of another version was
 * changed since. Older rows have no `before`.
 */
type Written = {
  delegation: number;
  before?: number;
  after: number;
  isNew: boolean;
  step: string;
  people: (DelegateInput & { id: number })[];
}[];

export type JudgedImport = {
  sheet: NonNullable<ReturnType<typeof tableOf>>;
  judged: Judged<DelegateWrite>[];
  /** the rows that would be written, as they were shown */
  seen: string;
};

/** Judges each row as the record stands; `null` where there is no sheet. */
export function judgeImport(
  pending: Pick<PendingImport, "sheets" | "chosen" | "answers">,
  record: DelegationRecord,
  locale: Locale,
): JudgedImport | null {
  const reader = delegationReader(record, locale);
  const sheet = tableOf(pending, reader);
  if (!sheet) return null;
  const judged = judgeRows(reader, sheet.found?.rows ?? [], pending.answers, hiddenQuestion(locale));
  const told = toWrite(judged).map(({ row, write }) => [row, write]);
  return { sheet, judged, seen: fingerprint(JSON.stringify(told)) };
}

/** Brings in a list of the participants of a meeting: of each row it is seen what it would change, and nothing is changed. */
export async function bringInList(
  actor: Actor,
  code: string,
  { name, sheets }: { name: string; sheets: readonly Sheet[] },
): Promise<Result<SheetImport, ImportRefusal>> {
  const kept = await keepImport(actor, { noun: "delegations", meeting: code, name, sheets });
  if (kept.ok) await countUnsettled(actor, code, kept.value.id);
  return kept;
}

/** Keeps how many rows wait for somebody, for the rail of the desk. */
export async function countUnsettled(actor: Actor, code: string, id: string): Promise<void> {
  await change(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    const row = meeting && (await holdImport(tx, actor, id));
    if (!meeting || !row) return ok(null);
    const result = judgeImport(asPending(row), await recordForSheets(tx, meeting), defaultLocale);
    const count = unsettled(result?.judged ?? []).length;
    await tx.sheetImport.update({ where: { id }, data: { unsettled: count } });
    return ok(null);
  });
}

/**
 * Writes the settled rows of an import, all or none, one event for each delegation. `seen` stands for the rows as they were
 * shown: where a colleague has changed something meanwhile, they are shown again.
 */
export async function writeImport(
  actor: Actor,
  code: string,
  id: string,
  seen: string,
): Promise<Result<number, WriteRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  return change<number, WriteRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    if (!meeting) return fail("notFound");
    await holdDelegations(tx, meeting.id);
    const row = await holdImport(tx, actor, id);
    if (!row || row.meetingId !== meeting.id) return fail("notFound");
    const pending = asPending(row);
    const result = judgeImport(pending, await recordForSheets(tx, meeting), defaultLocale);
    if (!result || result.seen !== seen) return fail("changedMeanwhile");
    const rows = toWrite(result.judged);
    const written: Written = [];
    for (const writes of Map.groupBy(rows, ({ write }) => whoseKey(write.whose)).values()) {
      const [first] = writes;
      if (!first) continue;
      const done = await writeOne(
        tx,
        actor,
        { meeting, whose: first.write.whose },
        writes.map(({ write }) => write),
      );
      if (!done.ok) return done;
      written.push(done.value);
    }
    const before = (pending.written ?? []) as Written;
    const all = [...before, ...written] as unknown as Prisma.InputJsonArray;
    const left = unsettled(result.judged).length;
    await tx.sheetImport.update({ where: { id }, data: { written: all, unsettled: left, seenAt: new Date() } });
    return ok(rows.length);
  });
}

type Place = { meeting: NonNullable<Awaited<ReturnType<typeof meetingOf>>>; whose: Whose };

async function writeOne(
  tx: Transaction,
  actor: Actor,
  { meeting, whose }: Place,
  writes: readonly DelegateWrite[],
): Promise<Result<Written[number], WriteRefusal>> {
  const partnerId = await partnerIdOf(tx, whose);
  if (partnerId === undefined) return fail("notFound");
  const there = await findWhose(tx, meeting.id, whose, partnerId);
  if (there?.erasedAt) return fail("namesErased");
  const people = await peopleOf(tx, there);
  const changed = new Map(writes.flatMap(({ id, person }) => (id === null ? [] : [[id, person] as const])));
  const all = [
    ...people.map((one) => ({ ...one, ...changed.get(one.id) })),
    ...writes.flatMap(({ id, person }) => (id === null ? [{ ...person, id: null }] : [])),
  ];
  const isNew = !there || there.removedAt !== null;
  const step = isNew || there.step === "invited" ? "registered" : (there.step as DelegationStep);
  const place = { meeting, whose, partnerId, there };
  const { id, version } = await writeDelegation(tx, actor, place, { step, people: all }, "import");
  return ok({
    ...{ delegation: id, before: there?.version ?? 0, after: version },
    ...{ isNew, step: there?.step ?? step, people },
  });
}

async function peopleOf(tx: Transaction, delegation: Pick<Delegation, "id"> | null) {
  if (!delegation) return [];
  const rows = await tx.delegate.findMany({ where: { delegationId: delegation.id }, orderBy: { position: "asc" } });
  return rows.map(personOf);
}

/**
 * Takes back all that an import has written, in one step. A delegation that somebody has changed since stays as it is: answers
 * with the number of those.
 */
export async function takeBackImport(actor: Actor, code: string, id: string): Promise<Result<number, WriteRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  return change<number, WriteRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    if (!meeting) return fail("notFound");
    if (meeting.registration?.countReleased) return fail("countReleased");
    await holdDelegations(tx, meeting.id);
    const row = await holdImport(tx, actor, id);
    if (!row || row.meetingId !== meeting.id || row.written === null) return fail("notFound");
    const left = new Set<number>();
    const undone = new Map<number, Written[number]>();
    // The last writing is taken back first, down to how everything stood before the first one.
    for (const one of (row.written as unknown as Written).toReversed()) {
      const there = await tx.delegation.findUniqueOrThrow({
        where: { id: one.delegation },
        include: { partner: { select: { code: true } } },
      });
      // Between two writings of the import a colleague may have written.
      const later = undone.get(one.delegation);
      if (one.after !== (later ? later.before : there.version) || there.erasedAt !== null) {
        left.add(one.delegation);
        continue;
      }
      const { partner, ...delegation } = there;
      const whose: Whose = partner
        ? { partner: partner.code }
        : { kind: there.kind as "guest" | "observer", name: there.name ?? "" };
      const place = { meeting, whose, partnerId: there.partnerId, there: delegation };
      const before = { step: one.step as DelegationStep, people: one.people };
      if (one.isNew) await removeWithin(tx, actor, delegation, "take-back");
      else await writeDelegation(tx, actor, place, before, "take-back");
      undone.set(one.delegation, one);
    }
    await tx.sheetImport.delete({ where: { id } });
    return ok(left.size);
  });
}
