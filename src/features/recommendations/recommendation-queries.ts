import { dayOf } from "#i18n/format.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { database } from "#server/database.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { Locale } from "../../i18n/locale.ts";
import { type Actor, can, readable } from "../../policy.ts";
import type { Tally } from "../reports/matrix.ts";
import { standingReports } from "../reports/report.ts";
import { type Addressed, type AddressedPartner, findAddressed } from "./addressee-queries.ts";
import type { TextThen } from "./amendment.ts";
import { findAmendments, textOfRow } from "./amendment-queries.ts";
import { findFacts } from "./fact-queries.ts";
import { historyOf, lastDayOf, toMeeting } from "./history-entries.ts";
import { type AsKnown, asKnownTo, findWithheld } from "./known-queries.ts";
import type { Kind, LanguageState, Provenance, Status, Step } from "./recommendation.ts";
import { moves, standingMoves } from "./recommendation.ts";
import { eventsOf } from "./recommendation-events.ts";
import { type Counts, choose, compare, type Fact, type RecommendationQuery } from "./recommendation-filter.ts";
import { countStates, type ReportOfRecommendation, reportWithPartner, toReport } from "./recommendation-report-rows.ts";

export const pageLength = 20;

export type MeetingOfRecommendation = {
  code: string;
  type: string;
  pillar: number | null;
  title: Localized;
  city: Localized;
  start: string | null;
  end: string | null;
  datePrecision: string;
  /** "YYYY-MM-DD": the first that it can have been */
  firstDay: string | null;
};

/** A recommendation as readers may see it: a language that is not published has no text here. */
export type RecommendationItem = {
  id: number;
  code: string;
  kind: Kind;
  provenance: Provenance;
  pillar: number | null;
  year: number | null;
  text: Localized;
  textState: Record<Locale, LanguageState>;
  status: Status | null;
  meeting: MeetingOfRecommendation | null;
  source: Localized;
  published: boolean;
  version: number;
  /** endorsed with changes: the words are the meeting's */
  amended: boolean;
};

export type RecommendationList = {
  items: RecommendationItem[];
  total: number;
  counts: Counts;
  page: number;
  pages: number;
};

/** The list page: `limit` items (20 unless the address says otherwise) and the counts of every filter. */
export async function listRecommendations(
  actor: Actor,
  query: RecommendationQuery,
  limit = query.limit ?? pageLength,
): Promise<RecommendationList> {
  const facts = await findFacts(actor, query);
  const { matching, counts } = choose(facts, query);
  matching.sort(compare(query.sort));
  const pages = Math.max(1, Math.ceil(matching.length / limit));
  const page = Math.min(query.page, pages);
  const shown = matching.slice((page - 1) * limit, page * limit);
  return { items: await itemsOf(actor, shown, query.asof), total: matching.length, counts, page, pages };
}

/**
 * In the order of their meeting: all that it brought forth, all that wait, all of a partner. `asof` is the day of their
 * words; their state is that of today.
 */
export async function findRecommendations(
  actor: Actor,
  where: Prisma.RecommendationWhereInput,
  asof: string | null = null,
): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), where] },
    include: { meeting: true },
    orderBy: [{ meeting: { lastDay: { sort: "desc", nulls: "last" } } }, { meetingId: "desc" }, { position: "asc" }],
  });
  return toItems(actor, rows, asof);
}

export type HistoryEntry = {
  verb: string;
  /** the state that it led to */
  status: Status | null;
  /** a decision that was recorded wrongly: a later entry puts it right */
  corrected: boolean;
  /** the decision that this entry puts right; `null` where it puts none right */
  corrects: Step | null;
  occurred: { from: string; on: string } | null;
  recordedAt: Date;
  meeting: MeetingOfRecommendation | null;
  reason: Localized;
  source: Localized;
};

export type RecommendationPage = RecommendationItem & {
  addresseesText: Localized;
  /** whom it is addressed to, as its text says it */
  addressed: Addressed;
  /** every partner that is asked: by its own name or as a member of a group */
  addressees: AddressedPartner[];
  history: HistoryEntry[];
  /** the entry that gave it its state, as the decisions stand now */
  standing: HistoryEntry | null;
  /** what a meeting changed when it endorsed it: the words before, at which meeting; `null` where none did */
  amendment: { before: TextThen; entry: HistoryEntry } | null;
  reports: ReportOfRecommendation[];
  /** whether the reader sees every report: only then does a missing one mean that there is none */
  seesAllReports: boolean;
  /** partners by their latest report, on what asks them; `noReport` only for those who see every report */
  implementation: Partial<Tally>;
  /** how many of its kind its meeting brought forth, itself among them; those before and after it are of either kind */
  siblings: number;
  previous: string | null;
  next: string | null;
};

/**
 * One recommendation with what happened to it, as of a day ("YYYY-MM-DD", inclusive; events without a date count only
 * without one). `null` where there is none, it is not for this reader, or it was not there yet.
 */
export async function findRecommendation(
  actor: Actor,
  code: string,
  asof: string | null = null,
): Promise<RecommendationPage | null> {
  const row = await database().recommendation.findFirst({
    where: { AND: [readable.recommendations(actor), { code: { equals: literally(code), mode: "insensitive" } }] },
    include: {
      meeting: true,
      reports: {
        where: readable.reports(actor),
        orderBy: { id: "desc" },
        include: reportWithPartner,
      },
    },
  });
  if (!row) return null;
  const isBy = ({ occurredOn }: { occurredOn: Date | null }) =>
    !asof || (occurredOn !== null && dateToDay(occurredOn) <= asof);
  const known = asKnownTo(actor, row, (await eventsOf([row.id])).get(row.id) ?? []);
  const moved = standingMoves(known.moves).filter(({ event }) => isBy(event));
  const last = moved.at(-1);
  if (asof && row.kind === "recommendation" && !last) return null;
  const bornOn = lastDayOf(actor, row.meeting);
  if (asof && row.kind === "commitment" && !(bornOn && bornOn <= asof)) return null;

  const { amendment } = known;
  const history = historyOf(actor, row, known.moves).filter(({ event }) => isBy(event));
  const entryOf = (event: { id: bigint } | undefined) =>
    history.find((one) => one.event.id === event?.id)?.entry ?? null;
  const amending = entryOf(moved.findLast(({ verb }) => verb === "amend")?.event);
  const sent = row.reports.filter(({ submittedAt }) => !asof || dayOf(submittedAt) <= asof);
  const standing = new Set(standingReports(sent));
  const reports = sent.map((report) => toReport(report, { corrected: !standing.has(report) }));
  const seesAllReports = can.readReport(actor, { partnerId: 0, releasedAt: null });
  const [addressedThen, siblings] = await Promise.all([
    findAddressed([row.id], asof),
    row.meetingId === null ? [] : siblingsOf(actor, row.meetingId),
  ]);
  const addressed = addressedThen.get(row.id) ?? addressedToNobody;
  const addressees = everyPartner(addressed);
  const status = last ? moves[last.verb].to : null;
  const implementation = countStates(
    status,
    addressees.map(({ id }) => id),
    sent,
  );
  const { noReport: _, ...said } = implementation;
  const place = siblings.findIndex(({ code }) => code === row.code);
  return {
    ...toItem(actor, row, known, asof),
    status,
    addresseesText: readable.words(actor, row, localized(row, "addressees")),
    addressed,
    addressees,
    history: history.map(({ entry }) => entry),
    standing: entryOf(last?.event),
    amendment: amending && amendment ? { before: readableText(actor, row, amendment.before), entry: amending } : null,
    reports,
    seesAllReports,
    implementation: seesAllReports ? implementation : said,
    siblings: siblings.filter(({ kind }) => kind === row.kind).length,
    previous: siblings[place - 1]?.code ?? null,
    next: siblings[place + 1]?.code ?? null,
  };
}

const addressedToNobody: Addressed = { partners: [], groups: [], bodies: [], programmes: [] };

function everyPartner({ partners, groups }: Addressed): AddressedPartner[] {
  const all = [...partners, ...groups.flatMap(({ members }) => members)];
  return [...new Map(all.map((partner) => [partner.id, partner])).values()];
}

async function siblingsOf(actor: Actor, meetingId: number): Promise<{ code: string; kind: string }[]> {
  return database().recommendation.findMany({
    where: { AND: [readable.recommendations(actor), { meetingId }] },
    orderBy: { position: "asc" },
    select: { code: true, kind: true },
  });
}

async function itemsOf(actor: Actor, facts: readonly Fact[], asof: string | null): Promise<RecommendationItem[]> {
  const rows = await database().recommendation.findMany({
    where: { id: { in: facts.map(({ id }) => id) } },
    include: { meeting: true },
  });
  const items = new Map((await toItems(actor, rows, asof)).map((item) => [item.code, item]));
  return facts.flatMap((fact) => {
    const item = items.get(fact.code);
    return item ? [{ ...item, status: fact.status as Status | null }] : [];
  });
}

type Row = Prisma.RecommendationGetPayload<{ include: { meeting: true } }>;

async function toItems(actor: Actor, rows: readonly Row[], asof: string | null): Promise<RecommendationItem[]> {
  const ids = rows.map(({ id }) => id);
  const withheld = await findWithheld(actor, ids);
  const amendments = await findAmendments(withheld, ids);
  return rows.map((row) => {
    const plain = { status: row.status as Status | null, words: null, amendment: amendments.get(row.id) ?? null };
    return toItem(actor, row, withheld.get(row.id) ?? plain, asof);
  });
}

/** In the words of the day that is asked for. */
function toItem(
  actor: Actor,
  row: Row,
  { status, words, amendment }: Omit<AsKnown, "moves">,
  asof: string | null,
): RecommendationItem {
  const then = asof && amendment && amendment.on > asof ? amendment.before : null;
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Kind,
    pillar: row.pillarNumber,
    year: row.year,
    ...readableText(actor, row, then ?? words ?? textOfRow(row)),
    status,
    meeting: toMeeting(actor, row.meeting),
    published: row.publishedEnAt !== null || row.publishedRuAt !== null,
    version: row.version,
    amended: amendment !== null && then === null,
  };
}

/** In a language that is not published there are no words, be they of today or of then. */
function readableText(actor: Actor, row: Row, { text, source, textState, provenance }: TextThen): TextThen {
  return {
    provenance,
    text: readable.words(actor, row, text),
    source: readable.words(actor, row, source),
    textState: {
      en: can.readLanguage(actor, row, "en") ? textState.en : "missing",
      ru: can.readLanguage(actor, row, "ru") ? textState.ru : "missing",
    },
  };
}
