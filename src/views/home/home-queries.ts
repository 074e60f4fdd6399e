import type { Absence } from "#features/meetings/absence.ts";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { comingMeetings, latestYear, type MeetingItem, meetingsOfYear } from "#features/meetings/meeting-queries.ts";
import { listPillars, type PillarItem } from "#features/pillars/pillar-queries.ts";
import { findPortal } from "#features/portal/portal-queries.ts";
import { countRecommendations } from "#features/recommendations/recommendation-counts.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations, newestFirst } from "#features/recommendations/recommendation-queries.ts";
import { type StatusSince, statusSinceOf } from "#features/recommendations/status-queries.ts";
import type { Localized } from "#i18n/localized.ts";
import { type Actor, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { findLedger, type LedgerPage } from "#views/ledger/ledger-queries.ts";
import { type LatestEntry, latestEntries } from "./latest.ts";

export type Home = {
  subject: Localized | null;
  partners: { states: number; organisations: number };
  pillars: PillarItem[];
  coming: MeetingItem[];
  /** the last year in which a meeting was held; `null` in an empty record */
  year: number | null;
  /** of that year, newest first */
  meetings: MeetingItem[];
  /** of that year: a source says that a pillar had no expert meeting */
  absences: Absence[];
  recommendationsOfYear: RecommendationItem[];
  recommendations: number;
  ledger: LedgerPage;
  latest: LatestEntry<RecommendationItem>[];
  since: Map<string, StatusSince>;
};

/** `today` is "YYYY-MM-DD". */
export async function findHome(actor: Actor, today: string): Promise<Home> {
  const year = await latestYear(actor);
  const meetings = year === null ? [] : await meetingsOfYear(actor, year);
  const latest = await findLatest(actor);
  return {
    subject: (await findPortal())?.subject ?? null,
    partners: {
      states: await database().partner.count({ where: { kind: "state" } }),
      organisations: await database().partner.count({ where: { kind: "organisation" } }),
    },
    pillars: await listPillars(),
    coming: await comingMeetings(actor, today),
    year,
    meetings,
    absences: year === null ? [] : (await listAbsences()).filter((one) => one.year === year),
    recommendationsOfYear: await findRecommendations(actor, {
      kind: "recommendation",
      meeting: { code: { in: meetings.map(({ code }) => code) } },
    }),
    recommendations: await countRecommendations(actor, { kind: "recommendation" }),
    ledger: await findLedger(actor, {}),
    latest,
    since: await statusSinceOf(
      actor,
      latest.flatMap((entry) => (entry.kind === "one" ? [entry.item] : entry.items)),
    ),
  };
}

const entriesShown = 4;

async function findLatest(actor: Actor): Promise<LatestEntry<RecommendationItem>[]> {
  const born = { AND: [readable.recommendations(actor), { kind: "recommendation" }] };
  // Each meeting gives at least one entry.
  const meetings = await database().meeting.findMany({
    where: { AND: [readable.meetings(actor), { born: { some: born } }] },
    orderBy: [...newestFirst],
    take: entriesShown,
    select: { id: true },
  });
  const items = await findRecommendations(actor, {
    kind: "recommendation",
    meetingId: { in: meetings.map(({ id }) => id) },
  });
  return latestEntries(items, entriesShown);
}
