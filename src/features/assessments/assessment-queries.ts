import { type EvidenceShown, evidenceShown, withEvidence } from "#features/evidence/evidence-queries.ts";
import { type ReportState, standingReports } from "#features/reports/report.ts";
import { type Answer, answersOf, listStanding, type StandingReport } from "#features/reports/report-queries.ts";
import type { Translation } from "#features/translations/translation.ts";
import { translationsOf } from "#features/translations/translation-queries.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Actor, can, kept, readable, type Sight, sightOf } from "#policy.ts";
import { database } from "#server/database.ts";
import { onReadable, openYears, readableAssessments } from "#server/readable-rows.ts";
import { type AssessmentStep, canOpen, stepAfter } from "./assessment.ts";

/** The unit's view of a partner and a year, as its readers may see it. */
export type AssessmentItem = {
  id: number;
  recommendation: string;
  partner: { code: string; name: RecordText };
  /** this reader sees so much of that partner's reports */
  sight: Sight;
  year: number;
  state: ReportState;
  statement: string;
  language: Locale;
  translation: Translation | null;
  files: EvidenceShown[];
  /** the report that it is about; `null` where the partner was silent */
  reportId: number | null;
  assessedAt: Date;
  /** whether a later one, as far as this reader may see, follows it */
  followed: boolean;
  openTo: AssessmentStep;
  sample: boolean;
};

/**
 * All of one recommendation, or of one partner on it, newest first; as of a day ("YYYY-MM-DD", inclusive) those that had
 * been made by then.
 */
export async function findAssessments(
  actor: Actor,
  of: { recommendation: string; partnerId?: number },
  asof: string | null = null,
): Promise<AssessmentItem[]> {
  const rows = await findRows(actor, { recommendation: { code: of.recommendation }, partnerId: of.partnerId });
  return toItems(
    actor,
    rows.filter(({ assessedAt }) => !asof || dayOf(assessedAt) <= asof),
  );
}

/** Finds what a partner says of a year and how the unit sees it, as both stand. */
export async function findStanding(
  actor: Actor,
  of: { recommendation: string; partnerId: number },
  year: number,
): Promise<{ report: Answer | null; assessment: AssessmentItem | null }> {
  const answers = await answersOf(actor, of.partnerId, of.recommendation);
  const assessments = await findAssessments(actor, of);
  return {
    report: answers.find((answer) => answer.year === year) ?? null,
    assessment: assessments.find((one) => one.year === year && !one.followed) ?? null,
  };
}

export type AssessmentToOpen = AssessmentItem & {
  /** the reason why it cannot come to its next step yet */
  held: "reportNotReleased" | "reportNotOpen" | null;
};

/**
 * Lists by the step on which they stand what the unit has not opened to everybody, the oldest first: what stands, and what
 * others see although a later one has followed it.
 */
export async function listAssessmentsToOpen(actor: Actor): Promise<Record<StepBeforeLast, AssessmentToOpen[]>> {
  const waiting: Record<StepBeforeLast, AssessmentToOpen[]> = { unit: [], partner: [], partners: [] };
  if (!can.assess(actor)) return waiting;
  const rows = await findRows(actor, { recommendation: kept });
  const items = await toItems(actor, rows);
  const years = await openYears();
  const reports = new Map(rows.map(({ id, report }) => [id, report]));
  for (const item of items.reverse()) {
    const { id, year, openTo, followed } = item;
    if (openTo === "public" || (followed && openTo === "unit")) continue;
    const next = stepAfter(openTo);
    const report = reports.get(id) ?? null;
    const allowed = next && canOpen(next, report && { ...report, isOpenToPartners: years.includes(year) });
    waiting[openTo].push({ ...item, held: allowed?.ok === false ? allowed.error : null });
  }
  return waiting;
}

/** Those with these ids, to name what was done with them. */
export async function findAssessmentsOf(actor: Actor, ids: readonly number[]): Promise<AssessmentItem[]> {
  return toItems(actor, await findRows(actor, { id: { in: [...ids] } }));
}

export type StepBeforeLast = Exclude<AssessmentStep, "public">;

async function findRows(actor: Actor, where: Prisma.AssessmentWhereInput) {
  return database().assessment.findMany({
    where: { AND: [where, await readableAssessments(actor)] },
    include: {
      partner: true,
      recommendation: { select: { code: true } },
      report: { select: { releasedAt: true } },
      ...withEvidence,
    },
    orderBy: { id: "desc" },
  });
}

async function toItems(actor: Actor, rows: Awaited<ReturnType<typeof findRows>>): Promise<AssessmentItem[]> {
  const translations = await translationsOf(
    actor,
    "assessment",
    rows.map(({ id }) => id),
  );
  const standing = new Set(standingReports(rows));
  return rows.map((row) => ({
    id: row.id,
    recommendation: row.recommendation.code,
    partner: { code: row.partner.code, name: recordText("partner", row.partner, "name") },
    sight: sightOf(actor, row.partnerId),
    year: row.year,
    state: row.state as ReportState,
    statement: row.statement,
    language: row.language as Locale,
    translation: translations.get(row.id) ?? null,
    files: evidenceShown(row.files),
    reportId: row.reportId,
    assessedAt: row.assessedAt,
    followed: !standing.has(row),
    openTo: row.openTo as AssessmentStep,
    sample: row.sample,
  }));
}

/** The id of a partner to which a recommendation is addressed; `null` if it is not, as far as this reader may know. */
export async function findAddressee(actor: Actor, recommendation: string, partner: string): Promise<number | null> {
  const row = await database().addressee.findFirst({
    where: {
      recommendation: { AND: [{ code: recommendation }, readable.recommendations(actor)] },
      partner: { code: partner },
    },
    select: { partnerId: true },
  });
  return row?.partnerId ?? null;
}

/** Standing reports that the unit has not assessed, of everybody or of these, those that have waited longest first. Nothing for who may not. */
export async function listUnassessed(
  actor: Actor,
  of: { partner?: string | undefined; recommendation?: string | undefined } = {},
): Promise<StandingReport[]> {
  if (!can.assess(actor)) return [];
  const asked = {
    ...(of.partner && { partner: { code: of.partner } }),
    ...(of.recommendation && { recommendation: { code: of.recommendation } }),
  };
  return listStanding(actor, { AND: [unassessed, asked] });
}

export async function countUnassessed(actor: Actor): Promise<number> {
  return can.assess(actor)
    ? database().implementationReport.count({ where: { AND: [unassessed, onReadable(actor)] } })
    : 0;
}

const unassessed: Prisma.ImplementationReportWhereInput = { correctedBy: null, assessments: { none: {} } };
