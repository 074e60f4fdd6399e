import type { AgendaItemInput } from "#features/agenda/agenda.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { cited } from "#i18n/source.ts";
import { type Level, type Planted, wordOf } from "./levels.ts";

/** Says something with a word of the level that is planted, and of this field alone. */
export type Say = { en: (field: string) => string; both: (field: string) => { en: string; ru: string } };

/** All that was said in this process. */
export const said: Planted[] = [];

export const sayAt = (level: Level): Say => {
  const word = (field: string) => {
    const one = wordOf(level, field);
    said.push({ word: one, level, field });
    return one;
  };
  const en = (field: string) => `Heard of ${word(field)} then`;
  const ru = (field: string) => `Сказано о ${word(field)} тогда`;
  return { en, both: (field) => ({ en: en(`${field}.en`), ru: ru(`${field}.ru`) }) };
};

/** One that wrote it down, in both languages. */
export const sourceAt = ({ both }: Say, field: string) => cited(both(field));

/** A meeting that says something in every field that takes words. */
export function wordsOfMeeting(say: Say): Partial<MeetingInput> {
  const source = (field: string) => sourceAt(say, `meeting.${field}`);
  const words = (field: string) => say.both(`meeting.${field}`);
  const statement = (number: number) => ({
    source: source(`conflict.${number}.source`),
    text: words(`conflict.${number}`),
  });
  return {
    title: words("title"),
    titleState: { en: "original", ru: "unofficial" },
    city: words("city"),
    hosts: [{ role: "host", partner: null, name: words("host") }],
    outcome: words("outcome"),
    attendance: [
      {
        ...{ what: "participants", value: 20, qualifier: "about" },
        note: words("attendance.note"),
        source: source("attendance"),
      },
    ],
    reported: [
      {
        ...{ what: "agreed", pillar: null, value: 7, qualifier: "atLeast" },
        note: words("reported.note"),
        source: source("reported"),
      },
    ],
    conflicts: [
      { heading: words("conflict.heading"), statements: [statement(1), statement(2)], note: words("conflict.note") },
    ],
    source: source("source"),
  };
}

/** A row of its agenda that does so, too. */
export function wordsOfItem(say: Say): Partial<AgendaItemInput> {
  return {
    title: say.both("agenda.title"),
    speakers: [{ role: "chair", partner: null, name: say.both("agenda.speaker") }],
    source: sourceAt(say, "agenda.source"),
  };
}

/** The same with nothing in Russian. */
export function halfOf<T>(value: T): T {
  return joined(value, null);
}

/** The English of one and the Russian of the other, wherever both languages stand. */
export function joined<T>(english: T, russian: T | null): T {
  if (typeof english !== "object" || english === null) return english;
  if (Array.isArray(english)) return english.map((one, at) => joined(one, (russian as T[] | null)?.[at] ?? null)) as T;
  const isWords = "en" in english && "ru" in english && typeof english.en !== "object";
  if (isWords) {
    const ru = (russian as { ru: string } | null)?.ru ?? null;
    return ("original" === english.en ? { ...english, ru: ru ? english.ru : "missing" } : { ...english, ru }) as T;
  }
  const entries = Object.entries(english).map(([key, one]) => [
    key,
    joined(one, ((russian as Record<string, unknown> | null)?.[key] as typeof one) ?? null),
  ]);
  return Object.fromEntries(entries) as T;
}
