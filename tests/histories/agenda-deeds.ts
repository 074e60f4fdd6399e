import {
  addAgendaItem,
  correctAgendaItem,
  discardAgendaItem,
  moveAgendaItem,
  restoreAgendaItem,
} from "#features/agenda/agenda-commands.ts";
import { cited } from "#i18n/source.ts";
import { portal } from "#policy.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { done } from "#tests/support/policy-meetings.ts";

const words = { en: "Routes", ru: "Маршруты" };

/** Everything that can happen to an item of an agenda, once each at least. */
export async function keepAgenda(meeting: string): Promise<void> {
  const source = cited(words);
  const chair = { role: "chair", partner: "CARICC", name: { en: "Director", ru: "Директор" } } as const;
  const about = {
    title: words,
    day: 1,
    starts: "10:00",
    ends: "12:30",
    speakers: [chair],
    interpretation: ["en", "ru"],
  };
  const session = done(await addAgendaItem(portal, meeting, agendaItemOf({ kind: "session", ...about, source })));
  const item = done(await addAgendaItem(portal, meeting, agendaItemOf({ title: words, day: 1, number: "4 bis" })));
  const inside = done(await moveAgendaItem(portal, item, "into"));
  const corrected = agendaItemOf({
    title: words,
    parent: session.id,
    kind: "statement",
    starts: "10:30",
    documents: [],
    recommendations: [],
  });
  done(await correctAgendaItem(portal, inside, corrected));
  const gone = done(await discardAgendaItem(portal, session));
  done(await restoreAgendaItem(portal, gone));
}
