import { relationTo } from "#features/assessments/assessment.ts";
import { type AssessmentItem, findAssessments } from "#features/assessments/assessment-queries.ts";
import type { EvidenceShown } from "#features/evidence/evidence-queries.ts";
import { addressedColumns, addressedJson, withAddressed } from "#features/recommendations/addressee-formats.ts";
import type { MeetingOfRecommendation, RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { dayOf } from "#i18n/format.ts";
import type { Asof } from "#lib/asof.ts";
import { answerUnder, type FileRequest, type FilesOf, jsonFile, jsonPage } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { findStepsOfPage, type NextStep } from "#views/waiting/next-step-queries.ts";
import { findRecommendation, type RecommendationPage } from "./find-recommendation.ts";
import { findLineage, type Lineage } from "./lineage-queries.ts";
import type { recommendationAddresses } from "./recommendation-addresses.ts";
import type { ReportOfRecommendation } from "./recommendation-report-rows.ts";

export const recommendationFiles: FilesOf<typeof recommendationAddresses> = {
  "/recommendations": {
    async json(request) {
      const { query, asof, limit, ...place } = request.asked;
      const list = await listRecommendations(request.actor, { ...query, ...place }, limit);
      const items = (await withAddressed(list.items, asof.day)).map((item) => ({
        ...toJson(item),
        addressees: item.addressed && addressedJson(item.addressed),
      }));
      return jsonPage(list, items, request);
    },
    async csv({ actor, asked: { query, asof }, locale }) {
      const all = await listRecommendations(actor, query, Number.MAX_SAFE_INTEGER);
      return csvFile(csvColumns, await withAddressed(all.items, asof.day), locale);
    },
  },
  "/recommendations/[code]": {
    json: (request) =>
      answerWith(request, async (page, asof) => {
        const { actor } = request;
        const [lineage, assessments, steps] = await Promise.all([
          findLineage(actor, page.code, asof),
          findAssessments(actor, { recommendation: page.code }, asof),
          findStepsOfPage(actor, page, asof),
        ]);
        return jsonFile({
          ...toPageJson(page, lineage, assessments, asof),
          nextSteps: steps?.map(stepJson) ?? [],
        });
      }),
    csv: (request) => answerWith(request, (page) => csvFile(csvColumns, [page], request.locale)),
  },
};

async function answerWith(
  request: FileRequest<Asof>,
  write: (page: RecommendationPage, asof: string | null) => Response | Promise<Response>,
): Promise<Response | null> {
  const { actor, asked, path } = request;
  const page = await findRecommendation(actor, path[1] ?? "", asked.day);
  return answerUnder(request, page, (found) => write(found, asked.day));
}

export function toJson(item: RecommendationItem) {
  return {
    code: item.code,
    kind: item.kind,
    pillar: item.pillar,
    year: item.year,
    status: item.status,
    amended: item.amended,
    ...textJson("text", item.text),
    textState: item.text.state,
    provenance: item.provenance,
    sample: item.provenance === "sample",
    meeting: meetingJson(item.meeting),
    sources: sourceJson(item.source),
  };
}

/**
 * `implementation` counts what this reader may see; only for members does it say how many gave no report. Reports on
 * what it continues are in `earlierReports`, with the code for which they were made, and counted nowhere; nor are the unit's
 * `assessments`, each with how it stands to what the partner says of that year.
 */
function toPageJson(
  page: RecommendationPage,
  lineage: Lineage,
  assessments: readonly AssessmentItem[],
  asof: string | null,
) {
  return {
    ...toJson(page),
    asof,
    addressees: {
      ...addressedJson(page.addressed),
      ...textJson("text", page.addresseesText),
    },
    /** the words before a meeting endorsed them with changes, and which meeting */
    amendment: page.amendment && {
      meeting: meetingJson(page.amendment.entry.meeting),
      before: {
        ...textJson("text", page.amendment.before.text),
        textState: page.amendment.before.text.state,
        provenance: page.amendment.before.provenance,
        sources: sourceJson(page.amendment.before.source),
        sample: page.amendment.before.provenance === "sample",
      },
    },
    wordsAddedOn: page.wordsAddedOn,
    /** each thing that a second person, or the record's editors, confirmed of the words of these languages */
    confirmed: page.confirmed.map(({ verb, languages, on, byEditors, reason, source, change }) => ({
      verb,
      languages,
      on,
      byEditors,
      reason: { en: reason.en, ru: reason.ru },
      sources: sourceJson(source),
      before: change && textJson("text", change.before.text),
    })),
    history: page.history.map(
      ({ verb, status, corrected, corrects, occurred, recordedAt, meeting, reason, reasonTranslation, source }) => ({
        verb,
        status,
        corrected,
        corrects,
        recorded: dayOf(recordedAt),
        occurred: occurred && { from: occurred.from, on: occurred.on },
        meeting: meetingJson(meeting),
        reason: { en: reason.en, ru: reason.ru },
        reasonTranslation,
        sources: sourceJson(source),
      }),
    ),
    reports: page.reports.map(reportJson),
    implementation: page.implementation,
    assessments: assessments.map((assessment) => assessmentJson(assessment, page.reports)),
    lineage: lineage.edges.map(({ from, to, kind, source, sample }) => ({
      from,
      to,
      kind,
      sources: sourceJson(source),
      sample,
    })),
    earlierReports: lineage.reports.map((report) => ({
      recommendation: report.recommendation,
      ...reportJson(report),
    })),
    previous: page.previous,
    next: page.next,
  };
}

function reportJson(report: ReportOfRecommendation) {
  return {
    partner: report.partner.code,
    year: report.year,
    state: report.state,
    statement: report.statement,
    // the year since which nothing has changed: the words are those of that year
    noChangeSince: report.repeats,
    language: report.language,
    translation: report.translation,
    evidence: report.evidence,
    files: report.files.map(fileJson),
    submitted: dayOf(report.submittedAt),
    corrected: report.corrected,
    released: report.released,
    sample: report.sample,
  };
}

function assessmentJson(assessment: AssessmentItem, reports: readonly ReportOfRecommendation[]) {
  const claim = reports.find(
    ({ partner, year, corrected }) =>
      !corrected && partner.code === assessment.partner.code && year === assessment.year,
  );
  return {
    partner: assessment.partner.code,
    year: assessment.year,
    state: assessment.state,
    statement: assessment.statement,
    language: assessment.language,
    translation: assessment.translation,
    files: assessment.files.map(fileJson),
    assessed: dayOf(assessment.assessedAt),
    relation: relationTo(claim ?? null, assessment),
    followed: assessment.followed,
    released: assessment.openTo === "public",
    openTo: assessment.openTo,
    sample: assessment.sample,
  };
}

function fileJson({ name, kind, bytes, pages, address }: EvidenceShown) {
  return { name, kind, bytes, pages, address };
}

/**
 * `since` is null where nothing waits, `since.from` where no source tells since when. For who sees only released reports
 * `count` of "report" counts those without a public one.
 */
function stepJson(step: NextStep) {
  return {
    who: step.who,
    what: step.what,
    since: step.since && {
      from: step.since.days?.from ?? null,
      on: step.since.days?.on ?? null,
      meeting: step.since.meeting?.code ?? null,
    },
    count: "count" in step ? step.count : null,
    of: "of" in step ? step.of : null,
    language: "language" in step ? step.language : null,
    meeting: "coming" in step ? (step.coming?.code ?? null) : null,
    due: "round" in step ? (step.round?.dueOn ?? null) : null,
    partners: step.named.map(({ code }) => code),
  };
}

function meetingJson(meeting: MeetingOfRecommendation | null) {
  return (
    meeting && {
      code: meeting.code,
      ...textJson("title", meeting.title),
      start: meeting.start,
      end: meeting.end,
      datePrecision: meeting.datePrecision,
    }
  );
}

const columns: readonly FileColumn<RecommendationItem>[] = [
  { head: "code", cell: ({ code }) => code },
  { head: "kind", cell: ({ kind }) => kind, words: "files:kinds" },
  { head: "pillar", cell: ({ pillar }) => pillar },
  { head: "year", cell: ({ year }) => year },
  { head: "status", cell: ({ status }) => status, words: "states:text" },
  { head: "endorsed_with_changes", cell: ({ amended }) => amended },
  ...textColumns<RecommendationItem>("text", ({ text }) => text),
  { head: "text_en_state", cell: ({ text }) => text.state.en, words: "states:language" },
  { head: "text_ru_state", cell: ({ text }) => text.state.ru, words: "states:language" },
  { head: "provenance", cell: ({ provenance }) => provenance, words: "files:provenances" },
  { head: "sample", cell: ({ provenance }) => provenance === "sample" },
  { head: "meeting", cell: ({ meeting }) => meeting?.code },
  { head: "meeting_start", cell: ({ meeting }) => meeting?.start },
  { head: "meeting_end", cell: ({ meeting }) => meeting?.end },
  ...sourceColumns<RecommendationItem>("source", ({ source }) => source),
];

const csvColumns = [...columns, ...addressedColumns];
