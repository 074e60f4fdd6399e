import { belongingTo, type DocumentItem, listDocuments } from "#features/documents/document-queries.ts";
import { type LiaisonPost, listPosts } from "#features/liaison/liaison-queries.ts";
import type { Attendance } from "#features/meetings/meeting.ts";
import type { HostRole } from "#features/meetings/meeting-hosts.ts";
import { listMeetings, type MeetingItem } from "#features/meetings/meeting-queries.ts";
import { type PartnerKind, presentCode } from "#features/partners/partner.ts";
import { listPartners, type PartnerItem, toPartnerItem, wholePartner } from "#features/partners/partner-queries.ts";
import { findProfile } from "#features/profiles/profile-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { ReportState } from "#features/reports/report.ts";
import type { Translation } from "#features/translations/translation.ts";
import { firstSaidIn, translationsOf } from "#features/translations/translation-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import type { PartialDate } from "#lib/partial-date.ts";
import { type Actor, type Sight, sightOf } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableReports } from "#server/readable-rows.ts";
import { findLedger, type LedgerPage } from "#views/ledger/ledger-queries.ts";

/** By its present code or one of then, in whatever case: the page compares and moves on to the present address. */
export async function findPartner(actor: Actor, asked: string): Promise<PartnerPage | null> {
  const code = presentCode(await listPartners(), asked);
  const row = code && (await database().partner.findUnique({ where: { code }, include: wholePartner }));
  if (!row) return null;
  const donor = await database().donor.findFirst({ where: { partnerCode: row.code }, orderBy: { asOf: "desc" } });
  const meetings = await listMeetings(actor);
  return {
    ...toPartnerItem(row),
    meetings: meetings.filter(({ place }) => place !== null && place.code === row.placeCode),
    hosted: meetings.flatMap((meeting) => {
      const own = meeting.hosts.find(({ partner }) => partner?.code === row.code);
      return own ? [{ ...meeting, role: own.role }] : [];
    }),
    reportedDelegations: reportedDelegations(meetings, row.kind as PartnerKind),
    addressed: await addressedTo(actor, row.id),
    ledger: await findLedger(actor, { partner: row.code }),
    sight: sightOf(actor, row.id),
    posts: (await listPosts()).filter(
      ({ place, coverage }) => place.code === row.placeCode || coverage.some(({ code }) => code === row.placeCode),
    ),
    figures: row.placeCode ? ((await findProfile(actor, row.placeCode))?.figures.length ?? 0) : 0,
    documents: await listDocuments(actor, belongingTo({ partner: row.id })),
    donor: donor && { asOf: donor.asOf, source: sourceIn(donor) },
  };
}

export type PartnerPage = PartnerItem & {
  /** held in its country */
  meetings: MeetingItem[];
  /** of which it was a host, and what it was to each */
  hosted: (MeetingItem & { role: HostRole })[];
  /** of the last year in which any meeting reported how many states, or organisations, took part: in order of time */
  reportedDelegations: { year: string; counts: Attendance[] } | null;
  addressed: AddressedRecommendation[];
  ledger: LedgerPage;
  /** the reader sees so much of its reports: only to who sees all of them a missing one means that there is none */
  sight: Sight;
  /** the posts that stand in its country or cover it */
  posts: LiaisonPost[];
  /** the number of figures in its country's profile */
  figures: number;
  documents: DocumentItem[];
  donor: { asOf: PartialDate; source: Source } | null;
};

export type AddressedRecommendation = {
  recommendation: RecommendationItem;
  /** the latest one that this reader may see; `null` is never progress */
  report: LatestReport | null;
};

export type LatestReport = {
  state: ReportState;
  year: number;
  statement: string;
  language: Locale;
  translation: Translation | null;
  submittedAt: Date;
  sample: boolean;
  /** the year of the report whose words this one repeats, because nothing has changed since */
  repeats: number | null;
};

async function addressedTo(actor: Actor, partnerId: number): Promise<AddressedRecommendation[]> {
  const recommendations = await findRecommendations(actor, { addressees: { some: { partnerId } } });
  const reports = await database().implementationReport.findMany({
    where: { AND: [await readableReports(actor), { partnerId }] },
    include: { recommendation: { select: { code: true } }, repeats: { select: { year: true } } },
    // Of a year's reports the last that this reader may see corrects the others.
    orderBy: [{ year: "desc" }, { id: "desc" }],
  });
  const translations = await translationsOf(actor, "report", reports.map(firstSaidIn));
  return recommendations.map((recommendation) => {
    const report = reports.find((each) => each.recommendation.code === recommendation.code);
    return {
      recommendation,
      report: report
        ? {
            state: report.state as ReportState,
            year: report.year,
            statement: report.statement,
            language: report.language as Locale,
            translation: translations.get(firstSaidIn(report)) ?? null,
            submittedAt: report.submittedAt,
            sample: report.sample,
            repeats: report.repeats?.year ?? null,
          }
        : null,
    };
  });
}

function reportedDelegations(meetings: readonly MeetingItem[], kind: PartnerKind): PartnerPage["reportedDelegations"] {
  const what = ({ state: "states", organisation: "organisations" } as const)[kind];
  const reported = meetings.flatMap(({ start, attendance }) =>
    start ? attendance.filter((each) => each.what === what).map((count) => ({ year: start.slice(0, 4), count })) : [],
  );
  const year = reported
    .map((each) => each.year)
    .sort()
    .at(-1);
  if (!year) return null;
  return {
    year,
    counts: reported
      .filter((each) => each.year === year)
      .map(({ count }) => count)
      .reverse(),
  };
}
