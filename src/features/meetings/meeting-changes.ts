import type { RecommendationRefusal } from "#features/recommendations/recommendation-changes.ts";
import type { Meeting, Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, kept, readable } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import type { MeetingVerb } from "./meeting.ts";

export type MeetingRefusal =
  | RecommendationRefusal
  | "decisionsTurned"
  | "meetingNumbersStand"
  | "stateSourceMissing"
  | "heldNotBegun"
  | "registrationUninvited"
  | "reviewNotHeld"
  | "heldWithOutcome"
  | "reportedNotHeld"
  | "papersWider"
  | "heldWithReported"
  | "decidedHere"
  | "closedHere";

/** One thing that happened to a meeting, as its event tells it. */
export type MeetingHappening = {
  verb: MeetingVerb;
  reason?: Localized | null;
  source?: Source | null;
  /** the first and the last day that it can have been */
  occurred?: { from: string; on: string } | null;
};

type Changes = Prisma.MeetingUncheckedUpdateManyInput;

/** Waits for those who decide at it, or on what was born at it, and lets others wait: before any recommendation is held. */
export async function holdToChange(tx: Transaction, code: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE code = ${code} FOR NO KEY UPDATE`;
}

/** `version` is the one that the person saw. Nobody works on what is not for them. */
export async function update<Refusal extends string = MeetingRefusal>(
  tx: Transaction,
  actor: Actor,
  { code, version }: { code: string; version: number },
  happening: MeetingHappening,
  toChange: (before: Meeting) => Result<Changes, Refusal> | Promise<Result<Changes, Refusal>>,
  { texts }: { texts?: (before: Meeting) => Texts<"meeting"> } = {},
): Promise<Result<Meeting, Refusal | MeetingRefusal>> {
  const before = await tx.meeting.findUnique({ where: { code, ...kept, ...readable.leveled(actor) } });
  if (!before) return fail("notFound");
  if (before.version !== version) return fail("changedMeanwhile");
  const changes = await toChange(before);
  if (!changes.ok) return changes;
  const wider = await widerPapers(tx, before.id, { ...before, ...(changes.value as Partial<Meeting>) });
  if (wider.length > 0) return fail("papersWider", { codes: wider.join(", ") });
  const { count } = await tx.meeting.updateMany({
    where: { id: before.id, version },
    data: { ...changes.value, version: version + 1 },
  });
  if (count === 0) return fail("changedMeanwhile");
  if (texts) await writeTextStates(tx, "meeting", [{ id: before.id, texts: texts(before) }]);
  const after = await tx.meeting.findUniqueOrThrow({ where: { id: before.id } });
  await recordMeetingEvent(tx, actor, after, happening, before);
  return ok(after);
}

/** The papers of a meeting that are for more people than it would be. */
async function widerPapers(tx: Transaction, id: number, { access }: Meeting): Promise<string[]> {
  const papers = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM document WHERE ${id} = ANY (meetings) AND discarded_at IS NULL AND voided_at IS NULL
      AND access < ${access}::access ORDER BY code`;
  return papers.map(({ code }) => code);
}

export async function recordMeetingEvent(
  tx: Transaction,
  actor: Actor,
  meeting: Meeting,
  happening: MeetingHappening,
  before?: Meeting,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "meeting",
    subjectId: meeting.id,
    // A draft is called as before where it is told that it was discarded.
    subjectCode: happening.verb === "discard" && before ? before.code : meeting.code,
    ...happening,
    snapshot: keptStates("meeting", meeting),
    visible: [before, meeting].some((state) => state && (state.publishedEnAt || state.publishedRuAt || state.voidedAt)),
  });
}
