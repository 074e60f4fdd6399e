import { listPartners } from "#features/partners/partner-queries.ts";
import { silenceCodes } from "#features/reports/report.ts";
import type { Locale } from "#i18n/locale.ts";
import { tableMarks } from "#i18n/table-marks.ts";
import type { Actor } from "#policy.ts";
import { type FilesOf, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { textColumns } from "#server/text-files.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
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
    async csv({ actor, asked: { query }, locale }) {
      return csvFile([...columns, ...(await namedColumns(actor, locale))], await entriesOf(actor, query), locale);
    },
  },
};

/** A program is told, too, that silence may be no more than that nothing is open to it. */
async function entriesOf(actor: Actor, query: MatrixQuery) {
  return (await listMatrix(actor, query)).map(({ state, sight, ...entry }) => ({
    partner: entry.partner,
    recommendation: entry.recommendation,
    state: state === "noReport" ? silenceCodes[sight] : state,
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

/** The names of partners and the words of recommendations, by their codes. */
async function namesOf(actor: Actor) {
  const { items } = await listRecommendations(actor, parseQuery(new URLSearchParams()), Number.MAX_SAFE_INTEGER);
  return {
    partners: new Map((await listPartners()).map(({ code, name }) => [code, name])),
    texts: new Map(items.map(({ code, text }) => [code, text])),
  };
}

type Row = Omit<MatrixEntry, "state" | "sight"> & { state: string };

/** A table in words names beside the codes what they stand for, in its language. */
async function namedColumns(actor: Actor, locale: Locale): Promise<FileColumn<Row>[]> {
  if (!tableMarks[locale].inWords) return [];
  const { partners, texts } = await namesOf(actor);
  const named = [
    ...textColumns<Row>("partner_name", ({ partner }) => partners.get(partner)),
    ...textColumns<Row>("recommendation_text", ({ recommendation }) => texts.get(recommendation)),
  ];
  return named.filter(({ head }) => head.includes(`_${locale}`));
}

const columns: readonly FileColumn<Row>[] = [
  { head: "partner", cell: ({ partner }) => partner },
  { head: "recommendation", cell: ({ recommendation }) => recommendation },
  { head: "state", cell: ({ state }) => state, words: "files:answers" },
  { head: "report_year", cell: ({ year }) => year },
  { head: "sample", cell: ({ year, sample }) => (year === null ? null : sample) },
  { head: "assessment_state", cell: ({ assessment }) => assessment?.state, words: "files:answers" },
  { head: "assessment_year", cell: ({ assessment }) => assessment?.year },
  { head: "assessment_relation", cell: ({ assessment }) => assessment?.relation, words: "files:relations" },
];
