import type { Decided } from "#features/decisions/decision-commands.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import type { Decision } from "#features/recommendations/recommendation.ts";
import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { dayOf } from "#i18n/format.ts";
import type { Localized } from "#i18n/localized.ts";
import { cited } from "#i18n/source.ts";
import type { Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";

export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

export function meetingOf(change: Partial<MeetingInput> & { code: string; start: string | null }): MeetingInput {
  return {
    ...{ type: "pcgm", number: null, pillar: null, end: change.start, datePrecision: change.start ? "day" : "unknown" },
    title: { en: `Meeting ${change.code}`, ru: `Совещание ${change.code}` },
    titleState: { en: "original", ru: "draft" },
    ...{ place: null, format: null, attendance: [], reported: [], conflicts: [] },
    ...change,
  };
}

/** A source says that a meeting was held. */
export const wasHeld = {
  verb: "hold",
  source: cited({ en: "Report of the meeting", ru: "Доклад о совещании" }),
} as const;

/** A public meeting of one day, held unless that is still to come; without a pillar it is a policy meeting. */
export async function publicMeeting(actor: Actor, code: string, start: string, pillar: number | null = null) {
  const type = pillar === null ? "pcgm" : "ewg";
  const number = pillar === null ? Number(code.split("-").at(-1)) : null;
  const told = start <= dayOf(new Date()) ? wasHeld : undefined;
  const meeting = done(await recordMeeting(actor, meetingOf({ code, start, type, number, pillar }), told));
  return done(await publishMeeting(actor, code, meeting.version, ["en", "ru"]));
}

/** The next recommendation of a meeting, agreed by it and not yet public. */
export async function agreedAt(actor: Actor, meeting: string, text: Localized) {
  return done(
    await addRecommendation(actor, meeting, {
      text,
      textState: { en: "original", ru: text.ru ? "draft" : "missing" },
      source: [],
      addressees: [],
      provenance: "official",
      verb: "agree",
    }),
  );
}

/** The versions that somebody sees now. */
export async function seen(actor: Actor, ...codes: string[]): Promise<Seen[]> {
  const items = await findRecommendations(actor, { code: { in: codes } });
  return items.map(({ code, version }) => ({ code, version }));
}

export function all(decision: Exclude<Decision, "amend">, chosen: readonly Seen[]): Decided[] {
  return chosen.map((one) => ({ ...one, decision }));
}
