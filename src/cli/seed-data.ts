import { readFile } from "node:fs/promises";
import { z } from "zod";
import { assessmentInput } from "#features/assessments/assessment.ts";
import { documentInput } from "#features/documents/document.ts";
import { tenureStates } from "#features/liaison/liaison.ts";
import { absenceInput } from "#features/meetings/absence.ts";
import { meetingInput } from "#features/meetings/meeting.ts";
import { firstMoves } from "#features/meetings/meeting-state.ts";
import { aliasKinds, partnerKinds } from "#features/partners/partner.ts";
import { aggregations, indicatorGroups, observationInput } from "#features/profiles/observation.ts";
import { lineageInput } from "#features/recommendations/lineage.ts";
import { isStep, moves, recommendationInput, type Step, type Verb } from "#features/recommendations/recommendation.ts";
import { reportInput } from "#features/reports/report.ts";
import { locales } from "#i18n/locale.ts";
import { someSource, source } from "#i18n/source.ts";
import { isPartialDate } from "#lib/partial-date.ts";

/** The files in `prisma/data` have these shapes; prisma/data/README.md says where each comes from. */

const text = z.object({ en: z.string().nullable(), ru: z.string().nullable() });
const both = z.object({ en: z.string(), ru: z.string() });
const partialDate = z.string().refine(isPartialDate);

const named = z.object({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: both,
  nameRuUnofficial: z.boolean(),
  position: z.number(),
});

/** A source tells this much of a text; the desk makes a meeting's changes to its words, and corrections. */
const told = (Object.keys(moves) as Verb[]).filter(
  (verb): verb is Exclude<Step, "amend"> => isStep(verb) && verb !== "amend",
);

const recordedRecommendation = recommendationInput.extend({
  events: z.array(
    z.object({
      verb: z.enum(told),
      meeting: z.string().nullable(),
      source,
      reason: text.nullable(),
    }),
  ),
});

const report = reportInput.and(z.object({ recommendation: z.string(), partner: z.string() }));

const files = {
  portal: z.object({ name: both, subject: text }),
  "sample-round": z.object({ note: both }),
  regions: z.array(z.object({ code: z.string(), name: both })),
  places: z.array(z.object({ code: z.string().length(3), iso2: z.string().length(2), name: both, region: z.string() })),
  partners: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(partnerKinds),
      name: both,
      nameRuUnofficial: z.boolean(),
      acronym: text.nullable(),
      scope: text.nullable(),
      remark: text.nullable(),
      place: z.string().nullable(),
      source: someSource,
      formerNames: z.array(z.object({ code: z.string(), name: both, until: partialDate })),
    }),
  ),
  "partner-aliases": z.array(
    z.object({
      partner: z.string(),
      words: z.string(),
      language: z.enum(locales),
      kind: z.enum(aliasKinds),
      /** others are called so, too */
      loose: z.boolean(),
    }),
  ),
  groups: z.array(
    named.extend({
      // the partners of a kind, or of a region; all of them where it says neither
      members: z.object({ kind: z.enum(partnerKinds).optional(), region: z.string().optional() }),
    }),
  ),
  bodies: z.array(named),
  pillars: z.array(
    z.object({ number: z.number().int(), name: both, short: both, nameRuUnofficial: z.boolean(), source: someSource }),
  ),
  absences: z.array(absenceInput),
  meetings: z.array(
    meetingInput.safeExtend({
      /** in order: they become items of its agenda */
      topics: z.array(z.object({ text, source })),
      /** by a source: by that of the meeting itself, where none stands here */
      told: z.object({ verb: z.enum(firstMoves), on: partialDate.optional(), source: source.optional() }),
    }),
  ),
  documents: z.array(documentInput),
  recommendations: z.array(recordedRecommendation),
  // beside the words that were born at a meeting, wherever they are listed
  commitments: z.array(z.object({ meeting: z.string(), title: both, text: both })),
  // `was` are the words of earlier portals; those that replace them, and their source, stand among the recommendations
  errata: z.array(z.object({ recommendation: z.string(), was: z.object({ en: z.string() }), reason: both })),
  glossary: z.array(z.object({ code: z.string(), term: both, alsoRu: z.array(z.string()), ruUnofficial: z.boolean() })),
  indicators: z.array(
    z.object({
      code: z.string(),
      name: both,
      unit: both,
      group: z.enum(indicatorGroups),
      position: z.number(),
      aggregation: z.enum(aggregations),
      canBeNegative: z.boolean().default(false),
    }),
  ),
  observations: z.array(observationInput),
  routes: z.array(z.object({ code: z.string(), name: both })),
  posts: z.array(
    z.object({
      code: z.string(),
      station: text.nullable(),
      place: z.string(),
      route: z.string().nullable(),
      note: text.nullable(),
      source: someSource,
      tenures: z.array(
        z.object({
          state: z.enum(tenureStates),
          since: partialDate.nullable(),
          until: partialDate.nullable(),
          source: someSource,
        }),
      ),
      coverage: z.array(z.string()),
      sample: z.boolean(),
    }),
  ),
  programmes: z.array(
    z.object({
      code: z.string(),
      name: both,
      nameRuUnofficial: z.boolean(),
      branch: both,
      position: z.number(),
      source: someSource,
    }),
  ),
  donors: z.array(z.object({ partner: z.string(), asOf: partialDate, source: someSource })),
  "sample-reports": z.array(report),
  "sample-assessments": z.array(
    assessmentInput.and(z.object({ recommendation: z.string(), partner: z.string(), release: z.boolean() })),
  ),
  "sample-lineage": z.object({
    recommendations: z.array(recordedRecommendation),
    lineages: z.array(lineageInput.extend({ source: someSource })),
    reports: z.array(report),
  }),
};

type Files = typeof files;

export type FileOf<Name extends keyof Files> = z.infer<Files[Name]>;

/** A file of the record, checked by the schema of its noun; throws, naming the file, if it does not hold. */
export async function readData<Name extends keyof Files>(name: Name): Promise<z.infer<Files[Name]>> {
  const address = new URL(`../../prisma/data/${name}.json`, import.meta.url);
  const parsed = files[name].safeParse(JSON.parse(await readFile(address, "utf8")));
  if (!parsed.success) throw new Error(`prisma/data/${name}.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data as z.infer<Files[Name]>;
}
