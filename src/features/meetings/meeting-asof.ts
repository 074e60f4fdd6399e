import { type RecordText, shownIn } from "#i18n/localized.ts";

/** A day ("YYYY-MM-DD") stands to a meeting in one of these ways; `undated` where no source tells when it was. */
export type Stage = "notBegun" | "notOver" | "over" | "undated";

export function stageOn(
  { firstDay, lastDay }: { firstDay: string | null; lastDay: string | null },
  day: string,
): Stage {
  if (!firstDay || !lastDay) return "undated";
  if (day < firstDay) return "notBegun";
  return day < lastDay ? "notOver" : "over";
}

type Datable = {
  firstDay: string | null;
  lastDay: string | null;
  outcome: RecordText;
  attendance: readonly unknown[];
  reported: readonly unknown[];
  conflicts: readonly unknown[];
};

/**
 * A meeting as it was known at the end of that day: an event counts on its last day, so what came of a meeting, who took
 * part and what sources say of it is known once it is over.
 */
export function meetingOn<M extends Datable>(meeting: M, day: string): M {
  const stage = stageOn(meeting, day);
  if (stage === "over") return meeting;
  return {
    ...meeting,
    outcome: shownIn(meeting.outcome, () => false),
    attendance: [],
    reported: [],
    conflicts: [],
  };
}
