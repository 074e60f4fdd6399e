import { factsOn } from "#features/recommendations/fact-queries.ts";
import { asksPartners } from "#features/reports/report.ts";
import type { Prisma, ReportingRound } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, visitor } from "#policy.ts";
import type { StepOf } from "#release-steps.ts";
import { database } from "#server/database.ts";
import { askingRound, type Progress, type RoundState, roundState } from "./round.ts";

export type Round = {
  year: number;
  /** days, "YYYY-MM-DD" */
  opensOn: string;
  dueOn: string;
  note: Localized;
  /** partners see this of one another before a release */
  toPartners: StepOf<"silence">;
  closed: boolean;
  /** as of today, by the clock of Vienna */
  state: RoundState;
  sample: boolean;
  version: number;
};

export type PartnerInRound = Progress & { code: string; name: RecordText };

/** All rounds, the latest year first. Visitors are not told of them. */
export async function listRounds(actor: Actor): Promise<Round[]> {
  if (!can.readRounds(actor)) return [];
  const rows = await database().reportingRound.findMany({ where: { withdrawnAt: null }, orderBy: { year: "desc" } });
  return rows.map(toRound);
}

export async function findRound(actor: Actor, year: number): Promise<Round | null> {
  if (!can.readRounds(actor)) return null;
  const row = await database().reportingRound.findUnique({ where: { year, withdrawnAt: null } });
  return row && toRound(row);
}

/** Rounds that were taken back and not opened anew, with the day ("YYYY-MM-DD") on which they were. */
export async function listWithdrawn(actor: Actor): Promise<{ year: number; on: string }[]> {
  if (!can.keepRounds(actor)) return [];
  const rows = await database().reportingRound.findMany({
    where: { NOT: { withdrawnAt: null } },
    orderBy: { year: "desc" },
  });
  return rows.flatMap(({ year, withdrawnAt }) => (withdrawnAt ? [{ year, on: dayOf(withdrawnAt) }] : []));
}

/** Whether a round can still be taken back: nobody has sent a report for its year since it was opened. */
export async function isUnanswered(actor: Actor, year: number): Promise<boolean> {
  if (!can.keepRounds(actor)) return false;
  const row = await database().reportingRound.findUnique({ where: { year, withdrawnAt: null } });
  return row !== null && (await database().implementationReport.count({ where: sentSince(row) })) === 0;
}

/** Answers to a round: what was sent for its year since it was opened, not what had been sent before. */
export function sentSince({ year, openedAt }: ReportingRound): Prisma.ImplementationReportWhereInput {
  return { year, submittedAt: { gte: openedAt } };
}

/** The round for which partners answer today, if there is one. */
export async function findAskingRound(actor: Actor): Promise<Round | null> {
  return askingRound(await listRounds(actor), dayOf(new Date()));
}

/**
 * Each partner that is asked: one to which a public recommendation is addressed that asks partners today, with how many of
 * these it has answered for the year. Only for who keeps the rounds.
 */
export async function listPartnersInRound(actor: Actor, year: number): Promise<PartnerInRound[]> {
  if (!can.keepRounds(actor)) return [];
  const asking = (await factsOn(visitor, null, null)).filter(({ status }) => asksPartners(status));
  const rows = await database().$queryRaw<
    { code: string; nameEn: string; nameRu: string; states: unknown; asked: number; answered: number }[]
  >`
    SELECT p.code, p.name_en AS "nameEn", p.name_ru AS "nameRu", p.states, count(*)::int AS asked,
      count(*) FILTER (WHERE EXISTS (
        SELECT FROM implementation_report i
        WHERE i.recommendation_id = a.recommendation_id AND i.partner_id = a.partner_id AND i.year = ${year}
      ))::int AS answered
    FROM addressee a
    JOIN partner p ON p.id = a.partner_id
    WHERE a.recommendation_id = ANY(${asking.map(({ id }) => id)})
    GROUP BY p.id`;
  return rows.map(({ asked, answered, ...row }) => {
    return { code: row.code, name: recordText("partner", row, "name"), asked, answered };
  });
}

function toRound(row: ReportingRound): Round {
  const days = { opensOn: dateToDay(row.opensOn), dueOn: dateToDay(row.dueOn), closed: row.closedAt !== null };
  return {
    year: row.year,
    ...days,
    note: localized(row, "note"),
    toPartners: row.toPartners as StepOf<"silence">,
    state: roundState(days, dayOf(new Date())),
    sample: row.sample,
    version: row.version,
  };
}
