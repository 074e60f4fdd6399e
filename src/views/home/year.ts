import type { Absence } from "#features/meetings/absence.ts";

/** A year is told as the record tells it: pillar by pillar, floors never called totals. */

export type MeetingOfYear = {
  code: string;
  type: string;
  pillar: number | null;
  attendance: readonly { what: string; value: number; qualifier: string }[];
};

export type RecommendationOfYear = { code: string; status: string | null; meeting: { code: string } | null };

export type YearRow<M> = {
  pillar: number | null;
  /** `null` where the record holds no expert meeting of the pillar in the year, or a source says that there was none */
  meeting: M | null;
  /** the source that says so */
  absence: Absence | null;
  recommendations: number;
  endorsed: number;
};

/** One row for each expert meeting, and one for each pillar of which there is none. */
export function rowsOfYear<M extends MeetingOfYear>(
  pillars: readonly number[],
  meetings: readonly M[],
  recommendations: readonly RecommendationOfYear[],
  absences: readonly Absence[] = [],
): YearRow<M>[] {
  const experts = meetings.filter(({ type }) => type === "ewg").toReversed();
  const row = (meeting: M): YearRow<M> => {
    const born = recommendations.filter((one) => one.meeting?.code === meeting.code);
    return {
      pillar: meeting.pillar,
      ...{ meeting, absence: null },
      recommendations: born.length,
      endorsed: born.filter(({ status }) => status === "endorsed").length,
    };
  };
  return [
    ...pillars.flatMap((pillar) => {
      const rows = experts.filter((meeting) => meeting.pillar === pillar).map(row);
      const absence = absences.find((one) => one.pillar === pillar) ?? null;
      const none = { pillar, meeting: null, absence, recommendations: 0, endorsed: 0 };
      return rows.length > 0 && !absence ? rows : [...rows, none];
    }),
    ...experts.filter(({ pillar }) => pillar === null || !pillars.includes(pillar)).map(row),
  ];
}

/** The participants that sources report, one figure a meeting; several figures of one meeting are no floor. */
export function participantsOf({ attendance }: Pick<MeetingOfYear, "attendance">) {
  const reported = attendance.filter(({ what }) => what === "participants");
  return reported.length === 1 ? (reported[0] ?? null) : null;
}

/** Adds up the reported figures of a year as floors; `null` where nothing has to be said about adding up. */
export function floorOfYear(meetings: readonly MeetingOfYear[]): { count: number; atLeast: number } | null {
  const reported = meetings.flatMap((meeting) => participantsOf(meeting) ?? []);
  // "nearly" and "about" bound nothing from below
  const floors = reported.filter(({ qualifier }) => ["moreThan", "atLeast", "exactly", "stated"].includes(qualifier));
  if (floors.length < 2 || !reported.some(({ qualifier }) => qualifier === "moreThan" || qualifier === "atLeast")) {
    return null;
  }
  return { count: floors.length, atLeast: floors.reduce((sum, { value }) => sum + value, 0) };
}
