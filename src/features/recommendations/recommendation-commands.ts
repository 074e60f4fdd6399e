import type { Prisma, Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { columns } from "#i18n/localized.ts";
import { statesUntold, type Telling, textStatesAfter } from "#i18n/record-text.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { inOrder } from "./addressee.ts";
import { addressNew } from "./addressee-commands.ts";
import { lockWithContinued, settleContinued } from "./lineage-changes.ts";
import type { Provenance, RecommendationInput } from "./recommendation.ts";
import {
  applyMove,
  forEach,
  guardedUpdate,
  type Happening,
  hold,
  numberAmong,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  type WithMeeting,
  writtenText,
} from "./recommendation-changes.ts";

/** Enters a record under the number it has already: old ones, and those of another list. */
export async function recordRecommendation(
  actor: Actor,
  input: RecommendationInput,
  happenings: readonly Happening[],
): Promise<Result<Recommendation, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  return change(async (tx) => {
    if (await tx.recommendation.findUnique({ where: { code: input.code } })) {
      return fail("codeTaken", { code: input.code });
    }
    const meeting = input.meeting ? await tx.meeting.findUnique({ where: { code: input.meeting, ...kept } }) : null;
    if (input.meeting && !meeting) return fail("notFound");
    const { data, texts } = writtenText(input);
    const toWhom = input.addresseesText ?? { en: null, ru: null };
    const row = await create(
      tx,
      {
        code: input.code,
        kind: input.kind,
        provenance: input.provenance,
        pillarNumber: input.pillar,
        year: input.year,
        position: input.position,
        meetingId: meeting?.id ?? null,
        ...data,
        ...columns("addressees", toWhom),
      },
      { ...texts, addressees: textStatesAfter(toWhom, statesUntold(toWhom), null, { at: new Date() }) },
    );
    const addressed = await addressNew(tx, row.id, input.addressees);
    if (!addressed.ok) return addressed;
    const also = { addressees: inOrder(addressed.value) };
    if (happenings.length === 0) await recordChange(tx, actor, row, "record-commitment", { also });
    let current = row;
    for (const happening of happenings) {
      const moved = await applyMove(tx, actor, current, { ...happening, also });
      if (!moved.ok) return moved;
      current = moved.value;
    }
    return ok(current);
  });
}

async function create(
  tx: Transaction,
  data: Prisma.RecommendationUncheckedCreateInput,
  texts: Texts<"recommendation">,
): Promise<Recommendation> {
  const { id } = await tx.recommendation.create({ data, select: { id: true } });
  await writeTextStates(tx, "recommendation", [{ id, texts }]);
  return tx.recommendation.findUniqueOrThrow({ where: { id } });
}

export type NewRecommendation = Pick<RecommendationInput, "text" | "textState" | "source" | "addressees"> & {
  /** `draft` while the experts still work on it, `agree` once their meeting has agreed it. */
  verb: "draft" | "agree";
};

/** Enters the next recommendation of a meeting and gives it its number. */
export async function addRecommendation(
  actor: Actor,
  meetingCode: string,
  input: NewRecommendation,
): Promise<Result<Recommendation, Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  if (!input.text.en && !input.text.ru) return fail("textMissing");
  return change(async (tx) => {
    // Nobody takes back meanwhile that it was held.
    await tx.$queryRaw`SELECT id FROM meeting WHERE code = ${meetingCode} FOR SHARE`;
    const meeting = await tx.meeting.findUnique({ where: { code: meetingCode, ...kept } });
    if (!meeting) return fail("notFound");
    if (meeting.pillarNumber === null) return fail("meetingWithoutPillar");
    if (!meeting.firstDay) return fail("meetingWithoutYear");
    const year = meeting.firstDay.getUTCFullYear();
    const { data, texts } = writtenText(input);
    const row = await create(
      tx,
      {
        ...(await numberAmong(tx, year, meeting.pillarNumber)),
        kind: "recommendation",
        provenance: "official",
        pillarNumber: meeting.pillarNumber,
        year,
        meetingId: meeting.id,
        ...data,
      },
      texts,
    );
    const addressed = await addressNew(tx, row.id, input.addressees);
    if (!addressed.ok) return addressed;
    return applyMove(tx, actor, row, { verb: input.verb, meeting, also: { addressees: inOrder(addressed.value) } });
  });
}

/**
 * `version` is the one that the person saw: a colleague's change in between is refused, not overwritten. The unit alone
 * says what kind of words these are (`provenance`). `telling` is what the person says of the words.
 */
export async function correctRecommendation(
  actor: Actor,
  code: string,
  version: number,
  {
    provenance,
    telling,
    ...input
  }: Pick<RecommendationInput, "text" | "textState" | "source"> & {
    provenance?: Provenance;
    telling?: Telling;
  },
): Promise<Result<Recommendation, Refusal>> {
  if (!can.translate(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const before = await tx.recommendation.findUnique({ where: { code, ...kept } });
    if (!before) return fail("notFound");
    const { data, texts } = writtenText(input, before, telling);
    const after = await guardedUpdate(tx, before, version, {
      data: { ...data, ...(provenance && can.editRecommendations(actor) && { provenance }) },
      texts,
    });
    if (!after) return fail("changedMeanwhile");
    await recordChange(tx, actor, after, "correct", { before });
    return ok(after);
  });
}

/**
 * One move of the text axis outside a policy meeting: agreed by experts, put before the policy meeting. An agreed text
 * takes the place of those that it continues.
 */
export async function moveRecommendations(
  actor: Actor,
  verb: "agree" | "forward",
  chosen: readonly Seen[],
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  // A text that came back from a policy meeting is agreed anew, not once more at the meeting where it was born.
  const how = ({ meeting, status }: WithMeeting) =>
    verb === "agree" && status !== "returned" ? { verb, meeting } : { verb, meeting: null, on: dayOf(new Date()) };
  if (chosen.length === 0) return fail("nothingChosen");
  return change(async (tx) => {
    const codes = chosen.map(({ code }) => code);
    await tx.$queryRaw`
      SELECT id FROM meeting WHERE id IN (SELECT meeting_id FROM recommendation WHERE code = ANY(${codes}))
      ORDER BY id FOR SHARE`;
    await lockWithContinued(tx, codes);
    const rows = await hold(tx, chosen);
    if (!rows.ok) return rows;
    const moved = await forEach(rows.value, ({ meeting, ...row }) =>
      applyMove(tx, actor, row, how({ meeting, ...row })),
    );
    if (!moved.ok) return moved;
    const settled = await settleContinued(tx, actor, moved.value);
    return settled.ok ? moved : settled;
  });
}
