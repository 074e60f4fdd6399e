/** A recommendation as the list needs it to choose, count and sort. */
export type Fact = {
  id: number;
  code: string;
  kind: string;
  pillar: number | null;
  year: number | null;
  position: number;
  status: string | null;
  meeting: string | null;
  /** "YYYY-MM-DD": the first and the last day that the meeting it was born at can have had */
  from: string | null;
  day: string | null;
};
