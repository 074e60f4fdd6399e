import { expect } from "vitest";
import { moveItem, removeItem, restoreItem, saveAgendaItem } from "#desk/agenda/agenda-actions.ts";
import { agendaItemValues, nextItemValues } from "#desk/agenda/agenda-form-definition.ts";
import { correctAgendaItem, discardAgendaItem } from "#features/agenda/agenda-commands.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import type { Job } from "./job.ts";

const code = "EWG-2021-III";

/** The first row of the agenda, as whoever works on it sees it. */
async function first() {
  const item = (await findMeeting(portal, code))?.agenda[0];
  if (!item) throw new Error(code);
  return item;
}

const rows = () => database().agendaItem.findMany({ where: { meeting: { code } }, orderBy: { id: "asc" } });
const stored = async () => (await rows())[0];

const seen = async (more: FormValues = {}) => {
  const { id, version } = await first();
  return { code, item: String(id), version: String(version), ...more };
};

const leads = { to: expect.stringMatching(/^\/en\/meetings\/EWG-2021-III\/agenda\?/) };

/** A colleague gives the first row another title in one language. */
async function retitle(title: { en: string } | { ru: string }) {
  const item = await first();
  const { speakers, source } = item;
  const codes = speakers.map((one) => ({ ...one, partner: one.partner?.code ?? null }));
  const stands = { kind: item.kind, day: item.day, number: item.number, starts: item.starts, ends: item.ends, source };
  done(
    await correctAgendaItem(
      portal,
      item,
      agendaItemOf({ ...stands, speakers: codes, title: { ...item.title, ...title } }),
    ),
  );
}

const removed = async () => done(await discardAgendaItem(portal, await first()));

export const agenda: Job[] = [
  {
    does: "adds a row to the agenda of a meeting",
    name: "saveAgendaItem",
    once: "key",
    action: saveAgendaItem,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({ ...nextItemValues(code, null, "en"), "title.en": "Hawala", starts: "10:00", ends: "10:30" }),
    outcome: leads,
    kept: [async () => (await rows()).at(-1), { titleEn: "Hawala", starts: "10:00", ends: "10:30", discardedAt: null }],
    wrong: [{ "title.en": "", starts: "25:00", ends: "" }, ["title", "starts"]],
  },
  {
    does: "changes a row of the agenda of a meeting",
    name: "saveAgendaItem",
    once: "key",
    action: saveAgendaItem,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({
      ...agendaItemValues(code, await first(), [], "en"),
      "title.en": "Typed",
      starts: "10:00",
    }),
    outcome: leads,
    kept: [stored, { titleEn: "Typed", starts: "10:00" }],
    wrong: [{ number: "the first" }, ["number"]],
    saves: {
      other: () => retitle({ ru: "Изменено" }),
      both: { titleEn: "Typed", titleRu: "Изменено" },
      same: {
        change: () => retitle({ en: "Of a colleague" }),
        fields: ["title.en"],
        theirs: { titleEn: "Of a colleague" },
      },
    },
  },
  {
    does: "moves a row of the agenda of a meeting",
    name: "moveItem",
    once: "key",
    action: moveItem,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: () => seen({ to: "down" }),
    outcome: { to: expect.stringMatching(/agenda\?moved=\d+&at=\w+#item-\d+$/) },
    kept: [async () => (await findMeeting(portal, code))?.agenda[1]?.id === (await stored())?.id, true],
  },
  {
    does: "takes a row away from the agenda of a meeting",
    name: "removeItem",
    once: "key",
    action: removeItem,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: () => seen(),
    outcome: { to: expect.stringMatching(/agenda\?removed=\d+/) },
    kept: [stored, { discardedAt: expect.any(Date) }],
  },
  {
    does: "puts a row back into the agenda of a meeting",
    name: "restoreItem",
    once: "key",
    action: restoreItem,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: removed,
    form: async () => {
      const item = await stored();
      return { code, item: String(item?.id), version: String(item?.version) };
    },
    outcome: { to: expect.stringMatching(/agenda\?restored=\d+/) },
    kept: [stored, { discardedAt: null }],
  },
];
