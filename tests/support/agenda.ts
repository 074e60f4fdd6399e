import { type AgendaItemInput, agendaItemInput } from "#features/agenda/agenda.ts";

/** An item of which nothing is known but its title. */
export function agendaItemOf(more: Partial<AgendaItemInput>): AgendaItemInput {
  return agendaItemInput.parse({
    ...{
      kind: "item",
      parent: null,
      day: null,
      number: null,
      title: { en: "Routes", ru: null },
      starts: null,
      ends: null,
    },
    ...{ speakers: [], interpretation: [], source: [] },
    ...more,
  });
}
