import type { MeetingInput } from "../../src/features/meetings/meeting.ts";
import { publishMeeting, recordMeeting } from "../../src/features/meetings/meeting-commands.ts";
import type { Decided } from "../../src/features/recommendations/decision-commands.ts";
import type { Decision } from "../../src/features/recommendations/recommendation.ts";
import type { Seen } from "../../src/features/recommendations/recommendation-changes.ts";
import { addRecommendation } from "../../src/features/recommendations/recommendation-commands.ts";
import { findRecommendations } from "../../src/features/recommendations/recommendation-queries.ts";
import type { Localized } from "../../src/i18n/localized.ts";
import type { Result } from "../../src/lib/result.ts";
import type { Actor } from "../../src/policy.ts";

export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

export function meetingOf(change: Partial<MeetingInput> & { code: string; start: string | null }): MeetingInput {
  return {
    ...{ type: "pcgm", number: null, pillar: null, end: change.start, datePrecision: change.start ? "day" : "unknown" },
    title: { en: `Meeting ${change.code}`, ru: `Совещание ${change.code}` },
    titleState: { en: "original", ru: "draft" },
    ...{ place: null, format: null, attendance: [], topics: [], conflicts: [] },
    ...change,
  };
}

/** A public meeting of one day; without a pillar it is a policy meeting. */
export async function publicMeeting(actor: Actor, code: string, start: string, pillar: number | null = null) {
  const type = pillar === null ? "pcgm" : "ewg";
  const number = pillar === null ? Number(code.split("-").at(-1)) : null;
  const meeting = done(await recordMeeting(actor, meetingOf({ code, start, type, number, pillar })));
  return done(await publishMeeting(actor, code, meeting.version, ["en", "ru"]));
}

/** The next recommendation of a meeting, agreed by it and not yet public. */
export async function agreedAt(actor: Actor, meeting: string, text: Localized) {
  return done(
    await addRecommendation(actor, meeting, {
      text,
      textState: { en: "original", ru: text.ru ? "draft" : "missing" },
      source: { en: null, ru: null },
      addressees: [],
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
