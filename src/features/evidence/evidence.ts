/** The verbs of events about a file that bears out an answer. */
export const evidenceVerbs = ["attach", "remove", "infected"] as const;

export type EvidenceVerb = (typeof evidenceVerbs)[number];

/** Files bear out a partner's report, or the unit's assessment of what the partner did. */
export const evidenceOf = ["report", "assessment"] as const;

export type EvidenceOf = (typeof evidenceOf)[number];

/** A recommendation asks a partner for a year. */
export type Question = { recommendation: string; partnerId: number; year: number };

/** The code by which events name a file: the question that is answered, and its number. */
export function evidenceCode({ recommendation, partnerId, year }: Question, id: number): string {
  return `${recommendation}/${partnerId}/${year}/${id}`;
}
