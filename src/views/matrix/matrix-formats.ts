import { dayOf } from "#i18n/format.ts";
import { readAsof } from "#lib/asof.ts";
import type { CsvColumn } from "#lib/csv.ts";
import { type Actor, can } from "#policy.ts";
import { badRequest, csvFile, type FileAnswer, type FileRequest, jsonList } from "#server/respond.ts";
import { currentActor } from "#server/session.ts";
import { type MatrixQuery, parseMatrixQuery } from "./matrix-filter.ts";
import { listMatrix, type MatrixEntry } from "./matrix-queries.ts";

/** One entry for each recommendation and each partner to which it is addressed: what is not addressed is in none. */
export const matrixFiles: Record<string, { json: FileAnswer; csv: FileAnswer }> = {
  "recommendations/matrix": {
    async json(request) {
      const asked = askedOf(request);
      return asked ? jsonList(await entriesOf(await currentActor(), asked), request) : badRequest("asof");
    },
    async csv(request) {
      const asked = askedOf(request);
      return asked ? csvFile(columns, await entriesOf(await currentActor(), asked)) : badRequest("asof");
    },
  },
};

function askedOf({ query }: FileRequest): MatrixQuery | null {
  const { day, problem } = readAsof(query.get("asof"), dayOf(new Date()));
  return problem ? null : { ...parseMatrixQuery(query), asof: day };
}

/** A program is told, too, that silence may be no more than that nothing is public. */
async function entriesOf(actor: Actor, asked: MatrixQuery) {
  const silence = can.readAllReports(actor) ? "noReport" : "noPublicReport";
  return (await listMatrix(actor, asked)).map(({ state, ...entry }) => ({
    partner: entry.partner,
    recommendation: entry.recommendation,
    state: state === "noReport" ? silence : state,
    year: entry.year,
    sample: entry.sample,
    // How the unit sees it, beside what the partner says and counted nowhere.
    assessment: entry.assessment && {
      state: entry.assessment.state,
      year: entry.assessment.year,
      relation: entry.assessment.relation,
    },
  }));
}

const columns: readonly CsvColumn<Omit<MatrixEntry, "state"> & { state: string }>[] = [
  { head: "partner", cell: ({ partner }) => partner },
  { head: "recommendation", cell: ({ recommendation }) => recommendation },
  { head: "state", cell: ({ state }) => state },
  { head: "report_year", cell: ({ year }) => year },
  { head: "sample", cell: ({ year, sample }) => (year === null ? null : sample) },
  { head: "assessment_state", cell: ({ assessment }) => assessment?.state },
  { head: "assessment_year", cell: ({ assessment }) => assessment?.year },
  { head: "assessment_relation", cell: ({ assessment }) => assessment?.relation },
];
