import { assess } from "../features/assessments/assessment-commands.ts";
import { publishMeeting, recordMeeting } from "../features/meetings/meeting-commands.ts";
import { createSamplePerson } from "../features/people/person-commands.ts";
import { enterObservation } from "../features/profiles/observation-commands.ts";
import { continueRecommendations } from "../features/recommendations/lineage-commands.ts";
import type { RecommendationInput } from "../features/recommendations/recommendation.ts";
import { recordRecommendation } from "../features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "../features/recommendations/recommendation-publishing.ts";
import { releaseReport, submitReport } from "../features/reports/report-commands.ts";
import { openRound } from "../features/rounds/round-commands.ts";
import { yearOf } from "../i18n/format.ts";
import type { Locale } from "../i18n/locale.ts";
import { locales } from "../i18n/locale.ts";
import { columns, type Localized } from "../i18n/localized.ts";
import type { Result } from "../lib/result.ts";
import { portal as actor, type Role } from "../policy.ts";
import { database } from "../server/database.ts";
import type { Fill } from "../server/env.ts";
import { type FileOf, readData } from "./seed-data.ts";

/** One account for each role, on a portal filled with samples and on no other. Who is at home in Central Asia writes Russian. */
const samplePeople: {
  email: string;
  name: string;
  role: Role;
  partner?: string;
  post?: string;
  language?: Locale;
}[] = [
  { email: "admin@example.org", name: "Sample administrator", role: "admin" },
  { email: "unit@example.org", name: "Sample member of the unit", role: "unit" },
  { email: "translator@example.org", name: "Sample translator", role: "translator" },
  {
    email: "liaison@example.org",
    name: "Sample liaison officer",
    role: "liaison",
    post: "tashkent-sample",
    language: "ru",
  },
  { email: "focal@example.org", name: "Sample focal point", role: "focal", partner: "UZB", language: "ru" },
  { email: "expert@example.org", name: "Sample expert", role: "expert" },
];

/**
 * Fills a new database through the same commands as everybody else. Each step is left alone where it is already done, so
 * that a first start which was cut off goes on; the row in `portal` says that it is complete.
 */
export async function fillDatabase({
  fill,
  demoPassword,
}: {
  fill: Fill;
  demoPassword: string;
}): Promise<{ accounts: { email: string; role: string }[] }> {
  const known = await database().portal.findUnique({ where: { id: 1 } });
  if (!known) {
    if (fill !== "empty") {
      await fillReference();
      await fillMeetings();
      await fillRecommendations(fill);
      await fillFigures();
    }
    if (fill === "sample") await fillSamples(demoPassword);
    const { name, subject } =
      fill === "empty"
        ? { name: { en: "Portal of the partnership", ru: "Портал партнерства" }, subject: null }
        : await readData("portal");
    await database().portal.create({
      data: { id: 1, fill, ...columns("subject", subject), nameEn: name.en, nameRu: name.ru },
    });
  }
  const people = await database().person.findMany({ where: { sample: true, active: true }, orderBy: { id: "asc" } });
  return { accounts: people.map(({ email, role }) => ({ email, role })) };
}

async function fillReference(): Promise<void> {
  const skipDuplicates = true;
  const db = database();
  const named = <T extends { code: string; name: Localized & { en: string; ru: string } }>({ code, name }: T) => ({
    code,
    nameEn: name.en,
    nameRu: name.ru,
  });
  const sourced = (source: { en: string; ru: string }) => ({ sourceEn: source.en, sourceRu: source.ru });

  await db.region.createMany({ skipDuplicates, data: (await readData("regions")).map(named) });
  await db.place.createMany({
    skipDuplicates,
    data: (await readData("places")).map((row) => ({ ...named(row), iso2: row.iso2, regionCode: row.region })),
  });
  for (const row of await readData("partners")) {
    if (await db.partner.findUnique({ where: { code: row.code } })) continue;
    await db.partner.create({
      data: {
        ...named(row),
        kind: row.kind,
        nameRuUnofficial: row.nameRuUnofficial,
        ...columns("acronym", row.acronym),
        ...columns("scope", row.scope),
        ...columns("remark", row.remark),
        placeCode: row.place,
        ...sourced(row.source),
        formerNames: { create: row.formerNames.map((former) => ({ ...named(former), until: former.until })) },
      },
    });
  }
  await db.pillar.createMany({
    skipDuplicates,
    data: (await readData("pillars")).map((row) => ({
      number: row.number,
      nameEn: row.name.en,
      nameRu: row.name.ru,
      shortEn: row.short.en,
      shortRu: row.short.ru,
      nameRuUnofficial: row.nameRuUnofficial,
      ...sourced(row.source),
    })),
  });
  await db.glossaryTerm.createMany({
    skipDuplicates,
    data: (await readData("glossary")).map(({ code, term, alsoRu, ruUnofficial }) => ({
      code,
      termEn: term.en,
      termRu: term.ru,
      alsoRu,
      ruUnofficial,
    })),
  });
  await db.indicator.createMany({
    skipDuplicates,
    data: (await readData("indicators")).map((row) => ({
      ...named(row),
      unitEn: row.unit.en,
      unitRu: row.unit.ru,
      group: row.group,
      position: row.position,
      aggregation: row.aggregation,
    })),
  });
  await db.route.createMany({ skipDuplicates, data: (await readData("routes")).map(named) });
  await db.programme.createMany({
    skipDuplicates,
    data: (await readData("programmes")).map((row) => ({
      ...named(row),
      nameRuUnofficial: row.nameRuUnofficial,
      branchEn: row.branch.en,
      branchRu: row.branch.ru,
      position: row.position,
      ...sourced(row.source),
    })),
  });
  await fillAddressable();
  if ((await db.donor.count()) === 0) {
    await db.donor.createMany({
      data: (await readData("donors")).map((row) => ({
        partnerCode: row.partner,
        asOf: row.asOf,
        ...sourced(row.source),
      })),
    });
  }
  await fillPosts(false);
}

/** Groups with the members that they have on the day of the fill, and bodies. */
async function fillAddressable(): Promise<void> {
  const row = ({ code, name, nameRuUnofficial, position }: FileOf<"bodies">[number]) => ({
    ...{ code, nameEn: name.en, nameRu: name.ru, nameRuUnofficial, position },
  });
  for (const { members, ...group } of await readData("groups")) {
    if (await database().partnerGroup.findUnique({ where: { code: group.code } })) continue;
    const partners = await database().partner.findMany({
      where: { kind: members.kind, ...(members.region && { place: { regionCode: members.region } }) },
      select: { id: true },
    });
    await database().partnerGroup.create({
      data: { ...row(group), members: { create: partners.map(({ id }) => ({ partnerId: id })) } },
    });
  }
  await database().body.createMany({ skipDuplicates: true, data: (await readData("bodies")).map(row) });
}

async function fillPosts(sample: boolean): Promise<void> {
  for (const row of (await readData("posts")).filter((post) => post.sample === sample)) {
    if (await database().liaisonPost.findUnique({ where: { code: row.code } })) continue;
    await database().liaisonPost.create({
      data: {
        code: row.code,
        ...columns("station", row.station),
        placeCode: row.place,
        routeCode: row.route,
        ...columns("note", row.note),
        sourceEn: row.source.en,
        sourceRu: row.source.ru,
        sample: row.sample,
        tenures: {
          create: row.tenures.map(({ source, ...tenure }) => ({ ...tenure, sourceEn: source.en, sourceRu: source.ru })),
        },
        coverage: { create: row.coverage.map((placeCode) => ({ placeCode })) },
      },
    });
  }
}

async function fillMeetings(): Promise<void> {
  for (const input of await readData("meetings")) {
    const known = await database().meeting.findUnique({ where: { code: input.code } });
    const meeting = known ?? done(await recordMeeting(actor, input));
    if (!meeting.publishedEnAt) done(await publishMeeting(actor, meeting.code, meeting.version, locales));
  }
}

async function fillRecommendations(fill: Fill): Promise<void> {
  const all = await readData("recommendations");
  for (const row of all) await fillRecommendation(fill === "sample" ? row : { ...row, ...withoutSamples(row) });
}

async function fillRecommendation({ events, ...input }: FileOf<"recommendations">[number]): Promise<void> {
  let row = await database().recommendation.findUnique({ where: { code: input.code } });
  if (!row) {
    const happenings = [];
    for (const { meeting, ...event } of events) {
      happenings.push({
        ...event,
        meeting: meeting ? await database().meeting.findUniqueOrThrow({ where: { code: meeting } }) : null,
      });
    }
    row = done(await recordRecommendation(actor, input, happenings));
  }
  if (!row.publishedEnAt) {
    done(await publishRecommendations(actor, locales, [{ code: row.code, version: row.version }]));
  }
}

/** Facts only: where a text is a sample, the record says that its text is not public and nobody is addressed. */
function withoutSamples(input: RecommendationInput): RecommendationInput {
  if (input.provenance !== "sample") return input;
  return {
    ...input,
    provenance: "no-text",
    text: { en: null, ru: null },
    textState: { en: "missing", ru: "missing" },
    addressees: [],
  };
}

async function fillFigures(): Promise<void> {
  for (const input of await readData("observations")) {
    const where = { placeCode: input.place, indicatorCode: input.indicator, year: input.year };
    const standing = await database().observation.findMany({ where: { ...where, supersededBy: null } });
    if (standing.some(({ value }) => value?.toNumber() === input.value)) continue;
    done(await enterObservation(actor, input, { supersedes: null, beside: standing.length > 0 }));
  }
}

async function fillSamples(password: string): Promise<void> {
  await fillPosts(true);
  for (const person of samplePeople) {
    if (await database().person.findUnique({ where: { email: person.email } })) continue;
    done(await createSamplePerson({ language: "en", ...person }, password));
  }
  const reports = await readData("sample-reports");
  // Two wait for the unit, so that a portal tried out shows what it shows to whom.
  await fillReports(reports.slice(0, -2), true);
  await fillReports(reports.slice(-2), false);
  await fillLineage();
  await fillAssessments();
  await fillRound();
}

/** Whenever a portal is tried out, this year's answers are asked for and nobody is late. */
async function fillRound(): Promise<void> {
  const year = yearOf(new Date());
  if (await database().reportingRound.findUnique({ where: { year } })) return;
  const { note } = await readData("sample-round");
  done(await openRound(actor, { year, opensOn: `${year}-01-01`, dueOn: `${year + 1}-03-31`, note }, { sample: true }));
}

/** What Shanghai recommended is not known: the meeting of 2021 reviewed it, so something was continued. */
async function fillLineage(): Promise<void> {
  const { recommendations, lineages, reports } = await readData("sample-lineage");
  for (const recommendation of recommendations) await fillRecommendation(recommendation);
  await fillReports(reports, true);
  for (const { source, ...lineage } of lineages) {
    const isKnown = await database().lineage.findFirst({
      where: { from: { code: { in: lineage.from } }, to: { code: { in: lineage.to } } },
    });
    if (!isKnown) done(await continueRecommendations(actor, lineage, { source, sample: true }));
  }
}

async function fillReports(reports: FileOf<"sample-reports">, isReleased: boolean): Promise<void> {
  for (const { recommendation, partner, ...input } of reports) {
    const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: partner } });
    const standing = await database().implementationReport.findFirst({
      where: { partnerId, year: input.year, recommendation: { code: recommendation } },
    });
    if (standing) continue;
    const to = { recommendation, partnerId };
    const report = done(await submitReport(actor, to, input, { corrects: null, sample: true }));
    if (isReleased) done(await releaseReport(actor, report.id));
  }
}

/** Some agree with the partner, some do not, one is for partners only. */
async function fillAssessments(): Promise<void> {
  for (const { recommendation, partner, release, ...input } of await readData("sample-assessments")) {
    const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: partner } });
    const about = { partnerId, year: input.year, recommendation: { code: recommendation } };
    if (await database().assessment.findFirst({ where: about })) continue;
    const report = await database().implementationReport.findFirst({ where: { ...about, correctedBy: null } });
    const seen = { report: report?.id ?? null, assessment: null };
    done(await assess(actor, { recommendation, partnerId }, input, { seen, release, sample: true }));
  }
}

function done<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`The record could not be filled: ${result.error} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}
