import { deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { directions } from "#features/agenda/agenda.ts";
import {
  addAgendaItem,
  correctAgendaItem,
  discardAgendaItem,
  moveAgendaItem,
  restoreAgendaItem,
} from "#features/agenda/agenda-commands.ts";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isOneOf } from "#lib/question.ts";
import { can, type Person } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { oneMoreRow } from "#ui/form/form-row-values.ts";
import { textOf, toId } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { agendaItemFields, agendaItemForm, readAgendaItem, seenItem } from "./agenda-form-definition.ts";

/** Adds a row to the agenda of a meeting, or changes the one whose number the form carries. */
export const saveAgendaItem = deskAction("saveAgendaItem", can.editMeetings, save, (sent, { id }) =>
  toAgenda(sent, id === null ? {} : { saved: id, next: id }),
);

async function save(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const more = oneMoreRow(values);
  if (more) return more;
  const [code, id] = [textOf(values, "code"), toId(textOf(values, "item"))];
  if (id === 0) {
    const tidy = agendaItemForm(locale).tidy(values);
    const read = readAgendaItem(tidy, locale);
    if (!read.ok) return invalid(read.problems, tidy);
    const added = await addAgendaItem(actor, code, read.value);
    return added.ok ? toAgenda(sent, { saved: added.value.id, next: added.value.id }) : refused(added, locale, tidy);
  }
  return saveChanges({
    ...{ form: agendaItemForm(locale), values, locale },
    find: async () => {
      const meeting = await findMeeting(actor, code);
      const item = meeting?.agenda.find((one) => one.id === id);
      if (!meeting || !item) return null;
      const papers = await listDocuments(actor, belongingTo({ meeting: meeting.id }));
      return { record: agendaItemFields(item, papers), version: item.version };
    },
    read: (merged) => readAgendaItem(merged, locale),
    write: (input, version) => correctAgendaItem(actor, { id, version }, input),
    saved: () => toAgenda(sent, { saved: id }),
  });
}

/** Moves a row one place on, into the session above it or out of its own; a session takes with it what is in it. */
export const moveItem = deskAction("moveItem", can.editMeetings, async (actor, sent) => {
  const to = textOf(sent.values, "to");
  if (!isOneOf(directions, to)) return toAgenda(sent, { problem: "agendaNoSuchPlace" });
  const seen = seenItem(sent.values);
  const moved = await moveAgendaItem(actor, seen, to);
  return moved.ok ? toAgenda(sent, { moved: seen.id }) : toProblem(sent, moved);
});

/** Takes a row away, with what is in it: the page says so, and gives it back. */
export const removeItem = deskAction("removeItem", can.editMeetings, async (actor, sent) => {
  const removed = await discardAgendaItem(actor, seenItem(sent.values));
  return removed.ok ? toAgenda(sent, { removed: removed.value.id }) : toProblem(sent, removed);
});

/** Puts a row back that was taken away. */
export const restoreItem = deskAction("restoreItem", can.editMeetings, async (actor, sent) => {
  const restored = await restoreAgendaItem(actor, seenItem(sent.values));
  return restored.ok ? toAgenda(sent, { restored: restored.value.id }) : toProblem(sent, restored);
});

type Told = { saved?: number; next?: number; moved?: number; removed?: number; restored?: number; problem?: string };

/** A button has nowhere to say it: the page does. */
function toProblem(sent: Sent, { error }: Refused): Outcome {
  return toAgenda(sent, { problem: error });
}

/** The page says what was done, at the row with which it was. */
function toAgenda({ values, locale }: Sent, told: Told): Outcome {
  const query = new URLSearchParams(Object.entries(told).map(([key, value]) => [key, String(value)]));
  query.set("at", Date.now().toString(36));
  const row = told.moved ?? told.restored ?? (told.next ? undefined : told.saved);
  const place = row ? `#item-${row}` : told.next ? "#new" : "#outcome";
  return { to: addressOf(locale, "/meetings/[code]/agenda", textOf(values, "code"), `?${query}${place}`) };
}
