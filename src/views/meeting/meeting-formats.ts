import { agendaTree } from "#features/agenda/agenda.ts";
import { type AgendaItemShown, findAgendas } from "#features/agenda/agenda-queries.ts";
import { releasedCount } from "#features/delegations/delegation-queries.ts";
import { chooseMeetings, type MeetingListQuery } from "#features/meetings/meeting-filter.ts";
import { hostWords } from "#features/meetings/meeting-hosts.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { calendarMarks } from "#features/meetings/meeting-state-queries.ts";
import { moves } from "#features/recommendations/recommendation.ts";
import { locales } from "#i18n/locale.ts";
import { type Localized, recordWordsIn } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import type { Asof } from "#lib/asof.ts";
import { answerUnder, codeOf, type FileRequest, type FilesOf, jsonFile, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import { calendarEntry, calendarOf, isInCalendar } from "#views/calendar/meeting-calendar.ts";
import { roundLinesFor } from "#views/calendar/round-calendar.ts";
import { sessionLines } from "#views/calendar/session-calendar.ts";
import { ledgerJson } from "#views/ledger/ledger-formats.ts";
import { findLedger, type LedgerPage } from "#views/ledger/ledger-queries.ts";
import { findMeeting, type MeetingPage } from "./find-meeting.ts";
import type { meetingAddresses } from "./meeting-addresses.ts";
import type { Outcome } from "./meeting-outcome.ts";
import {
  findOutcomes,
  listMeetingsWithNumbers,
  type MeetingListItem,
  type MeetingNumbers,
} from "./meeting-outcome-queries.ts";

/** The table says which addresses of meetings answer as files, and how. */
export const meetingFiles: FilesOf<typeof meetingAddresses> = {
  "/meetings": {
    async json(request) {
      const meetings = await meetingsAsked(request);
      const agendas = await findAgendas(
        request.actor,
        meetings.map(({ id }) => id),
      );
      const items = meetings.map((meeting) => ({
        ...fields({ ...meeting, agenda: agendas.get(meeting.id) ?? [] }),
        ...stateFields(meeting),
        ...numbers(meeting),
      }));
      return jsonList(items, request, codeOf);
    },
    async csv(request) {
      return csvFile([...columns, ...numberColumns], await meetingsAsked(request), request.locale);
    },
    async ics(request) {
      const isAsked = Object.values(request.asked).some((values) => values.length > 0);
      // Asked for all, it tells of the days of rounds, too.
      const rounds = isAsked ? [] : await roundLinesFor(request.actor, request.locale);
      return calendar(await meetingsAsked(request), request, rounds);
    },
  },
  "/meetings/[code]": {
    json: (request) =>
      answerWith(request, async (meeting) => {
        const { actor, today } = request;
        const outcomes = await findOutcomes(actor, meeting, today);
        const ledger = await findLedger(actor, { meeting: meeting.code, asof: meeting.asof });
        const counted = meeting.asof === null ? await releasedCount(meeting) : null;
        return jsonFile({ ...toPage(meeting, outcomes, ledger), counted });
      }),
    csv: (request) =>
      answerWith(request, (meeting) =>
        csvFile([...columns, ...numberColumns], [{ ...meeting, ...numbersOf(meeting) }], request.locale),
      ),
    ics: (request) => answerWith(request, (meeting) => (isInCalendar(meeting) ? oneCalendar(meeting, request) : null)),
  },
};

async function meetingsAsked({ actor, asked }: FileRequest<MeetingListQuery>): Promise<MeetingListItem[]> {
  return chooseMeetings(await listMeetingsWithNumbers(actor), asked).matching;
}

async function answerWith(
  request: FileRequest<Asof>,
  write: (meeting: MeetingPage) => Response | null | Promise<Response | null>,
): Promise<Response | null> {
  const { actor, asked, path } = request;
  return answerUnder(request, await findMeeting(actor, path[1] ?? "", asked.day), write);
}

async function oneCalendar(meeting: MeetingPage, request: FileRequest): Promise<Response> {
  const marks = await calendarMarks(request.actor, [meeting]);
  const [entry] = calendarEntry(meeting, marks.get(meeting.id));
  return calendarFile(
    [...(entry ? [entry] : [])],
    request,
    entry ? sessionLines(entry, meeting.agenda, request.locale) : [],
  );
}

async function calendar(
  meetings: readonly (MeetingItem & WithTold)[],
  request: FileRequest,
  more: readonly string[],
): Promise<Response> {
  const marks = await calendarMarks(request.actor, meetings);
  const entries = meetings.flatMap((meeting) => calendarEntry(meeting, marks.get(meeting.id)));
  return calendarFile(entries, request, more);
}

function calendarFile(
  entries: Parameters<typeof calendarOf>[0],
  { locale }: FileRequest,
  more: readonly string[],
): Response {
  const origin = (process.env.PORTAL_URL ?? "").replace(/\/$/, "");
  return new Response(calendarOf(entries, locale, origin, more), {
    headers: { "content-type": "text/calendar; charset=utf-8" },
  });
}

function fields(meeting: MeetingItem & Pick<MeetingPage, "agenda">) {
  return {
    code: meeting.code,
    access: meeting.access,
    type: meeting.type,
    number: meeting.number,
    pillar: meeting.pillar,
    ...textJson("title", meeting.title),
    titleState: meeting.title.state,
    start: meeting.start,
    end: meeting.end,
    datePrecision: meeting.datePrecision,
    city: meeting.city,
    country: meeting.place && {
      code: meeting.place.code,
      name: meeting.place.name,
      nameThen: meeting.place.nameThen,
      isPartner: meeting.place.isPartner,
    },
    format: meeting.format,
    hosts: meeting.hosts.map(({ role, partner, name }) => ({
      ...{ role, name },
      partner: partner && {
        ...{ code: partner.code, ...textJson("name", partner.name) },
        ...(partner.nameThen && { nameThen: partner.nameThen }),
        ...(recordWordsIn(partner.remark, "en") && textJson("remark", partner.remark)),
      },
    })),
    ...textJson("outcome", meeting.outcome),
    attendance: meeting.attendance.map(withSources),
    reported: meeting.reported.map(withSources),
    zone: meeting.zone.name,
    agenda: agendaTree(meeting.agenda).map(({ item, within }) => ({
      ...agendaJson(item),
      ...(item.kind === "session" && { items: within.map(agendaJson) }),
    })),
    topics: meeting.agenda
      .filter(({ kind }) => kind === "item")
      .map(({ title, source }) => ({ text: title, sources: sourceJson(source) })),
    conflicts: meeting.conflicts.map((one) => ({ ...one, statements: one.statements.map(withSources) })),
    sources: sourceJson(meeting.source),
    sample: meeting.sample,
  };
}

function withSources<Told extends { source: Source }>({ source, ...told }: Told) {
  return { ...told, sources: sourceJson(source) };
}

function agendaJson(item: AgendaItemShown) {
  const { kind, day, number, title, starts, ends, speakers, interpretation, source, sample, recommendations } = item;
  return {
    ...{ kind, day, number, title, starts, ends },
    speakers: speakers.map(({ role, partner, name }) => ({
      ...{ role, function: name },
      partner: partner && {
        ...{ code: partner.code, ...textJson("name", partner.name) },
        ...(partner.nameThen && { nameThen: partner.nameThen }),
      },
    })),
    recommendations: recommendations.map(({ code }) => code),
    ...{ interpretation, sources: sourceJson(source), sample },
  };
}

function toPage(meeting: MeetingPage, outcomes: readonly Outcome[], ledger: LedgerPage) {
  return {
    ...fields(meeting),
    ...stateFields(meeting),
    statesTold: meeting.told.map(({ state, occurred, source, reason, reasonTranslation, before }) => ({
      ...{ state, on: occurred, sources: sourceJson(source), reason, reasonTranslation },
      before: before && { start: before.start, end: before.end, datePrecision: before.datePrecision },
    })),
    asof: meeting.asof,
    ledger: ledgerJson(ledger),
    before: meeting.before?.code ?? null,
    after: meeting.after?.code ?? null,
    seriesBefore: meeting.inSeries.before?.code ?? null,
    seriesAfter: meeting.inSeries.after?.code ?? null,
    recommendations: meeting.recommendations.map(({ code, kind, status }) => ({ code, kind, status })),
    decisions: meeting.decisions.map(({ verb, recommendation, source, reason, reasonTranslation }) => ({
      ...{ verb, sources: sourceJson(source), reason, reasonTranslation },
      recommendation: recommendation.code,
    })),
    outcomes: outcomes.map((outcome) =>
      outcome.kind === "noneHeld" || outcome.kind === "noneRecorded"
        ? {
            ...{ kind: outcome.kind, pillar: outcome.pillar, year: outcome.year },
            sources: outcome.kind === "noneHeld" ? outcome.sources.flatMap(sourceJson) : [],
          }
        : {
            kind: outcome.kind,
            pillar: outcome.pillar,
            codes: outcome.ranges.flatMap(({ codes }) => codes),
            bornAt: outcome.meeting?.code ?? null,
            sources: outcome.sources.flatMap(sourceJson),
          },
    ),
  };
}

/** Its state with what tells it. */
function stateFields({ state, told }: WithTold) {
  const last = told.at(-1);
  return {
    state,
    stateOn: last?.occurred ?? null,
    stateReason: last?.reason ?? nothing,
    stateReasonTranslation: last?.reasonTranslation ?? null,
    stateSources: sourceJson(last?.source ?? []),
  };
}

const nothing: Localized = { en: null, ru: null };

/** Of the page's own day, as its list and its decisions tell them. */
function numbersOf({ recommendations, decisions }: MeetingPage): MeetingNumbers {
  const born = (kind: string) => recommendations.filter((one) => one.kind === kind).length;
  const endorsed = decisions.filter(({ verb }) => moves[verb].to === "endorsed").length;
  return { recommendations: born("recommendation"), commitments: born("commitment"), endorsed };
}

function numbers({ recommendations, commitments, endorsed }: MeetingNumbers): MeetingNumbers {
  return { recommendations, commitments, endorsed };
}

type WithTold = Pick<MeetingPage, "state" | "told">;

const both = (
  head: string,
  value: (meeting: MeetingItem & WithTold) => Localized | undefined,
): FileColumn<MeetingItem & WithTold>[] => [
  { head: `${head}_en`, cell: (meeting) => value(meeting)?.en },
  { head: `${head}_ru`, cell: (meeting) => value(meeting)?.ru },
];

const columns: FileColumn<MeetingItem & WithTold>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "access", cell: ({ access }) => access, words: "documents:access" },
  { head: "type", cell: ({ type }) => type, words: "meetings:types" },
  { head: "number", cell: ({ number }) => number },
  { head: "pillar", cell: ({ pillar }) => pillar },
  ...textColumns<MeetingItem>("title", ({ title }) => title),
  { head: "title_en_state", cell: ({ title }) => title.state.en, words: "states:language" },
  { head: "title_ru_state", cell: ({ title }) => title.state.ru, words: "states:language" },
  { head: "state", cell: ({ state }) => state, words: "meetings:state" },
  { head: "state_from", cell: ({ told }) => told.at(-1)?.occurred?.from },
  { head: "state_on", cell: ({ told }) => told.at(-1)?.occurred?.on },
  ...both("state_reason", ({ told }) => told.at(-1)?.reason),
  ...sourceColumns<MeetingItem & WithTold>("state_source", ({ told }) => told.at(-1)?.source ?? []),
  { head: "start", cell: ({ start }) => start },
  { head: "end", cell: ({ end }) => end },
  { head: "date_precision", cell: ({ datePrecision }) => datePrecision, words: "files:precisions" },
  ...both("city", ({ city }) => city),
  { head: "country", cell: ({ place }) => place?.code },
  ...both("country_name_then", ({ place }) => place?.nameThen),
  { head: "format", cell: ({ format }) => format, words: "meetings:formats" },
  ...locales.map((locale) => ({
    head: `hosts_${locale}`,
    cell: ({ hosts }: MeetingItem) => hosts.map((host) => hostWords(host)[locale] ?? "").join("; "),
  })),
  // In each language the codes of those whose name is outdated.
  ...locales.map((locale) => ({
    head: `hosts_${locale}_outdated`,
    cell: ({ hosts }: MeetingItem) =>
      hosts.flatMap(({ name, partner }) => (!name && partner?.name.outdated[locale] ? partner.code : [])).join("; "),
  })),
  { head: "host_codes", cell: ({ hosts }) => hosts.map(({ partner }) => partner?.code ?? "").join("; ") },
  { head: "host_roles", cell: ({ hosts }) => hosts.map(({ role }) => role).join("; ") },
  ...textColumns<MeetingItem>("outcome", ({ outcome }) => outcome),
  {
    head: "reported_attendance",
    cell: ({ attendance }) =>
      attendance.map(({ what, qualifier, value }) => `${what}: ${qualifier} ${value}`).join("; "),
  },
  {
    head: "reported_recommendations",
    cell: ({ reported }) =>
      reported
        .map(({ what, pillar, qualifier, value }) =>
          [what, pillar && `(pillar ${pillar})`]
            .filter(Boolean)
            .join(" ")
            .concat(": ", [qualifier, value ?? []].flat().join(" ")),
        )
        .join("; "),
  },
  ...sourceColumns<MeetingItem>("source", ({ source }) => source),
  { head: "sample", cell: ({ sample }) => sample },
  { head: "state_reason_translation", cell: ({ told }) => told.at(-1)?.reasonTranslation?.words },
  { head: "state_reason_translation_state", cell: ({ told }) => told.at(-1)?.reasonTranslation?.state },
];

const numberColumns: FileColumn<MeetingListItem>[] = [
  { head: "recommendations", cell: (meeting) => meeting.recommendations },
  { head: "commitments", cell: (meeting) => meeting.commitments },
  { head: "endorsed", cell: (meeting) => meeting.endorsed },
];
