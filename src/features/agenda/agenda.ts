import { z } from "zod";
import { source } from "#i18n/source.ts";
import { localizedText } from "#lib/texts.ts";

/** A session holds others; everything else stands in one or beside them. */
export const agendaKinds = ["session", "item", "break", "statement", "side-event", "launch"] as const;
export const speakerRoles = ["chair", "speaker"] as const;

/** The verbs of events about an item of an agenda. */
export const agendaVerbs = ["record", "correct", "move", "discard", "restore", "cleaned"] as const;

export type AgendaKind = (typeof agendaKinds)[number];
export type SpeakerRole = (typeof speakerRoles)[number];
export type AgendaVerb = (typeof agendaVerbs)[number];

/** A meeting with days that are not known has no more than these. */
export const mostDays = 31;

const longestTitle = 1000;
const mostSpeakers = 60;
const mostLinks = 100;

/** As it is printed: "4", "2(a)", "5 bis". */
const number = z.string().regex(/^[0-9A-Za-z.()]{1,10}(?: bis| ter)?$/);

/** By the clocks of the meeting. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const codes = z.array(z.string().min(1).max(40)).max(mostLinks).default([]);

/** A partner by its code, with its function; who is no partner in words. No person is named. */
const speaker = z
  .object({
    role: z.enum(speakerRoles),
    partner: z.string().max(40).nullable(),
    name: localizedText(500)
      .nullable()
      .transform((name) => (name?.en || name?.ru ? name : null)),
  })
  .refine(({ partner, name }) => partner !== null || name !== null, { path: ["partner"] });

export const agendaItemInput = z
  .object({
    kind: z.enum(agendaKinds),
    /** the id of the session in which it stands */
    parent: z.number().int().positive().nullable(),
    /** counted from the first of the meeting */
    day: z.number().int().min(1).max(mostDays).nullable(),
    number: number.nullable(),
    title: localizedText(longestTitle),
    starts: time.nullable(),
    ends: time.nullable(),
    speakers: z.array(speaker).max(mostSpeakers),
    interpretation: z.array(z.string().regex(/^[a-z]{2}$/)).max(20),
    source,
    /** of its papers and of the recommendations that come from it, the codes that their addresses have */
    documents: codes,
    recommendations: codes,
  })
  .refine(({ kind, title }) => kind === "break" || title.en || title.ru, { path: ["title"] })
  .refine(({ starts, ends }) => !ends || (starts && ends > starts), { path: ["ends"] })
  .transform((item) => ({
    ...item,
    // A session stands in none, what is in one is on its day, and only a session is interpreted.
    parent: item.kind === "session" ? null : item.parent,
    day: item.kind !== "session" && item.parent !== null ? null : item.day,
    interpretation: item.kind === "session" ? item.interpretation : [],
  }));

export type AgendaItemInput = z.output<typeof agendaItemInput>;

/** The place of an item among the others of its meeting. */
export type Placed = {
  id: number;
  kind: string;
  parentId: number | null;
  day: number | null;
  position: number;
};

/** Sessions and what stands beside them in their order, each with what is in it; without a day they come last. */
export function agendaTree<Item extends Placed>(items: readonly Item[]): { item: Item; within: Item[] }[] {
  const ordered = items.toSorted(
    (a, b) => (a.day ?? mostDays + 1) - (b.day ?? mostDays + 1) || a.position - b.position || a.id - b.id,
  );
  return ordered
    .filter(({ parentId }) => parentId === null)
    .map((item) => ({ item, within: ordered.filter(({ parentId }) => parentId === item.id) }));
}

/** The same on one level, in the order in which it is read. */
export function agendaOrder<Item extends Placed>(items: readonly Item[]): Item[] {
  return agendaTree(items).flatMap(({ item, within }) => [item, ...within]);
}

export const directions = ["up", "down", "into", "out"] as const;

export type Direction = (typeof directions)[number];

export type Place = Pick<Placed, "parentId" | "day" | "position">;

/**
 * The places that items have once one of them was moved, by their ids; `null` where it cannot go there. Only its own changes,
 * unless there is no room left between two others. `days` is how many the meeting has, where that is known.
 */
export function moved(
  items: readonly Placed[],
  id: number,
  direction: Direction,
  days: number | null,
): Map<number, Place> | null {
  const item = items.find((one) => one.id === id);
  if (!item) return null;
  const tree = agendaTree(items);
  const top = tree.map((one) => one.item);
  const siblings = item.parentId === null ? top.filter(({ day }) => day === item.day) : within(items, item.parentId);
  const at = siblings.indexOf(item);
  const others = siblings.filter((one) => one !== item);
  const among = (place: Omit<Place, "position">, list: readonly Placed[], index: number) =>
    placed(item, place, list, index);
  const own = { parentId: item.parentId, day: item.day };
  if (direction === "into") {
    const sessions = top.slice(0, top.indexOf(item)).filter(({ kind }) => kind === "session");
    const session = item.kind === "session" || item.parentId !== null ? undefined : sessions.at(-1);
    if (!session) return null;
    const list = within(items, session.id);
    return among({ parentId: session.id, day: null }, list, list.length);
  }
  if (direction === "out") {
    const session = top.find((one) => one.id === item.parentId);
    if (!session) return null;
    const list = top.filter(({ day }) => day === session.day);
    return among({ parentId: null, day: session.day }, list, list.indexOf(session) + 1);
  }
  const step = direction === "up" ? -1 : 1;
  const isLost = days !== null && item.day !== null && item.day > days;
  if (!isLost && at + step >= 0 && at + step < siblings.length) return among(own, others, at + step);
  const day = item.parentId === null ? neighbourOf(item.day, step, top, days) : undefined;
  if (day === undefined) return null;
  const list = top.filter((one) => one.day === day);
  return among({ parentId: null, day }, list, step < 0 ? list.length : 0);
}

/** The place at the end of a day or a session. */
export function lastPlace(items: readonly Placed[], { parentId, day }: Omit<Place, "position">): Place {
  const siblings = items.filter((one) => one.parentId === parentId && (parentId !== null || one.day === day));
  return { parentId, day, position: Math.max(0, ...siblings.map(({ position }) => position)) + 1 };
}

function within(items: readonly Placed[], session: number): Placed[] {
  return agendaTree(items).find(({ item }) => item.id === session)?.within ?? [];
}

/**
 * The day before or after; `undefined` where there is none. Items without a day stand after the last that there is, and so do
 * those of a day that the meeting has no more.
 */
function neighbourOf(day: number | null, step: number, top: readonly Placed[], days: number | null) {
  const last = days ?? Math.max(0, ...top.map((one) => one.day ?? 0));
  if (day === null) return step < 0 && last > 0 ? last : undefined;
  if (day + step < 1) return undefined;
  if (day + step > last) return step < 0 ? last : null;
  return day + step;
}

function placed(
  item: Placed,
  place: Omit<Place, "position">,
  others: readonly Placed[],
  index: number,
): Map<number, Place> {
  const [before, after] = [others[index - 1]?.position, others[index]?.position];
  const position =
    before === undefined
      ? (after ?? 1) - (after === undefined ? 0 : 1)
      : after === undefined
        ? before + 1
        : (before + after) / 2;
  if (position !== before && position !== after) return new Map([[item.id, { ...place, position }]]);
  const all = others.toSpliced(index, 0, item);
  return new Map(all.map(({ id }, number) => [id, { ...place, position: number + 1 }]));
}

type Told = {
  day: number | null;
  starts: string | null;
  kind: string;
  documents: readonly number[];
  recommendations: readonly unknown[];
};

/** Items of which nothing is known but what they are about are a list of topics. */
export function isListOfTopics(items: readonly Told[]): boolean {
  return items.every(
    ({ day, starts, kind, documents, recommendations }) =>
      day === null && starts === null && kind === "item" && documents.length + recommendations.length === 0,
  );
}
