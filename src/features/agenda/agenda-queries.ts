import { hostPartners, toHosts } from "#features/meetings/meeting-host-queries.ts";
import type { MeetingHost } from "#features/meetings/meeting-hosts.ts";
import { type Localized, localized, sourceShown } from "#i18n/localized.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { type AgendaKind, agendaOrder, type Placed, type SpeakerRole } from "./agenda.ts";

/** An item as this reader may see it: of a language in which its meeting is not public there are no words. */
export type AgendaItemShown = Placed & {
  kind: AgendaKind;
  number: string | null;
  title: Localized;
  starts: string | null;
  ends: string | null;
  speakers: MeetingHost<SpeakerRole>[];
  /** codes of languages */
  interpretation: string[];
  source: Source;
  /** ids: whoever shows them shows those that the reader may know */
  documents: number[];
  /** that the reader may know */
  recommendations: { id: number; code: string }[];
  sample: boolean;
  version: number;
};

/** The agendas of these meetings, by their ids, each in the order in which it is read. */
export async function findAgendas(
  actor: Actor,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, AgendaItemShown[]>> {
  const rows = await database().agendaItem.findMany({
    where: { meetingId: { in: [...meetingIds] }, discardedAt: null, meeting: readable.meetings(actor) },
    include: { meeting: true },
  });
  const partners = await hostPartners(rows.map(({ speakers }) => ({ hosts: speakers })));
  const linked = rows.flatMap(({ recommendations }) => recommendations);
  const born =
    linked.length === 0
      ? []
      : await database().recommendation.findMany({
          where: { AND: [readable.recommendations(actor), { id: { in: linked } }] },
          select: { id: true, code: true },
          orderBy: [{ position: "asc" }, { id: "asc" }],
        });
  const items = rows.map((row) => {
    const { meeting } = row;
    const shown = <Words extends Localized>(words: Words) => readable.words(actor, meeting, words);
    const item: AgendaItemShown = {
      ...{ id: row.id, parentId: row.parentId, day: row.day, position: row.position },
      ...{ kind: row.kind as AgendaKind, number: row.number, starts: row.starts, ends: row.ends },
      title: shown(localized(row, "title")),
      speakers: toHosts<SpeakerRole>(
        { hosts: row.speakers },
        partners,
        meeting.lastDay && dateToDay(meeting.lastDay),
        shown,
      ),
      interpretation: row.interpretation,
      source: sourceShown(sourceIn(row), shown),
      documents: row.documents,
      recommendations: born.filter(({ id }) => row.recommendations.includes(id)),
      ...{ sample: row.sample, version: row.version },
    };
    return { meetingId: meeting.id, item };
  });
  const of = Map.groupBy(items, ({ meetingId }) => meetingId);
  return new Map([...of].map(([id, found]) => [id, agendaOrder(found.map(({ item }) => item))]));
}

/** An item that was taken away, for those who may put it back; `null` where there is none. */
export async function findRemoved(
  actor: Actor,
  meetingId: number,
  id: number,
): Promise<Pick<AgendaItemShown, "id" | "version" | "number" | "title" | "kind"> | null> {
  if (!can.editMeetings(actor) || id === 0) return null;
  const row = await database().agendaItem.findFirst({ where: { id, meetingId, discardedAt: { not: null } } });
  return (
    row && {
      ...{ id, version: row.version, number: row.number },
      title: localized(row, "title"),
      kind: row.kind as AgendaKind,
    }
  );
}

/** An item as another page names it. */
export type AgendaItemNamed = Pick<AgendaItemShown, "id" | "number" | "title" | "kind"> & { meeting: string };

/** The items at which a document is taken in hand, or from which a recommendation came, of meetings that this reader may know. */
export async function itemsLinkedWith(
  actor: Actor,
  of: { document: number } | { recommendation: number },
): Promise<AgendaItemNamed[]> {
  const linked =
    "document" in of ? { documents: { has: of.document } } : { recommendations: { has: of.recommendation } };
  const rows = await database().agendaItem.findMany({
    where: { ...linked, discardedAt: null, meeting: readable.meetings(actor) },
    include: { meeting: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, kind: row.kind as AgendaKind, meeting: row.meeting.code },
    title: readable.words(actor, row.meeting, localized(row, "title")),
  }));
}
