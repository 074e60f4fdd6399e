import type { Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { type Addressees, inOrder, nobody, partnersOf, reportedAndLeftOut, resolveAddressees } from "./addressee.ts";
import { addresseesOf } from "./addressee-rows.ts";
import { guardedUpdate, hold, recordChange } from "./recommendation-changes.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "unknownAddressee"
  | "groupEmpty"
  | "addresseeReported"
  | "nothingChanged";

/**
 * Says anew whom a recommendation is addressed to: the codes of partners, groups, bodies and programmes. The event holds
 * both to whom it was addressed before and to whom it is now, so that it can be shown as of any day.
 */
export async function addressRecommendation(
  actor: Actor,
  code: string,
  version: number,
  codes: readonly string[],
): Promise<Result<Recommendation, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  return change<Recommendation, Refusal>(async (tx) => {
    const held = await hold(tx, actor, [{ code, version }]);
    if (!held.ok) return fail(held.error);
    const row = held.value[0];
    if (row?.kind !== "recommendation") return fail("notFound");
    const before = (await addresseesOf(tx, [row.id])).get(row.id) ?? nobody;
    const resolved = await resolve(tx, codes, before);
    if (!resolved.ok) return resolved;
    const after = resolved.value;
    if (JSON.stringify(before) === JSON.stringify(inOrder(after))) return fail("nothingChanged");
    const leftOut = reportedAndLeftOut(after, await answeredBy(tx, row.id));
    if (leftOut.length > 0) {
      const partners = await tx.partner.findMany({ where: { id: { in: leftOut } }, orderBy: { code: "asc" } });
      return fail("addresseeReported", { codes: partners.map((partner) => partner.code).join(", ") });
    }
    await replaceAddressees(tx, row.id, before, after);
    const changed = await guardedUpdate(tx, row, version, { data: {} });
    if (!changed) return fail("changedMeanwhile");
    const { meeting: _bornAt, ...was } = row;
    await recordChange(tx, actor, changed, "address", {
      before: was,
      on: dayOf(new Date()),
      also: { addresseesBefore: before, addressees: inOrder(after) },
    });
    return ok(changed);
  });
}

/** The first addressees of a new row, from the codes of partners, groups, bodies and programmes. */
export async function addressNew(
  tx: Transaction,
  recommendationId: number,
  codes: readonly string[],
): Promise<Result<Addressees, "unknownAddressee" | "groupEmpty">> {
  const resolved = await resolve(tx, codes, nobody);
  if (resolved.ok) await replaceAddressees(tx, recommendationId, nobody, resolved.value);
  return resolved;
}

async function resolve(tx: Transaction, codes: readonly string[], before: Addressees) {
  if (codes.length === 0) return ok(nobody);
  const asked = [...codes];
  const byCode = { where: { code: { in: asked } } };
  const partners = await tx.partner.findMany({ ...byCode, select: { id: true, code: true } });
  const groups = await tx.partnerGroup.findMany({ ...byCode, include: { members: { orderBy: { partnerId: "asc" } } } });
  const bodies = await tx.body.findMany({ ...byCode, select: { code: true } });
  const programmes = await tx.programme.findMany({ ...byCode, select: { code: true } });
  return resolveAddressees(
    asked,
    {
      partners: new Map(partners.map(({ id, code }) => [code, id])),
      groups: new Map(groups.map(({ code, members }) => [code, members.map(({ partnerId }) => partnerId)])),
      bodies: new Set(bodies.map(({ code }) => code)),
      programmes: new Set(programmes.map(({ code }) => code)),
    },
    before,
  );
}

/**
 * Partners (ids) of which a report or an assessment is kept. A partner's draft is its own, and keeps nobody addressed.
 */
async function answeredBy(tx: Transaction, recommendationId: number): Promise<number[]> {
  const of = { where: { recommendationId }, select: { partnerId: true } };
  const kept = [...(await tx.implementationReport.findMany(of)), ...(await tx.assessment.findMany(of))];
  return kept.map(({ partnerId }) => partnerId);
}

/** A partner that stays addressed keeps its row: only differences are written. */
async function replaceAddressees(
  tx: Transaction,
  recommendationId: number,
  before: Addressees,
  after: Addressees,
): Promise<void> {
  const own = { where: { recommendationId } };
  const was = new Set(partnersOf(before));
  const addressed = partnersOf(after);
  await tx.addressedGroup.deleteMany(own);
  await tx.addressedBody.deleteMany(own);
  await tx.addressedProgramme.deleteMany(own);
  await tx.addressee.deleteMany({ where: { recommendationId, partnerId: { notIn: addressed } } });
  await tx.addressee.createMany({
    data: addressed.filter((partnerId) => !was.has(partnerId)).map((partnerId) => ({ recommendationId, partnerId })),
  });
  await tx.addressedGroup.createMany({
    data: after.groups.flatMap(({ code, members }) =>
      members.map((partnerId) => ({ recommendationId, groupCode: code, partnerId })),
    ),
  });
  await tx.addressedBody.createMany({ data: after.bodies.map((bodyCode) => ({ recommendationId, bodyCode })) });
  await tx.addressedProgramme.createMany({
    data: after.programmes.map((programmeCode) => ({ recommendationId, programmeCode })),
  });
}
