import { type PillarItem, toPillar } from "#features/pillars/pillar-queries.ts";
import { type Addressed, type AddressedPartner, findAddressed } from "#features/recommendations/addressee-queries.ts";
import { type Rewording, type TextThen, wordsAfter } from "#features/recommendations/amendment.ts";
import { textKeptIn, textOfRow } from "#features/recommendations/amendment-queries.ts";
import {
  addsWords,
  type ConfirmedWords,
  confirmedEntry,
  historyOf,
  lastDayOf,
} from "#features/recommendations/history-entries.ts";
import { asKnownTo } from "#features/recommendations/known-queries.ts";
import { isAdopted, moves, standingMoves } from "#features/recommendations/recommendation.ts";
import { textStanding } from "#features/recommendations/recommendation-changes.ts";
import { type EventWithMeeting, eventsOf } from "#features/recommendations/recommendation-events.ts";
import type { HistoryEntry, RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { readableText, toRecommendationItem } from "#features/recommendations/recommendation-queries.ts";
import type { Tally } from "#features/reports/matrix.ts";
import { standingReports } from "#features/reports/report.ts";
import { firstSaidIn, reasonTranslations, translationsOf } from "#features/translations/translation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { rightsIn, type TextRights } from "#i18n/settled-text.ts";
import { literally } from "#lib/literally.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, readable, type Sight, sightOf } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableReports } from "#server/readable-rows.ts";
import { countStates, type ReportOfRecommendation, reportWithPartner, toReport } from "./recommendation-report-rows.ts";

export type RecommendationPage = RecommendationItem & {
  ofPillar: PillarItem | null;
  addresseesText: RecordText;
  /** the addressees, as its text names them */
  addressed: Addressed;
  /** every partner that is asked: by its own name or as a member of a group */
  addressees: AddressedPartner[];
  history: HistoryEntry[];
  /** the entry that gave it its state, as the decisions stand now */
  lastMove: HistoryEntry | null;
  /** the change that a meeting made when it endorsed it: the words before, at which meeting; `null` where none did */
  amendment: { before: TextThen; after: TextThen; entry: HistoryEntry } | null;
  /** each thing that a second person confirmed of its words: that they are official, or an erratum, with the words before and after */
  confirmed: ConfirmedEntry[];
  /** nobody changes its words alone in some languages: it was adopted, or they are official */
  rights: TextRights;
  /** the day ("YYYY-MM-DD") on which a record of a number alone was given its words; `null` where it always had some, or has none */
  wordsAddedOn: string | null;
  reports: ReportOfRecommendation[];
  /** the reader sees so much of the reports: only to who sees all of them a missing one means that there is none */
  sight: Sight;
  /** partners by their latest report, on what asks them; `noReport` only for those who see every report */
  implementation: Partial<Tally>;
  /**
   * the number of its kind that its meeting brought forth, itself among them; those before and after it are of either
   * kind
   */
  siblings: number;
  previous: string | null;
  next: string | null;
};

export type ConfirmedEntry = ConfirmedWords & {
  /** of which this was confirmed */
  languages: Locale[];
  change: { before: TextThen; after: TextThen } | null;
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
      pillar: true,
      meeting: {
        include: {
          born: {
            where: readable.recommendations(actor),
            orderBy: { position: "asc" },
            select: { code: true, kind: true },
          },
        },
      },
      reports: {
        where: await readableReports(actor),
        orderBy: { id: "desc" },
        include: reportWithPartner,
      },
    },
  });
  if (!row) return null;
  const isBy = ({ occurredOn }: { occurredOn: Date | null }) =>
    !asof || (occurredOn !== null && dateToDay(occurredOn) <= asof);
  const events = (await eventsOf([row.id])).get(row.id) ?? [];
  const known = asKnownTo(actor, row, events);
  const moved = standingMoves(known.moves).filter(({ event }) => isBy(event));
  const last = moved.at(-1);
  if (asof && row.kind === "recommendation" && !last) return null;
  const bornOn = lastDayOf(actor, row.meeting);
  if (asof && row.kind === "commitment" && !(bornOn && bornOn <= asof)) return null;

  const { rewordings } = known;
  const translationOf = await reasonTranslations(actor, known.moves);
  const history = historyOf(actor, row, known.moves)
    .filter(({ event }) => isBy(event))
    .map(({ event, entry }) => ({ event, entry: { ...entry, reasonTranslation: translationOf(event, [row]) } }));
  const entryOf = (event: { id: bigint } | undefined) =>
    history.find((one) => one.event.id === event?.id)?.entry ?? null;
  const amending = entryOf(moved.findLast(({ verb }) => verb === "amend")?.event);
  const amendment = rewordings.findLast(({ by, on }) => by === "amend" && (!asof || on <= asof));
  const readableThen = (text: TextThen | null) => readableText(actor, row, text ?? known.words ?? textOfRow(row));
  const changeOf = (one: Rewording) => ({
    before: readableThen(one.before),
    after: readableThen(wordsAfter(rewordings, one)),
  });
  const sent = row.reports.filter(({ submittedAt }) => !asof || dayOf(submittedAt) <= asof);
  const standing = new Set(standingReports(sent));
  const translations = await translationsOf(actor, "report", sent.map(firstSaidIn));
  const reports = sent.map((report) =>
    toReport(report, {
      corrected: !standing.has(report),
      translation: translations.get(firstSaidIn(report)) ?? null,
    }),
  );
  const sight = sightOf(actor);
  const addressed = (await findAddressed([row.id], asof)).get(row.id) ?? addressedToNobody;
  const siblings = row.meeting?.born ?? [];
  const addressees = everyPartner(addressed);
  const status = last ? moves[last.verb].to : null;
  const implementation = countStates(
    status,
    addressees.map(({ id }) => id),
    sent,
  );
  const { noReport: _, ...said } = implementation;
  const place = siblings.findIndex(({ code }) => code === row.code);
  const item = toRecommendationItem(actor, row, known, asof);
  return {
    ...item,
    status,
    ofPillar: row.pillar && toPillar(row.pillar),
    addresseesText: readable.words(actor, row, recordText("recommendation", row, "addressees")),
    addressed,
    addressees,
    history: history.map(({ entry }) => entry),
    lastMove: entryOf(last?.event),
    amendment: amending && amendment ? { ...changeOf(amendment), entry: amending } : null,
    confirmed: known.confirmed.filter(isBy).map((event) => {
      const change = rewordings.find(({ id }) => id === event.id);
      const languages = change ? languagesOf(readableThen(change.before), readableThen(textKeptIn(event))) : [];
      return { ...confirmedEntry(actor, row, event), languages, change: change ? changeOf(change) : null };
    }),
    rights: rightsIn(textStanding(row), isAdopted(row, moved)),
    // A reader who may read none of them is not told that there are some.
    wordsAddedOn: item.text.en || item.text.ru ? wordsAddedBy(events, asof) : null,
    reports,
    sight,
    implementation: sight === "all" ? implementation : said,
    siblings: siblings.filter(({ kind }) => kind === row.kind).length,
    previous: siblings[place - 1]?.code ?? null,
    next: siblings[place + 1]?.code ?? null,
  };
}

function languagesOf({ text: before }: TextThen, { text: after }: TextThen): Locale[] {
  return locales.filter((one) => before[one] !== after[one] || before.state[one] !== after.state[one]);
}

function wordsAddedBy(events: readonly EventWithMeeting[], asof: string | null): string | null {
  const added = events.findLast((event, index) => addsWords(event, events[index - 1]));
  const day = added ? dayOf(added.recordedAt) : null;
  return day && (!asof || day <= asof) ? day : null;
}

const addressedToNobody: Addressed = { partners: [], groups: [], bodies: [], programmes: [] };

function everyPartner({ partners, groups }: Addressed): AddressedPartner[] {
  const all = [...partners, ...groups.flatMap(({ members }) => members)];
  return [...new Map(all.map((partner) => [partner.id, partner])).values()];
}
