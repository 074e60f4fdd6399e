import type { RecommendationRefusal } from "#features/recommendations/recommendation-changes.ts";
import type { Meeting, Prisma } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, kept } from "#policy.ts";
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

/** `version` is the one that the person saw. */
export async function update(
  tx: Transaction,
  actor: Actor,
  { code, version }: { code: string; version: number },
  happening: MeetingHappening,
  toChange: (before: Meeting) => Result<Changes, MeetingRefusal>,
  { texts }: { texts?: (before: Meeting) => Texts<"meeting"> } = {},
): Promise<Result<Meeting, MeetingRefusal>> {
  const before = await tx.meeting.findUnique({ where: { code, ...kept } });
  if (!before) return fail("notFound");
  const changes = toChange(before);
  if (!changes.ok) return changes;
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
