import type { RecommendationRefusal } from "#features/recommendations/recommendation-changes.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import type { Actor } from "#policy.ts";
import type { Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { MeetingVerb } from "./meeting.ts";

export type MeetingRefusal =
  | RecommendationRefusal
  | "decisionsTurned"
  | "meetingNumbersStand"
  | "publicTitleMissing"
  | "decidedHere";

/** Waits for those who decide at it, or on what was born at it, and lets others wait: before any recommendation is held. */
export async function holdToChange(tx: Transaction, code: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE code = ${code} FOR NO KEY UPDATE`;
}

export async function recordMeetingEvent(
  tx: Transaction,
  actor: Actor,
  meeting: Meeting,
  verb: MeetingVerb,
  reason: Localized | null,
  before?: Meeting,
): Promise<void> {
  await recordEvent(tx, actor, {
    subject: "meeting",
    subjectId: meeting.id,
    // A draft is called as before where it is told that it was discarded.
    subjectCode: verb === "discard" && before ? before.code : meeting.code,
    verb,
    reason,
    snapshot: keptStates("meeting", meeting),
    visible: [before, meeting].some((state) => state && (state.publishedEnAt || state.publishedRuAt || state.voidedAt)),
  });
}
