import { z } from "zod";
import { agendaItemInput } from "#features/agenda/agenda.ts";
import type { AgendaItemShown } from "#features/agenda/agenda-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { choices, citations, citing, pair, rows, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { type FormValues, textOf, toId } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** One row of an agenda: what it is, when, and who is in the chair or speaks. */
export const agendaItemForm = defineForm(() =>
  z.object({
    kind: words({ label: "agenda:kind" }),
    title: pair({ label: "staff:pair.title", problem: "agenda:problem.title" }),
    number: words({ label: "agenda:number", problem: "agenda:problem.number" }),
    day: words({ label: "agenda:onDay" }),
    parent: words({ label: "agenda:session" }),
    starts: words({ label: "agenda:starts", problem: "agenda:problem.time" }),
    ends: words({ label: "agenda:ends", problem: "agenda:problem.ends" }),
    speakers: rows(
      z.object({
        role: words({ label: "agenda:speakerRole", preset: true }),
        partner: words({ label: "agenda:speakerPartner", problem: "agenda:problem.speaker" }),
        name: pair({ label: "staff:pair.function", problem: "agenda:problem.speaker" }),
      }),
      { row: "agenda:speakerRow", spare: 1 },
    ),
    interpretation: choices({ label: "agenda:interpreted" }),
    source: citations(),
    documents: choices({ label: "agenda:papers" }),
    recommendations: choices({ label: "agenda:comeFrom" }),
  }),
);

type Fields = z.output<ReturnType<typeof agendaItemForm>["fields"]>;

const none = { en: null, ru: null };

type Papers = readonly { id: number; code: string }[];

/** A row as the form holds it; `papers` are those of the meeting that its author may know. */
export function agendaItemFields(item: AgendaItemShown, papers: Papers): Fields {
  return {
    ...{ kind: item.kind, title: item.title, number: item.number, starts: item.starts, ends: item.ends },
    day: item.day === null ? null : String(item.day),
    parent: item.parentId === null ? null : String(item.parentId),
    speakers: item.speakers.map(({ role, partner, name }) => ({
      role,
      partner: partner?.code ?? null,
      name: name ?? none,
    })),
    ...{ interpretation: item.interpretation, source: citing(item.source) },
    documents: papers.flatMap(({ id, code }) => (item.documents.includes(id) ? code : [])),
    recommendations: item.recommendations.map(({ code }) => code),
  };
}

/** The form of a row that is there, with what its author is shown. */
export function agendaItemValues(meeting: string, item: AgendaItemShown, papers: Papers, locale: Locale): FormValues {
  const values = agendaItemForm(locale).values(agendaItemFields(item, papers));
  return { code: meeting, item: String(item.id), ...withShown(values) };
}

/** The form of the next row: on the day, in the session and from the time at which the one before it ends. */
export function nextItemValues(meeting: string, after: AgendaItemShown | null, locale: Locale): FormValues {
  const values = agendaItemForm(locale).values({
    ...{ kind: "item", title: none, number: null, starts: after?.ends ?? null, ends: null },
    day: after?.day ? String(after.day) : null,
    parent: after?.kind === "session" ? String(after.id) : after?.parentId ? String(after.parentId) : null,
    ...{ speakers: [], interpretation: [], source: citing([]), documents: [], recommendations: [] },
  });
  return { code: meeting, ...values };
}

export function readAgendaItem(values: FormValues, locale: Locale) {
  return agendaItemForm(locale).read(values, agendaItemInput, ({ day, parent, ...fields }) => ({
    ...fields,
    day: day === null ? null : toId(day),
    parent: parent === null ? null : toId(parent),
  }));
}

/** The row of which a button was pressed, as it was seen. */
export function seenItem(values: FormValues) {
  return { id: toId(textOf(values, "item")), version: toId(textOf(values, "version")) };
}
