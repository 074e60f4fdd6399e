import { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can, readable, stepsSeen } from "#policy.ts";
import type { StepOf, StepsSeen } from "#release-steps.ts";
import { openYearsSql } from "./readable-rows.ts";

/**
 * Says for SQL written by hand what `readable.recommendations` and `readable.meetings` say; `table` is the name that
 * the row has there.
 */
export function readableRow(actor: Actor, table: string): Prisma.Sql {
  if (can.seeDrafts(actor)) return isFor(actor, table);
  return Prisma.sql`(${isFor(actor, table)} AND (${publishedAt(table, "en")} IS NOT NULL OR ${publishedAt(table, "ru")} IS NOT NULL))`;
}

/** The same for the words of one language, as `can.readLanguage` says it. */
export function readableWords(actor: Actor, table: string, language: Locale): Prisma.Sql {
  if (can.seeDrafts(actor)) return isFor(actor, table);
  return Prisma.sql`(${isFor(actor, table)} AND ${publishedAt(table, language)} IS NOT NULL)`;
}

/** It is in the record, and of a level that this actor reads: nobody reads of it once it was taken back. */
function isFor(actor: Actor, table: string): Prisma.Sql {
  const [{ access }, mine] = readable.leveled(actor).OR;
  const unnamed = Prisma.sql`${Prisma.raw(`${table}.access::text`)} = ANY (${access.in})`;
  const named = Prisma.sql`(${Prisma.raw(`${table}.access`)} = 'named' AND ${mine?.named?.has ?? 0} = ANY (${Prisma.raw(`${table}.named`)}))`;
  const isKept = Prisma.raw(`${table}.discarded_at IS NULL AND ${table}.voided_at IS NULL`);
  return Prisma.sql`(${isKept} AND (${mine ? Prisma.sql`${unnamed} OR ${named}` : unnamed}))`;
}

function publishedAt(table: string, language: Locale): Prisma.Sql {
  return Prisma.raw(`${table}.published_${language}_at`);
}

/** The same for what `readable.reports` and `readable.assessments` say. */
export function readableReport(actor: Actor, table: string): Prisma.Sql {
  return ofPartners(table, stepsSeen(actor, "report"), (step) => Prisma.raw(reportsOn[step](table)));
}

export function readableAssessment(actor: Actor, table: string): Prisma.Sql {
  const onStep = (step: StepOf<"assessment">) => Prisma.sql`${Prisma.raw(table)}.open_to = ${step}`;
  const about = Prisma.sql`EXISTS (
    SELECT FROM implementation_report about
    WHERE about.id = ${Prisma.raw(table)}.report_id AND ${readableReport(actor, "about")}
  )`;
  return Prisma.sql`(${ofPartners(table, stepsSeen(actor, "assessment"), onStep)}
    AND (${Prisma.raw(table)}.report_id IS NULL OR ${about}))`;
}

const reportsOn: Record<StepOf<"report">, (table: string) => string> = {
  sent: (table) => `(${table}.released_at IS NULL AND ${table}.year NOT IN (${openYearsSql}))`,
  open: (table) => `(${table}.released_at IS NULL AND ${table}.year IN (${openYearsSql}))`,
  released: (table) => `${table}.released_at IS NOT NULL`,
};

function ofPartners<Step>(
  table: string,
  { any, own }: StepsSeen<Step>,
  onStep: (step: Step) => Prisma.Sql,
): Prisma.Sql {
  const isOwn = Prisma.raw(`${table}.partner_id`);
  const ofOwn = own ? own.steps.map((step) => Prisma.sql`(${isOwn} = ${own.partnerId} AND ${onStep(step)})`) : [];
  return Prisma.sql`(${Prisma.join([...any.map(onStep), ...ofOwn], " OR ")})`;
}
