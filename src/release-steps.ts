/**
 * The readers of what is said of a partner's implementation, from fewest to all: the unit; the partner concerned; the other
 * partners, and who works for all of them, liaison officers and translators; anyone, experts among them, who read what is
 * public or asked of them. The policy asks this table.
 */
export const readers = ["unit", "concerned", "partners", "anyone"] as const;

export type Reader = (typeof readers)[number];

/** Steps of release: on each of them, a report, an assessment, a partner's silence in a round is open as far as to these readers. */
export const steps = {
  report: { sent: "concerned", open: "partners", released: "anyone" },
  assessment: { unit: "unit", partner: "concerned", partners: "partners", public: "anyone" },
  // By what the round says: who reads the reports of others sees who sent none.
  silence: { nothing: "concerned", silence: "partners", reports: "partners" },
} as const satisfies Record<string, Record<string, Reader>>;

export type StepOf<N extends keyof typeof steps> = keyof (typeof steps)[N] & string;

/** Of all partners, and where an actor speaks for one, of what concerns that. */
export type StepsSeen<Step> = { any: Step[]; own: { partnerId: number; steps: Step[] } | null };

/** The years of the rounds whose reports partners read before they are released. */
export type OpenYears = readonly number[];

export type ReleasedReport = { year: number; releasedAt: Date | null };

export function stepOf({ year, releasedAt }: ReleasedReport, openYears: OpenYears): StepOf<"report"> {
  if (releasedAt !== null) return "released";
  return openYears.includes(year) ? "open" : "sent";
}

export function isOpenTo(reader: Reader, farthest: Reader): boolean {
  return readers.indexOf(reader) <= readers.indexOf(farthest);
}
