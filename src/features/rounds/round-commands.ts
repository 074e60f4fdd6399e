import type { Prisma, ReportingRound } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { dateToDay, dayToDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { daysProblem, isYearInSight, type RoundInput, type RoundVerb } from "./round.ts";
import { sentSince } from "./round-queries.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "roundExists"
  | "roundYearTooFar"
  | "roundIsClosed"
  | "roundIsOpen"
  | "roundAnswered"
  | NonNullable<ReturnType<typeof daysProblem>>;

/** Asks partners for their answers for a year. There is one round a year; one that was taken back leaves its year free. */
export async function openRound(
  actor: Actor,
  { year, opensOn, dueOn, toPartners, note }: RoundInput,
  { sample = false } = {},
): Promise<Result<ReportingRound, Refusal>> {
  if (!can.keepRounds(actor)) return fail("notAllowed");
  if (!isYearInSight(year, Number(dayOf(new Date()).slice(0, 4)))) return fail("roundYearTooFar", { year });
  const problem = daysProblem(year, { opensOn, dueOn });
  if (problem) return fail(problem, { year });
  return change(async (tx) => {
    const data = {
      opensOn: dayToDate(opensOn),
      dueOn: dayToDate(dueOn),
      toPartners,
      ...columns("note", note),
      openedById: actor.kind === "person" ? actor.id : null,
      openedAt: new Date(),
      sample,
    };
    const made = await tx.reportingRound.createMany({ data: { year, ...data }, skipDuplicates: true });
    if (made.count === 0) {
      const again = { ...data, closedAt: null, withdrawnAt: null, version: { increment: 1 } };
      const { count } = await tx.reportingRound.updateMany({
        where: { year, NOT: { withdrawnAt: null } },
        data: again,
      });
      if (count === 0) return fail("roundExists", { year });
    }
    const round = await tx.reportingRound.findUniqueOrThrow({ where: { year } });
    await recordRound(tx, actor, round, "open");
    return ok(round);
  });
}

/** Gives more time or less, with words for those asked. A round that is closed is reopened first. */
export async function moveDueDate(
  actor: Actor,
  year: number,
  version: number,
  { dueOn, note }: { dueOn: string; note: Localized },
): Promise<Result<ReportingRound, Refusal>> {
  return update(actor, year, version, "move", (round) => {
    if (round.closedAt) return fail("roundIsClosed", { year });
    const problem = daysProblem(year, { opensOn: dateToDay(round.opensOn), dueOn });
    return problem ? fail(problem, { year }) : ok({ dueOn: dayToDate(dueOn), ...columns("note", note) });
  });
}

/** From here on nobody is asked any more; what was answered stays, and can be corrected one by one. */
export async function closeRound(
  actor: Actor,
  year: number,
  version: number,
): Promise<Result<ReportingRound, Refusal>> {
  return update(actor, year, version, "close", (round) =>
    round.closedAt ? fail("roundIsClosed", { year }) : ok({ closedAt: new Date() }),
  );
}

export async function reopenRound(
  actor: Actor,
  year: number,
  version: number,
): Promise<Result<ReportingRound, Refusal>> {
  return update(actor, year, version, "reopen", (round) =>
    round.closedAt ? ok({ closedAt: null }) : fail("roundIsOpen", { year }),
  );
}

/**
 * Takes a round back that was opened by mistake. Once somebody has answered it, it can only be closed. Drafts for it
 * that were not sent stay with whoever typed them.
 */
export async function withdrawRound(
  actor: Actor,
  year: number,
  version: number,
): Promise<Result<ReportingRound, Refusal>> {
  return update(actor, year, version, "withdraw", async (round, tx) => {
    const answers = await tx.implementationReport.count({ where: sentSince(round) });
    return answers > 0 ? fail("roundAnswered", { year }) : ok({ withdrawnAt: new Date() });
  });
}

/** Says anew what partners see of one another before a release, also of a round that is closed. */
export async function disclose(
  actor: Actor,
  year: number,
  version: number,
  toPartners: RoundInput["toPartners"],
): Promise<Result<ReportingRound, Refusal>> {
  return update(actor, year, version, "disclose", () => ok({ toPartners }));
}

type Changes = Result<Prisma.ReportingRoundUncheckedUpdateManyInput, Refusal>;

/** `version` is the one that the person saw: a colleague's change in between is refused, not overwritten. */
async function update(
  actor: Actor,
  year: number,
  version: number,
  verb: RoundVerb,
  rule: (round: ReportingRound, tx: Transaction) => Changes | Promise<Changes>,
): Promise<Result<ReportingRound, Refusal>> {
  if (!can.keepRounds(actor)) return fail("notAllowed");
  return change(async (tx) => {
    await tx.$queryRaw`SELECT year FROM reporting_round WHERE year = ${year} FOR UPDATE`;
    const before = await tx.reportingRound.findUnique({ where: { year } });
    if (!before || before.withdrawnAt) return fail("notFound");
    if (before.version !== version) return fail("changedMeanwhile");
    const allowed = await rule(before, tx);
    if (!allowed.ok) return allowed;
    const { count } = await tx.reportingRound.updateMany({
      where: { year, version },
      data: { ...allowed.value, version: version + 1 },
    });
    if (count === 0) return fail("changedMeanwhile");
    const after = await tx.reportingRound.findUniqueOrThrow({ where: { year } });
    await recordRound(tx, actor, after, verb);
    return ok(after);
  });
}

async function recordRound(tx: Transaction, actor: Actor, round: ReportingRound, verb: RoundVerb): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "round",
    subjectId: round.year,
    subjectCode: String(round.year),
    verb: `round-${verb}`,
    snapshot: round,
    // No public page speaks of a round.
    visible: false,
  });
}
