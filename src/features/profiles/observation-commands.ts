import type { Observation } from "#generated/prisma/client.ts";
import { yearOf } from "#i18n/format.ts";
import { localized } from "#i18n/localized.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change, changeTogether, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import {
  impossibility,
  isYearToCome,
  keptOfObservation,
  type ObservationInput,
  type ObservationVerb,
  periodRow,
} from "./observation.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "yearToCome"
  | "figureImpossible"
  | "alreadyVerified"
  | "ownFigure";

/**
 * Enters a figure, or the reason why there is none. `supersedes` is the figure that the person saw in that place, or
 * `null` for an empty one: if a colleague entered another meanwhile, nothing is overwritten. A second published figure
 * beside the first (`beside`) is entered as another observation of the same period and replaces nothing.
 */
export async function enterObservation(
  actor: Actor,
  input: ObservationInput,
  { supersedes, beside = false, sample = false }: { supersedes: number | null; beside?: boolean; sample?: boolean },
): Promise<Result<Observation, Refusal>> {
  if (!can.enterFigures(actor, { placeCode: input.place })) return fail("notAllowed");
  if (isYearToCome(input.year, yearOf(new Date()))) return fail("yearToCome", { year: input.year });
  return change(async (tx) => {
    const indicator = await tx.indicator.findUnique({ where: { code: input.indicator } });
    if (!indicator) return fail("notFound");
    const of = { unit: localized(indicator, "unit"), canBeNegative: indicator.canBeNegative };
    if (impossibility(input.value, of)) return fail("figureImpossible");
    // Two who enter at once wait for one another at the place, so that only one supersedes.
    await tx.$queryRaw`SELECT code FROM place WHERE code = ${input.place} FOR UPDATE`;
    const cell = { placeCode: input.place, indicatorCode: input.indicator, year: input.year };
    const where = { ...cell, ...periodRow(input) };
    const standing = await tx.observation.findMany({ where: { ...where, supersededBy: null }, select: { id: true } });
    const seen = supersedes === null ? standing.length === 0 || beside : standing.some(({ id }) => id === supersedes);
    if (!seen) return fail("changedMeanwhile");
    const now = new Date();
    const observation = await tx.observation.create({
      data: {
        ...where,
        value: input.value,
        absence: input.absence,
        provisional: input.provisional,
        source: input.source,
        secondary: input.secondary,
        method: input.method,
        enteredById: actor.kind === "person" ? actor.id : null,
        enteredAt: now,
        verifiedAt: actor.kind === "portal" ? now : null,
        supersedesId: supersedes,
        sample,
      },
    });
    await recordObservation(tx, actor, observation, "enter");
    return ok(observation);
  });
}

/** From here on the public sees them, all or none. Nobody verifies a figure of their own. */
export function verifyObservations(actor: Actor, ids: readonly number[]) {
  return changeTogether(ids, (tx, id) => verify(tx, actor, id));
}

export function verifyObservation(actor: Actor, id: number): Promise<Result<Observation, Refusal>> {
  return change((tx) => verify(tx, actor, id));
}

async function verify(tx: Transaction, actor: Actor, id: number): Promise<Result<Observation, Refusal>> {
  if (!can.verifyFigures(actor)) return fail("notAllowed");
  // A colleague who replaces or verifies it at the same time waits, or was first and is seen here.
  await tx.$queryRaw`SELECT id FROM observation WHERE id = ${id} FOR UPDATE`;
  const before = await tx.observation.findUnique({ where: { id }, include: { supersededBy: true } });
  if (!before) return fail("notFound");
  if (before.supersededBy) return fail("changedMeanwhile");
  const verifiedById = actor.kind === "person" ? actor.id : null;
  // It stands as the same person said before.
  if (before.verifiedAt) return before.verifiedById === verifiedById ? ok(before) : fail("alreadyVerified");
  if (before.enteredById !== null && before.enteredById === verifiedById) return fail("ownFigure");
  const observation = await tx.observation.update({ where: { id }, data: { verifiedById, verifiedAt: new Date() } });
  await recordObservation(tx, actor, observation, "verify");
  return ok(observation);
}

async function recordObservation(tx: Transaction, actor: Actor, observation: Observation, verb: ObservationVerb) {
  await recordEvent(tx, actor, {
    subject: "observation",
    subjectId: observation.id,
    subjectCode: `${observation.placeCode}/${observation.indicatorCode}/${observation.year}`,
    verb,
    snapshot: keptOfObservation(observation),
    visible: observation.verifiedAt !== null,
  });
}
