import { policyMeetings } from "#features/decisions/decision.ts";
import { findAddressedPartners } from "#features/recommendations/addressee-queries.ts";
import { toMeeting } from "#features/recommendations/history-entries.ts";
import { isWordless, type Status } from "#features/recommendations/recommendation.ts";
import { about, byRecommendation } from "#features/recommendations/recommendation-events.ts";
import type {
  HistoryEntry,
  MeetingOfRecommendation,
  RecommendationItem,
} from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { statusesAsOf } from "#features/recommendations/status-queries.ts";
import { latestStatements } from "#features/reports/matrix.ts";
import { isUnfinished } from "#features/reports/report.ts";
import { statementsOn } from "#features/reports/statement-queries.ts";
import { findAskingRound } from "#features/rounds/round-queries.ts";
import { troublesSince } from "#features/texts/language-trouble.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { recordTextThen } from "#i18n/text-snapshot.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { type Actor, can, portal, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { byWaiting, gathered, nextSteps, type Situation, type Step, type Waiting } from "./next-step.ts";

export type NextStep = Step<MeetingOfRecommendation> & {
  /** of those who are silent the few; nobody where they are many */
  named: { code: string; name: RecordText }[];
};

export type WithNextSteps = { recommendation: RecommendationItem; steps: NextStep[] };

/** So few are called by their names. */
const few = 4;

/**
 * Finds who must act on each, as far as this reader may know: what waits inside the unit and for translators only for
 * those who see it anyway, silence for the public only as "no public report". As of a day ("YYYY-MM-DD") the move and
 * the reports of then; what waited beside the text, and which policy meeting was expected, the record does not know of
 * the past.
 */
export async function findNextSteps(
  actor: Actor,
  where: Prisma.RecommendationWhereInput,
  asof: string | null = null,
): Promise<WithNextSteps[]> {
  const items = await findRecommendations(actor, { AND: [{ kind: "recommendation" }, where] }, asof);
  const statuses = await statusesAsOf(
    actor,
    items.map(({ id }) => id),
    asof,
  );
  return nextStepsOf(actor, items, statuses, asof);
}

/** Finds who must act on a recommendation whose page is known, as it is on that day; `null` for what is none. */
export async function findStepsOfPage(
  actor: Actor,
  page: RecommendationItem & { lastMove: HistoryEntry | null; addressees: readonly { id: number }[] },
  asof: string | null,
): Promise<NextStep[] | null> {
  if (page.kind !== "recommendation") return null;
  const { id, status, lastMove } = page;
  const since = { days: lastMove?.occurred ?? null, meeting: lastMove?.meeting ?? null };
  const addressed = new Map([[id, page.addressees.map((partner) => partner.id)]]);
  const [next] = await nextStepsOf(actor, [page], new Map([[id, { status, ...since }]]), asof, addressed);
  return next?.steps ?? null;
}

type StatusAndSince = Pick<Situation<MeetingOfRecommendation>, "status"> & Situation<MeetingOfRecommendation>["since"];

/**
 * `standings` are the moves by which the items (ids) stand as they do on that day, `addressed` the partners (ids) that each is
 * addressed to, where they are known already.
 */
async function nextStepsOf(
  actor: Actor,
  items: readonly RecommendationItem[],
  statuses: ReadonlyMap<number, StatusAndSince>,
  asof: string | null,
  addressed?: ReadonlyMap<number, readonly number[]>,
): Promise<WithNextSteps[]> {
  const ids = items.map(({ id }) => id);
  const asking = asof ? null : await findAskingRound(actor);
  const round = asking && can.knowSilence(actor, asking) ? asking : null;
  const [answers, waits, troubles, coming] = await Promise.all([
    answersTo(actor, ids, asof, round?.year ?? null, addressed),
    asof ? new Map<number, WaitingReports>() : waitingReports(actor, ids),
    asof ? new Map<number, Situation<unknown>["troubles"]>() : troublesOf(actor, items),
    asof ? undefined : comingPolicyMeeting(actor),
  ]);
  return items.map((recommendation) => {
    const { id } = recommendation;
    const { status, ...since } = statuses.get(id) ?? { status: null, days: null, meeting: null };
    const answer = answers.get(id) ?? { addressed: 0, silent: 0, unfinished: 0, named: [] };
    const steps = nextSteps<MeetingOfRecommendation>({
      status,
      since,
      coming,
      addressed: answer.addressed,
      silent: answer.silent,
      unfinished: answer.unfinished,
      round,
      unreleased: waits.get(id)?.unreleased ?? null,
      unassessed: waits.get(id)?.unassessed ?? null,
      troubles: troubles.get(id) ?? [],
    });
    return {
      recommendation: { ...recommendation, status },
      steps: steps.map((step) => ({ ...step, named: step.what === "report" ? answer.named : [] })),
    };
  });
}

export type WaitingStep = { recommendations: RecommendationItem[]; step: NextStep };

/**
 * Every step for which somebody is waited, what has waited longest first, for the unit alone; alike ones are one. The
 * translator's desk holds what waits for a translator.
 */
export async function listWaiting(actor: Actor): Promise<WaitingStep[]> {
  if (!can.editRecommendations(actor)) return [];
  const all = await findNextSteps(actor, { OR: [{ status: { in: [...inMotion] } }, { addressees: { some: {} } }] });
  const waiting = all
    .flatMap(({ recommendation, steps }) => steps.map((step) => ({ recommendation, step })))
    .filter(({ step }) => step.who !== "nobody" && step.who !== "translator")
    .sort((a, b) => byWaiting(a.step, b.step));
  return gathered<RecommendationItem, MeetingOfRecommendation, NextStep>(waiting);
}

const inMotion: readonly Status[] = ["drafted", "agreed", "forwarded", "returned", "endorsed"];

type Answers = Pick<Situation<unknown>, "addressed" | "silent" | "unfinished"> & {
  named: { code: string; name: RecordText }[];
};

/**
 * Counts how many are addressed and how many of them have said nothing, as of a day; in a round nothing for its year.
 */
async function answersTo(
  actor: Actor,
  ids: readonly number[],
  asof: string | null,
  year: number | null,
  addressed?: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, Answers>> {
  // Of who knows who is silent in a round some may not know what the others say.
  const [addressees, statements, sent] = await Promise.all([
    addressed ?? findAddressedPartners(ids, asof),
    statementsOn(actor, ids, asof),
    year === null ? null : statementsOn(portal, ids, asof),
  ]);
  const inRound = (all: typeof statements) => (year === null ? all : all.filter((one) => one.year === year));
  const latest = latestStatements(inRound(statements));
  const heard = sent ? latestStatements(inRound(sent)) : latest;
  const counted = [...addressees].map(([id, partners]) => {
    const silent = partners.filter((partner) => !heard.get(id)?.has(partner));
    const unfinished = partners.filter((partner) => isUnfinished(latest.get(id)?.get(partner)?.state ?? "noReport"));
    return { id, addressed: partners.length, silent, unfinished: unfinished.length };
  });
  const named = counted.flatMap(({ silent }) => (silent.length <= few ? silent : []));
  const rows =
    named.length === 0
      ? []
      : await database().partner.findMany({ where: { id: { in: named } }, orderBy: { code: "asc" } });
  return new Map(
    counted.map(({ id, silent, ...counts }) => [
      id,
      {
        ...counts,
        silent: silent.length,
        named: rows
          .filter((row) => silent.length <= few && silent.includes(row.id))
          .map((row) => ({ code: row.code, name: recordText("partner", row, "name") })),
      },
    ]),
  );
}

type WaitingReports = { unreleased: Waiting | null; unassessed: Waiting | null };

/** Standing reports that the unit has still to release, to assess. Nobody else hears of them than who sees them anyway. */
async function waitingReports(actor: Actor, ids: readonly number[]): Promise<Map<number, WaitingReports>> {
  if (!can.releaseReports(actor) || !can.assess(actor)) return new Map();
  const rows = await database().$queryRaw<
    { id: number; unreleased: number; releaseSince: Date; unassessed: number; assessSince: Date }[]
  >`
    SELECT recommendation_id AS id,
      (count(*) FILTER (WHERE released_at IS NULL))::int AS unreleased,
      min(submitted_at) FILTER (WHERE released_at IS NULL) AS "releaseSince",
      (count(*) FILTER (WHERE NOT assessed))::int AS unassessed,
      min(submitted_at) FILTER (WHERE NOT assessed) AS "assessSince"
    FROM (
      SELECT r.*, EXISTS (SELECT FROM assessment a WHERE a.report_id = r.id) AS assessed
      FROM implementation_report r
      WHERE r.recommendation_id = ANY(${[...ids]})
        AND NOT EXISTS (SELECT FROM implementation_report c WHERE c.corrects_id = r.id)
    ) standing
    GROUP BY recommendation_id`;
  const waiting = (count: number, since: Date): Waiting | null => (count > 0 ? { count, since: dayOf(since) } : null);
  return new Map(
    rows.map(({ id, unreleased, releaseSince, unassessed, assessSince }) => [
      id,
      { unreleased: waiting(unreleased, releaseSince), unassessed: waiting(unassessed, assessSince) },
    ]),
  );
}

/** Samples are no texts of the record. Only for those who may translate: drafts of a language are theirs alone. */
async function troublesOf(actor: Actor, items: readonly RecommendationItem[]) {
  const texts = items.filter(({ provenance }) => provenance !== "sample" && !isWordless(provenance));
  if (!can.translate(actor) || texts.length === 0) return new Map<number, Situation<unknown>["troubles"]>();
  const events = await database().event.findMany({
    where: about(texts.map(({ id }) => id)),
    orderBy: { id: "desc" },
    select: { subjectId: true, recordedAt: true, version: true, snapshot: true },
  });
  return new Map(
    [...byRecommendation(events)].map(([id, changes]) => [
      id,
      troublesSince(
        changes.map((event) => ({
          text: recordTextThen(keptIn("recommendation", event), "text"),
          recordedAt: event.recordedAt,
        })),
      ).map(({ since, ...trouble }) => ({ ...trouble, since: dayOf(since) })),
    ]),
  );
}

/** The next policy meeting that is not over, as far as this reader may see it: it can decide on all that is agreed by now. */
async function comingPolicyMeeting(actor: Actor): Promise<MeetingOfRecommendation | null> {
  const row = await database().meeting.findFirst({
    where: {
      AND: [
        readable.meetings(actor),
        { type: { in: [...policyMeetings] }, lastDay: { gte: dayToDate(dayOf(new Date())) } },
        { NOT: { state: "cancelled" } },
      ],
    },
    orderBy: { firstDay: "asc" },
  });
  return toMeeting(actor, row);
}
