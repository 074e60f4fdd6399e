import type { CsvColumn } from "#lib/csv.ts";
import { type Actor, can } from "#policy.ts";
import { csvFile, type FilesOf, jsonList } from "#server/respond.ts";
import type { matrixAddresses } from "./matrix-addresses.ts";
import type { MatrixQuery } from "./matrix-filter.ts";
import { listMatrix, type MatrixEntry } from "./matrix-queries.ts";

/** One entry for each recommendation and each partner to which it is addressed: what is not addressed is in none. */
export const matrixFiles: FilesOf<typeof matrixAddresses> = {
  "/recommendations/matrix": {
    async json(request) {
      const { query } = request.asked;
      const entries = await entriesOf(request.actor, query);
      return jsonList(entries, request, ({ recommendation, partner }) => `${recommendation}/${partner}`);
    },
    async csv({ actor, asked: { query } }) {
      return csvFile(columns, await entriesOf(actor, query));
    },
  },
};

/** A program is told, too, that silence may be no more than that nothing is public. */
async function entriesOf(actor: Actor, query: MatrixQuery) {
  const silence = can.readAllReports(actor) ? "noReport" : "noPublicReport";
  return (await listMatrix(actor, query)).map(({ state, ...entry }) => ({
    partner: entry.partner,
    recommendation: entry.recommendation,
    state: state === "noReport" ? silence : state,
    year: entry.year,
    sample: entry.sample,
    // The unit's view stands beside what the partner says and is counted nowhere.
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
