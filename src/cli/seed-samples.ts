import { assess, openAssessments } from "#features/assessments/assessment-commands.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { openRound } from "#features/rounds/round-commands.ts";
import { yearOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { portal as actor, type Role } from "#policy.ts";
import { database } from "#server/database.ts";
import { type FileOf, readData } from "./seed-data.ts";
import { done, fillPosts, fillRecommendation } from "./seed-record.ts";

/**
 * One account for each role, on a portal filled with samples and on no other. A sample account of Central Asia writes
 * Russian.
 */
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
 * Invents what nobody has said or done, so that a portal can be tried out: people, posts, answers, assessments, a
 * round.
 */
export async function fillSamples(password: string): Promise<void> {
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
  done(
    await openRound(
      actor,
      { year, opensOn: `${year}-01-01`, dueOn: `${year + 1}-03-31`, toPartners: "reports", note },
      { sample: true },
    ),
  );
}

/** No source tells what Shanghai recommended: the meeting of 2021 reviewed it, so something was continued. */
async function fillLineage(): Promise<void> {
  const { recommendations, lineages, reports } = await readData("sample-lineage");
  for (const recommendation of recommendations) await fillRecommendation(recommendation);
  await fillReports(reports, true);
  for (const { source, ...lineage } of lineages) {
    const isRecorded = await database().lineage.findFirst({
      where: { from: { code: { in: lineage.from } }, to: { code: { in: lineage.to } } },
    });
    if (!isRecorded) done(await continueRecommendations(actor, lineage, { source, sample: true }));
  }
}

async function fillReports(reports: FileOf<"sample-reports">, isReleased: boolean): Promise<void> {
  for (const { recommendation, partner, ...input } of reports) {
    const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: partner } });
    const existing = await database().implementationReport.findFirst({
      where: { partnerId, year: input.year, recommendation: { code: recommendation } },
    });
    if (existing) continue;
    const to = { recommendation, partnerId };
    const report = done(await submitReport(actor, to, input, { corrects: null, sample: true }));
    if (isReleased) done(await releaseReport(actor, report.id));
  }
}

/** Some agree with the partner, some do not, one is for the partner concerned alone. */
async function fillAssessments(): Promise<void> {
  for (const { recommendation, partner, release, ...input } of await readData("sample-assessments")) {
    const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: partner } });
    const about = { partnerId, year: input.year, recommendation: { code: recommendation } };
    if (await database().assessment.findFirst({ where: about })) continue;
    const report = await database().implementationReport.findFirst({ where: { ...about, correctedBy: null } });
    const seen = { report: report?.id ?? null, assessment: null };
    const { id } = done(await assess(actor, { recommendation, partnerId }, input, { seen, sample: true }));
    for (const step of ["partner", "partners", "public"] as const) {
      if (release || step === "partner") done(await openAssessments(actor, step, [id]));
    }
  }
}
