import type { DocumentKind } from "./document.ts";

/** The papers of a meeting as their readers take them in hand: what it is about, what was before it, who spoke, what came of it. */
const inHand: readonly DocumentKind[] = [
  ...(["agenda", "working-paper", "conference-room-paper", "report", "presentation", "statement"] as const),
  ...(["declaration", "resolution", "meeting-report", "minutes", "participants", "press-note"] as const),
];

/** By kind, then by symbol or number as people count: "CRP.9" before "CRP.10". */
export function inOrderOfMeeting<D extends { kind: DocumentKind; symbol: string | null; code: string }>(
  documents: readonly D[],
): D[] {
  const place = ({ kind }: D) => (inHand.includes(kind) ? inHand.indexOf(kind) : inHand.length);
  // Those without a symbol come after those that have one.
  const name = ({ symbol, code }: D) => symbol ?? `\uFFFF${code}`;
  return documents.toSorted((a, b) => place(a) - place(b) || byNumbers.compare(name(a), name(b)));
}

const byNumbers = new Intl.Collator("en", { numeric: true });
