import type { Meeting, Prisma, Recommendation } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import { locales } from "#i18n/locale.ts";
import { columns } from "#i18n/localized.ts";
import { statesUntold, type Telling, type TextStates, textStatesAfter } from "#i18n/record-text.ts";
import { emptiedInPublic, rightsIn, type Stated, unvouched } from "#i18n/settled-text.ts";
import { type Source, sourceIn } from "#i18n/source.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { hasStood, refusedChange } from "#server/text-rights.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { inOrder } from "./addressee.ts";
import { addressNew } from "./addressee-commands.ts";
import { lockWithContinued, settleContinued } from "./lineage-changes.ts";
import {
  isAdopted,
  isInOwnWords,
  kindFits,
  mostAtOnce,
  newCode,
  type Provenance,
  type RecommendationInput,
  standingMoves,
  type wordless,
} from "./recommendation.ts";
import {
  applyMove,
  codeOf,
  guardedUpdate,
  type Happening,
  hold,
  numberAmong,
  type RecommendationRefusal as Refusal,
  recordChange,
  type Seen,
  textStanding,
  type WithMeeting,
  writtenText,
} from "./recommendation-changes.ts";
import { movesOf } from "./recommendation-events.ts";

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
    const meeting = input.meeting
      ? await tx.meeting.findUnique({ where: { code: input.meeting, ...kept, ...readable.leveled(actor) } })
      : null;
    if (input.meeting && !meeting) return fail("notFound");
    const fits = kindFits(input);
    if (!fits.ok) return fits;
    // The record's editors have confirmed the words that the portal brings.
    const grounds = actor.kind === "portal" && input.source.length > 0 ? { source: input.source } : {};
    const { data, texts } = writtenText(input, undefined, { grounds: { en: grounds, ru: grounds } });
    const official = mayBeOfficial(input.code, { provenance: input.provenance, states: texts.text }, null);
    if (!official.ok) return official;
    const toWhom = input.addresseesText ?? { en: null, ru: null };
    const row = await createRecommendation(
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

type Verb = {
  /** `draft` while the experts still work on it, `agree` once their meeting has agreed it. */
  verb: "draft" | "agree";
};

export type NewRecommendation = Verb &
  Pick<RecommendationInput, "text" | "textState" | "source" | "addressees" | "provenance">;

/** Enters the next recommendation of a meeting and gives it its number. */
export async function addRecommendation(
  actor: Actor,
  meetingCode: string,
  input: NewRecommendation,
): Promise<Result<Recommendation, Refusal>> {
  const added = await addRecommendations(actor, meetingCode, [input]);
  if (!added.ok) return added;
  const [one] = added.value;
  return one ? ok(one) : fail("notFound");
}

/** Enters the next recommendations of a meeting in this order, all of them or none. */
export async function addRecommendations(
  actor: Actor,
  meetingCode: string,
  inputs: readonly NewRecommendation[],
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  if (inputs.length === 0) return fail("nothingChosen");
  for (const input of inputs) {
    const fits = kindFits(input);
    if (!fits.ok) return fits;
  }
  return change(async (tx) => {
    const meeting = await holdToNumber(tx, actor, meetingCode);
    return meeting.ok ? addAll(tx, actor, meeting.value, inputs) : meeting;
  });
}

/** Numbers without words, from the first that its author was shown to the last. */
export type NewNumbers = Verb &
  Pick<RecommendationInput, "source"> & { provenance: (typeof wordless)[number]; first: number; last: number };

/** Enters the next recommendations of a meeting, of which the record holds no words: each of these numbers, or none. */
export async function addNumbers(
  actor: Actor,
  meetingCode: string,
  { first, last, ...input }: NewNumbers,
): Promise<Result<Recommendation[], Refusal>> {
  if (!can.editRecommendations(actor)) return fail("notAllowed");
  const asked = Array.from({ length: Math.min(last - first + 1, mostAtOnce) }, (_, index) => first + index);
  const nothing = { text: { en: null, ru: null }, textState: { en: "missing", ru: "missing" } } as const;
  const one: NewRecommendation = { ...input, ...nothing, addressees: [] };
  const fits = kindFits(one);
  if (!fits.ok) return fits;
  if (asked.length === 0) return fail("nothingChosen");
  return change(async (tx) => {
    const meeting = await holdToNumber(tx, actor, meetingCode);
    if (!meeting.ok) return meeting;
    const { year, pillarNumber } = meeting.value;
    const added = await addAll(
      tx,
      actor,
      meeting.value,
      asked.map(() => one),
    );
    if (!added.ok) return added;
    const shown = asked.map((number) => newCode(year, pillarNumber, number));
    const other = shown.find((code, index) => added.value[index]?.code !== code);
    return other ? fail("numbersTaken", { code: other }) : added;
  });
}

/**
 * `version` is the one that the person saw: a colleague's change in between is refused, not overwritten. The unit alone
 * says what kind of words these are (`provenance`) and where they stand (`source`). `telling` is what the person says of the words.
 */
export async function correctRecommendation(
  actor: Actor,
  code: string,
  version: number,
  {
    provenance,
    source,
    telling,
    ...words
  }: Pick<RecommendationInput, "text" | "textState"> & {
    provenance?: Provenance;
    source?: Source;
    telling?: Telling;
  },
): Promise<Result<Recommendation, Refusal>> {
  if (!can.translate(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const before = await tx.recommendation.findUnique({ where: { code, ...kept } });
    if (!before) return fail("notFound");
    const isUnit = can.editRecommendations(actor);
    const kind = provenance && isUnit ? provenance : (before.provenance as Provenance);
    const input = { ...words, source: source && isUnit ? source : sourceIn(before) };
    const fits = kindFits({ ...input, provenance: kind });
    if (!fits.ok) return fits;
    const { data, texts } = writtenText(input, before, telling);
    // A person who was not shown the words of today is shown them first.
    if (before.version === version) {
      const now = { words: input.text, states: texts.text };
      const allowed = await mayCorrect(tx, actor, before, now, kind);
      if (!allowed.ok) return allowed;
      const of = { subject: "recommendation", field: "text", id: before.id } as const;
      if (!(await hasStood(tx, of, textStanding(before), now, telling))) return fail("changedMeanwhile");
    }
    const after = await guardedUpdate(tx, before, version, { data: { ...data, provenance: kind }, texts });
    if (!after) return fail("changedMeanwhile");
    await recordChange(tx, actor, after, "correct", { before });
    return ok(after);
  });
}

/** Settled words stay as they are, none become official by one person, and a public text keeps its words. */
async function mayCorrect(
  tx: Transaction,
  actor: Actor,
  before: Recommendation,
  now: Stated,
  provenance: string,
): Promise<Result<null, Refusal>> {
  const { states } = now;
  const { code } = before;
  const stood = textStanding(before);
  const adopted = isAdopted(before, standingMoves(await movesOf(tx, before.id)));
  const { original, settled } = rightsIn(stood, adopted);
  if (emptiedInPublic(before, stood.words, now.words).length > 0) return fail("publicWordsMissing", { codes: code });
  const isOtherKind = provenance !== before.provenance && adopted && original !== null && settled[original];
  if (isOtherKind) return fail("textSettled", { codes: code });
  const refused = refusedChange(actor, stood, now, { isAdopted: adopted });
  if (refused) return fail(refused, { codes: code });
  return mayBeOfficial(code, { provenance, states }, { provenance: before.provenance, states: stood.states });
}

/** `before`: what stood there, of which a portal of before may have said that it is official. */
function mayBeOfficial(codes: string, now: Kind, before: Kind | null): Result<null, Refusal> {
  if (unvouched(now.states, before?.states ?? null).length > 0) return fail("officialAlone", { codes });
  const isTorn = ({ provenance, states }: Kind) =>
    !isInOwnWords(provenance) && locales.some((language) => states[language]?.state === "official");
  return isTorn(now) && !(before && isTorn(before)) ? fail("officialInOthersWords", { codes }) : ok(null);
}

type Kind = { provenance: string; states: TextStates };

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
    const rows = await hold(tx, actor, chosen);
    if (!rows.ok) return rows;
    const moved = await together(rows.value, codeOf, ({ meeting, ...row }) =>
      applyMove(tx, actor, row, how({ meeting, ...row })),
    );
    if (!moved.ok) return moved;
    const settled = await settleContinued(tx, actor, moved.value);
    return settled.ok ? moved : settled;
  });
}

async function createRecommendation(
  tx: Transaction,
  data: Prisma.RecommendationUncheckedCreateInput,
  texts: Texts<"recommendation">,
): Promise<Recommendation> {
  const { id } = await tx.recommendation.create({ data, select: { id: true } });
  await writeTextStates(tx, "recommendation", [{ id, texts }]);
  return tx.recommendation.findUniqueOrThrow({ where: { id } });
}

type Numbering = Meeting & { year: number; pillarNumber: number };

/** The meeting whose pillar and year number what is born at it. Nobody takes back meanwhile that it was held. */
async function holdToNumber(tx: Transaction, actor: Actor, code: string): Promise<Result<Numbering, Refusal>> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE code = ${code} FOR SHARE`;
  const meeting = await tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
  if (!meeting) return fail("notFound");
  const { pillarNumber, firstDay } = meeting;
  if (pillarNumber === null) return fail("meetingWithoutPillar");
  if (!firstDay) return fail("meetingWithoutYear");
  return ok({ ...meeting, pillarNumber, year: firstDay.getUTCFullYear() });
}

async function addAll(
  tx: Transaction,
  actor: Actor,
  meeting: Numbering,
  inputs: readonly NewRecommendation[],
): Promise<Result<Recommendation[], Refusal>> {
  const all: Recommendation[] = [];
  for (const input of inputs) {
    const added = await addOne(tx, actor, meeting, input);
    if (!added.ok) return added;
    all.push(added.value);
  }
  return ok(all);
}

async function addOne(
  tx: Transaction,
  actor: Actor,
  { year, ...meeting }: Numbering,
  { verb, addressees, provenance, ...input }: NewRecommendation,
): Promise<Result<Recommendation, Refusal>> {
  const { data, texts } = writtenText(input);
  const official = mayBeOfficial(meeting.code, { provenance, states: texts.text }, null);
  if (!official.ok) return official;
  const { pillarNumber } = meeting;
  const row = await createRecommendation(
    tx,
    {
      ...(await numberAmong(tx, { year, pillar: pillarNumber, meeting: meeting.id })),
      ...{ kind: "recommendation", provenance, pillarNumber, year, meetingId: meeting.id, ...data },
    },
    texts,
  );
  const addressed = await addressNew(tx, row.id, addressees);
  if (!addressed.ok) return addressed;
  return applyMove(tx, actor, row, { verb, meeting, also: { addressees: inOrder(addressed.value) } });
}
