import { type AssessmentItem, findStanding } from "#features/assessments/assessment-queries.ts";
import type { EvidenceShown } from "#features/evidence/evidence-queries.ts";
import { findCode } from "#features/recommendations/recommendation-counts.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import type { AnswerPlace } from "#features/uploads/upload.ts";
import { findAsked, type UploadShown, uploadsFor } from "#features/uploads/upload-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { type Actor, can } from "#policy.ts";

/** Nobody reports on an earlier one. */
const firstYear = 2003;

/** The place for whoever may send files there: a focal point to the partner's report, the unit to its assessment. */
export async function findAnswerPlace(
  actor: Actor,
  asked: { recommendation: string; partner: string; year: number },
): Promise<(AnswerPlace & { partnerId: number }) | null> {
  const isYear = Number.isInteger(asked.year) && asked.year >= firstYear && asked.year <= yearOf(new Date());
  if (!can.sendFiles(actor) || !isYear) return null;
  const question = await findAsked(actor, asked);
  const evidenceOf = can.assess(actor) ? "assessment" : "report";
  if (!question || !can.readUpload(actor, { ...question, evidenceOf })) return null;
  return { ...asked, evidenceOf, partnerId: question.partnerId };
}

export type EvidenceDesk = {
  code: string;
  place: AnswerPlace;
  report: Answer | null;
  assessment: AssessmentItem | null;
  uploads: Record<UploadShown["state"], UploadShown[]>;
};

/** The files of the answers that stand, as far as this reader may see them, and those that wait for the next one. */
export async function findEvidenceDesk(
  actor: Actor,
  { code: asked, partner, year }: { code: string; partner: string; year: string },
): Promise<EvidenceDesk | null> {
  const code = await findCode(actor, asked);
  const place = code && (await findAnswerPlace(actor, { recommendation: code, partner, year: Number(year) }));
  if (!place) return null;
  const standing = await findStanding(
    actor,
    { recommendation: place.recommendation, partnerId: place.partnerId },
    place.year,
  );
  const uploads = await uploadsFor(actor, place);
  const inState = (state: UploadShown["state"]) => uploads.filter((one) => one.state === state);
  return {
    ...{ code: place.recommendation, place, ...standing },
    uploads: { coming: inState("coming"), refused: inState("refused"), waiting: inState("waiting") },
  };
}

/** The files that whoever is asked may take away. */
export function removable({ place, report, assessment }: EvidenceDesk): EvidenceShown[] {
  const ofReport = report?.files ?? [];
  return place.evidenceOf === "report" ? ofReport : [...ofReport, ...(assessment?.files ?? [])];
}
