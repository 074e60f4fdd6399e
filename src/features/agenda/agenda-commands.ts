import { daysCounted } from "#features/meetings/meeting.ts";
import { holdToChange } from "#features/meetings/meeting-changes.ts";
import { keptHosts } from "#features/meetings/meeting-host-queries.ts";
import type { AgendaItem, Meeting, Prisma } from "#generated/prisma/client.ts";
import { columns } from "#i18n/localized.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import {
  type AgendaItemInput,
  type AgendaVerb,
  agendaOrder,
  type Direction,
  lastPlace,
  moved,
  type Place,
} from "./agenda.ts";

export type AgendaRefusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "agendaDayUnknown"
  | "agendaNoSuchPlace"
  | "agendaOtherItem";

type Seen = { id: number; version: number };
type Changed = Result<AgendaItem, AgendaRefusal>;

/** Adds an item at the end of its day or its session. */
export async function addAgendaItem(actor: Actor, meeting: string, input: AgendaItemInput): Promise<Changed> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<AgendaItem, AgendaRefusal>(async (tx) => {
    const agenda = await agendaHeld(tx, actor, { code: meeting });
    if (!agenda) return fail("notFound");
    const data = await toRow(tx, actor, input, agenda);
    if (!data.ok) return data;
    const place = lastPlace(agenda.items, data.value);
    const sample = agenda.meeting.sample;
    const item = await tx.agendaItem.create({
      data: { meetingId: agenda.meeting.id, ...data.value, ...place, sample },
    });
    await record(tx, actor, agenda.meeting, item, "record");
    return ok(item);
  });
}

/** `version` is the one that the person saw. On another day or in another session it comes last. */
export async function correctAgendaItem(actor: Actor, seen: Seen, input: AgendaItemInput): Promise<Changed> {
  return changeItem(actor, seen, "correct", async (tx, item, agenda) => {
    const data = await toRow(tx, actor, input, agenda, item);
    if (!data.ok) return data;
    const stays = data.value.parentId === item.parentId && data.value.day === item.day;
    return ok(new Map([[item.id, { ...data.value, ...(!stays && lastPlace(agenda.items, data.value)) }]]));
  });
}

/** A session takes with it what is in it. */
export async function moveAgendaItem(actor: Actor, seen: Seen, direction: Direction): Promise<Changed> {
  return changeItem(actor, seen, "move", async (_tx, item, { items, meeting }) => {
    const days = daysOf(meeting);
    const places = moved(items, item.id, direction, days);
    if (!places) return fail("agendaNoSuchPlace");
    const isLost = days !== null && places.values().some(({ day }) => day !== null && day > days);
    return isLost ? fail("agendaDayUnknown", { count: days }) : ok(places);
  });
}

/** Takes an item away, and what is in it: it can come back. */
export async function discardAgendaItem(actor: Actor, seen: Seen): Promise<Changed> {
  const discardedAt = new Date();
  return changeItem(actor, seen, "discard", async (_tx, item, { items }) =>
    ok(new Map(withIts(items, item).map(({ id }) => [id, { discardedAt }]))),
  );
}

/** Puts it back where it was, with what went with it. */
export async function restoreAgendaItem(actor: Actor, { id, version }: Seen): Promise<Changed> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<AgendaItem, AgendaRefusal>(async (tx) => {
    const gone = await tx.agendaItem.findUnique({ where: { id }, include: { items: true } });
    if (!gone?.discardedAt) return fail("notFound");
    const agenda = await agendaHeld(tx, actor, { id: gone.meetingId });
    const session = agenda?.items.find((one) => one.id === gone.parentId);
    if (!agenda || (gone.parentId !== null && !session)) return fail("notFound");
    if (session && session.kind !== "session") return fail("agendaNoSuchPlace");
    const itsOwn = gone.items.filter(({ discardedAt }) => discardedAt?.getTime() === gone.discardedAt?.getTime());
    const back = [gone, ...itsOwn];
    if (back.some(({ recommendations }) => comeFromOther(agenda.items, recommendations)))
      return fail("agendaOtherItem");
    const changes = new Map(back.map((one) => [one.id, { discardedAt: null }]));
    return write(tx, actor, agenda.meeting, { id, version }, "restore", changes);
  });
}

/**
 * Begins the agenda of a meeting that has none with that of another: sessions and items with their titles, days and times. Its
 * speakers and sources are no words about this one, and a day that this one has not is none.
 */
export async function copyAgenda(actor: Actor, from: string, to: string): Promise<Result<number, AgendaRefusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<number, AgendaRefusal>(async (tx) => {
    const agenda = await agendaHeld(tx, actor, { code: to });
    const other = await tx.meeting.findFirst({ where: { AND: [readable.meetings(actor), { code: from }] } });
    if (!agenda || !other || agenda.items.length > 0) return fail("notFound");
    const items = await tx.agendaItem.findMany({ where: { meetingId: other.id, discardedAt: null } });
    const days = daysOf(agenda.meeting);
    const copies = new Map<number, number>();
    for (const {
      id,
      parentId,
      day,
      position,
      kind,
      number,
      titleEn,
      titleRu,
      starts,
      ends,
      interpretation,
    } of agendaOrder(items)) {
      const copied = await tx.agendaItem.create({
        data: {
          ...{ meetingId: agenda.meeting.id, parentId: parentId === null ? null : (copies.get(parentId) ?? null) },
          ...{
            day: day !== null && days !== null && day > days ? null : day,
            position,
            kind,
            number,
            titleEn,
            titleRu,
          },
          ...{ starts, ends, interpretation, sample: agenda.meeting.sample },
        },
      });
      copies.set(id, copied.id);
      await record(tx, actor, agenda.meeting, copied, "record");
    }
    return ok(copies.size);
  });
}

type Agenda = { meeting: Meeting; items: AgendaItem[] };
type Changes = Map<number, Prisma.AgendaItemUncheckedUpdateManyInput | Place>;

async function changeItem(
  actor: Actor,
  seen: Seen,
  verb: AgendaVerb,
  toChange: (tx: Transaction, item: AgendaItem, agenda: Agenda) => Promise<Result<Changes, AgendaRefusal>>,
): Promise<Changed> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change<AgendaItem, AgendaRefusal>(async (tx) => {
    const found = await tx.agendaItem.findUnique({ where: { id: seen.id }, select: { meetingId: true } });
    const agenda = found && (await agendaHeld(tx, actor, { id: found.meetingId }));
    const item = agenda?.items.find(({ id }) => id === seen.id);
    if (!agenda || !item) return fail("notFound");
    if (item.version !== seen.version) return fail("changedMeanwhile");
    const changes = await toChange(tx, item, agenda);
    return changes.ok ? write(tx, actor, agenda.meeting, seen, verb, changes.value) : changes;
  });
}

/** Of the items that change with the one that the person saw each has its own event. */
async function write(
  tx: Transaction,
  actor: Actor,
  meeting: Meeting,
  seen: Seen,
  verb: AgendaVerb,
  changes: Changes,
): Promise<Changed> {
  for (const [id, data] of changes) {
    const { count } = await tx.agendaItem.updateMany({
      where: { id, ...(id === seen.id && { version: seen.version }) },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) return fail("changedMeanwhile");
    await record(tx, actor, meeting, await tx.agendaItem.findUniqueOrThrow({ where: { id } }), verb);
  }
  return ok(await tx.agendaItem.findUniqueOrThrow({ where: { id: seen.id } }));
}

/** The agenda of a meeting that stands in the record: others who change it wait. */
async function agendaHeld(
  tx: Transaction,
  actor: Actor,
  by: { code: string } | { id: number },
): Promise<Agenda | null> {
  const meeting = await tx.meeting.findFirst({ where: { ...by, ...kept, ...readable.leveled(actor) } });
  if (!meeting) return null;
  await holdToChange(tx, meeting.code);
  return { meeting, items: await tx.agendaItem.findMany({ where: { meetingId: meeting.id, discardedAt: null } }) };
}

function withIts(items: readonly AgendaItem[], item: AgendaItem): AgendaItem[] {
  return [item, ...items.filter(({ parentId }) => parentId === item.id)];
}

/** Each recommendation comes from one item. */
function comeFromOther(others: readonly AgendaItem[], recommendations: readonly number[]): boolean {
  return others.some((one) => one.recommendations.some((id) => recommendations.includes(id)));
}

function daysOf({ datePrecision, firstDay, lastDay }: Meeting): number | null {
  return daysCounted({
    datePrecision,
    firstDay: firstDay && dateToDay(firstDay),
    lastDay: lastDay && dateToDay(lastDay),
  });
}

/** The columns of an item of this agenda. A session stays one as long as something is in it. */
async function toRow(
  tx: Transaction,
  actor: Actor,
  input: AgendaItemInput,
  { meeting, items }: Agenda,
  before: AgendaItem | null = null,
) {
  const { kind, parent, day, number, starts, ends, interpretation, source } = input;
  const speakers = await keptHosts(tx, input.speakers);
  const session = parent === null ? null : items.find((one) => one.id === parent);
  const isEmpty = before === null || items.every(({ parentId }) => parentId !== before.id);
  if (!speakers || session === undefined || (session && session.kind !== "session")) return fail("notFound");
  if (kind !== "session" && !isEmpty) return fail("agendaNoSuchPlace");
  const days = daysOf(meeting);
  if (day !== null && days !== null && day > days) return fail("agendaDayUnknown", { count: days });
  const links = await linksOf(tx, actor, input, meeting, before);
  if (!links.ok) return links;
  const others = items.filter((one) => one.id !== before?.id);
  if (comeFromOther(others, links.value.recommendations)) return fail("agendaOtherItem");
  return ok({
    ...links.value,
    ...{ kind, day, number, starts, ends, interpretation, source, speakers, parentId: parent },
    ...columns("title", input.title),
  });
}

/** The papers of this meeting that the person may know, with those that stand there unknown to them, and what was born at it. */
async function linksOf(
  tx: Transaction,
  actor: Actor,
  input: AgendaItemInput,
  { id: meetingId }: Meeting,
  before: AgendaItem | null,
): Promise<Result<Pick<AgendaItem, "documents" | "recommendations">, "notFound">> {
  const own = { id: { in: before?.documents ?? [] } };
  const known = await tx.document.findMany({
    where: { AND: [readable.documents(actor), { OR: [own, { meetings: { has: meetingId } }] }] },
  });
  const born = await tx.recommendation.findMany({ where: { meetingId, ...kept } });
  const idsOf = (codes: readonly string[], rows: readonly { id: number; code: string }[]) =>
    codes.map((code) => rows.find((row) => row.code === code)?.id ?? 0);
  const [documents, recommendations] = [idsOf(input.documents, known), idsOf(input.recommendations, born)];
  if ([...documents, ...recommendations].includes(0)) return fail("notFound");
  const unknown = (before?.documents ?? []).filter((id) => !known.some((one) => one.id === id));
  return ok({ documents: [...new Set([...documents, ...unknown])], recommendations: [...new Set(recommendations)] });
}

async function record(tx: Transaction, actor: Actor, meeting: Meeting, item: AgendaItem, verb: AgendaVerb) {
  await recordEvent(tx, actor, {
    subject: "agenda",
    subjectId: item.id,
    subjectCode: agendaCode(meeting.code, item),
    verb,
    snapshot: item,
    visible: Boolean(meeting.publishedEnAt || meeting.publishedRuAt),
  });
}

/** By which events call an item: its meeting and its own number in the record. */
export function agendaCode(meeting: string, { id }: Pick<AgendaItem, "id">): string {
  return `${meeting}/${id}`;
}
