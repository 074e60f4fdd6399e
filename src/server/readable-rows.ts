import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, readable } from "#policy.ts";
import { database, type Transaction } from "./database.ts";

/** The years of the rounds that open their reports to partners before a release. */
export const openYearsSql = "SELECT year FROM reporting_round WHERE to_partners = 'reports' AND withdrawn_at IS NULL";

/** The reports and assessments that this actor may read as the rounds say it now. */
export async function readableReports(actor: Actor): Promise<Prisma.ImplementationReportWhereInput> {
  return { AND: [readable.reports(actor, await openYears()), onReadable(actor)] };
}

export async function readableAssessments(actor: Actor): Promise<Prisma.AssessmentWhereInput> {
  return { AND: [readable.assessments(actor, await openYears()), onReadable(actor)] };
}

/** They go no further than the recommendation of which they tell. */
export function onReadable(actor: Actor) {
  return { recommendation: readable.leveled(actor) };
}

export async function openYears(tx: Transaction = database()): Promise<number[]> {
  return (await tx.$queryRawUnsafe<{ year: number }[]>(openYearsSql)).map(({ year }) => year);
}
