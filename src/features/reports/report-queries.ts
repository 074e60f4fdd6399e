import { type EvidenceShown, evidenceShown, withEvidence } from "#features/evidence/evidence-queries.ts";
import { inStatus } from "#features/recommendations/known-queries.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import type { Translation } from "#features/translations/translation.ts";
import { firstSaidIn, translationsOf } from "#features/translations/translation-queries.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { onReadable, readableReports } from "#server/readable-rows.ts";
import { askingStatuses, type ReportState } from "./report.ts";

/** A partner's answer for a year, as it stands: the one that no other has corrected. */
export type Answer = {
  id: number;
  year: number;
  state: ReportState;
  statement: string;
  language: Locale;
  translation: Translation | null;
  evidence: string | null;
  files: EvidenceShown[];
  submittedAt: Date;
  released: boolean;
  sample: boolean;
  /** the year of the report whose words this one repeats, because nothing has changed since */
  repeats: number | null;
};

export type Due = {
  recommendation: RecommendationItem;
  /** the answer for the year that is asked for, and the latest before it */
  answer: Answer | null;
  before: Answer | null;
};

/**
 * Lists what a partner is asked for a year: the recommendations addressed to it that ask partners today, in their
 * order.
 */
export async function listDue(actor: Actor, partnerId: number, year: number): Promise<Due[]> {
  return answeredBy(actor, partnerId, year, {
    AND: [{ addressees: { some: { partnerId } } }, await inStatus(actor, askingStatuses)],
  });
}

/**
 * Lists what a partner has said or begun to say for a year though it is not asked, not yet, not any more or not at all:
 * `begun` are the codes of those typed and not sent.
 */
export async function listUnasked(
  actor: Actor,
  partnerId: number,
  year: number,
  begun: readonly string[],
): Promise<Due[]> {
  return answeredBy(actor, partnerId, year, {
    NOT: { AND: [{ addressees: { some: { partnerId } } }, await inStatus(actor, askingStatuses)] },
    OR: [{ code: { in: [...begun] } }, { reports: { some: { partnerId, year } } }],
  });
}

async function answeredBy(
  actor: Actor,
  partnerId: number,
  year: number,
  which: Prisma.RecommendationWhereInput,
): Promise<Due[]> {
  const asked: Prisma.RecommendationWhereInput = { AND: [{ kind: "recommendation" }, which] };
  const recommendations = await findRecommendations(actor, asked);
  const rows = await findAnswers(actor, { partnerId, recommendation: asked });
  const answers = Map.groupBy(rows, ({ recommendation }) => recommendation.code);
  const answerOf = await answersIn(actor, rows);
  return recommendations.map((recommendation) => {
    const own = (answers.get(recommendation.code) ?? []).map(answerOf);
    return {
      recommendation,
      answer: own.find((answer) => answer.year === year) ?? null,
      before: own.find((answer) => answer.year < year) ?? null,
    };
  });
}

/** All standing answers of a partner on one recommendation, the latest year first. */
export async function answersOf(actor: Actor, partnerId: number, recommendation: string): Promise<Answer[]> {
  const rows = await findAnswers(actor, { partnerId, recommendation: { code: recommendation } });
  return rows.map(await answersIn(actor, rows));
}

/** Finds what a partner sent, by the number of the report: reports corrected since, too. */
export async function findSent(actor: Actor, partnerId: number, ids: readonly number[]): Promise<Map<number, Answer>> {
  const rows = await database().implementationReport.findMany({
    where: { AND: [await readableReports(actor), { partnerId, id: { in: [...ids] } }] },
    include: withRepeats,
  });
  const answerOf = await answersIn(actor, rows);
  return new Map(rows.map((row) => [row.id, answerOf(row)]));
}

export async function isAddressed(actor: Actor, partnerId: number, recommendation: string): Promise<boolean> {
  return (await addressedAmong(actor, partnerId, [recommendation])).has(recommendation);
}

/** Those of the recommendations (codes) that are addressed to the partner, as far as this reader may know. */
export async function addressedAmong(actor: Actor, partnerId: number, codes: readonly string[]): Promise<Set<string>> {
  const rows = await database().addressee.findMany({
    where: { partnerId, recommendation: { AND: [readable.recommendations(actor), { code: { in: [...codes] } }] } },
    select: { recommendation: { select: { code: true } } },
  });
  return new Set(rows.map(({ recommendation }) => recommendation.code));
}

export type StandingReport = Answer & {
  recommendation: string;
  partner: { code: string; name: RecordText };
  corrects: boolean;
};

/** Lists what waits for the unit: standing reports that the public does not see. Nothing for who may not release. */
export async function listUnreleased(actor: Actor): Promise<StandingReport[]> {
  return can.releaseReports(actor) ? listStanding(actor, { releasedAt: null }) : [];
}

/** Standing reports of these, with who says what of which recommendation, those that have waited longest first. */
export async function listStanding(
  actor: Actor,
  where: Prisma.ImplementationReportWhereInput,
): Promise<StandingReport[]> {
  const rows = await findAnswers(actor, where);
  const answerOf = await answersIn(actor, rows);
  return rows
    .map((row) => ({
      ...answerOf(row),
      recommendation: row.recommendation.code,
      partner: { code: row.partner.code, name: recordText("partner", row.partner, "name") },
      corrects: row.correctsId !== null,
    }))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime() || a.id - b.id);
}

/** Those with these ids, to name what was done with them. */
export async function findReportsOf(actor: Actor, ids: readonly number[]) {
  const rows = await database().implementationReport.findMany({
    where: { AND: [await readableReports(actor), { id: { in: [...ids] } }] },
    include: { partner: true, recommendation: { select: { code: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, year, partner, recommendation }) => ({
    ...{ id, year, recommendation: recommendation.code },
    partner: { code: partner.code, name: recordText("partner", partner, "name") },
  }));
}

export async function countUnreleased(actor: Actor): Promise<number> {
  if (!can.releaseReports(actor)) return 0;
  return database().implementationReport.count({
    where: { releasedAt: null, correctedBy: null, ...onReadable(actor) },
  });
}

async function findAnswers(actor: Actor, where: Prisma.ImplementationReportWhereInput) {
  return database().implementationReport.findMany({
    where: { AND: [where, { correctedBy: null }, await readableReports(actor)] },
    include: { partner: true, recommendation: { select: { code: true } }, ...withRepeats },
    orderBy: [{ year: "desc" }, { id: "desc" }],
  });
}

const withRepeats = { repeats: { select: { year: true } }, ...withEvidence } as const;

type AnswerRow = Prisma.ImplementationReportGetPayload<{ include: typeof withRepeats }>;

/** Tells each of these rows as an answer, with the translation of its words. */
async function answersIn(actor: Actor, rows: readonly AnswerRow[]): Promise<(row: AnswerRow) => Answer> {
  const translations = await translationsOf(actor, "report", rows.map(firstSaidIn));
  return (row) => ({
    id: row.id,
    year: row.year,
    state: row.state as ReportState,
    statement: row.statement,
    language: row.language as Locale,
    evidence: row.evidence,
    files: evidenceShown(row.files),
    submittedAt: row.submittedAt,
    released: row.releasedAt !== null,
    sample: row.sample,
    translation: translations.get(firstSaidIn(row)) ?? null,
    repeats: row.repeats?.year ?? null,
  });
}
