import type { DocumentKind } from "./document.ts";

/** The papers of a meeting as their readers take them in hand: what it is about, what was before it, who spoke, what came of it. */
const inHand: readonly DocumentKind[] = [
  ...(["agenda", "working-paper", "conference-room-paper", "report", "presentation", "statement"] as const),
  ...(["declaration", "resolution", "meeting-report", "minutes", "participants", "press-note"] as const),
];

/** In the order of the agenda, as far as they are taken in hand at an item of it; else by kind, then by symbol or number as people count: "CRP.9" before "CRP.10". */
export function inOrderOfMeeting<D extends { id: number; kind: DocumentKind; symbol: string | null; code: string }>(
  documents: readonly D[],
  agenda: readonly { documents: readonly number[] }[] = [],
): D[] {
  // The agenda itself and papers of none of its items come before and after those that it names.
  const item = ({ id, kind }: D) => {
    const at = agenda.findIndex((one) => one.documents.includes(id));
    return at >= 0 ? at : kind === "agenda" ? -1 : agenda.length;
  };
  const place = ({ kind }: D) => (inHand.includes(kind) ? inHand.indexOf(kind) : inHand.length);
  // Those without a symbol come after those that have one.
  const name = ({ symbol, code }: D) => symbol ?? `\uFFFF${code}`;
  return documents.toSorted((a, b) => item(a) - item(b) || place(a) - place(b) || byNumbers.compare(name(a), name(b)));
}

const byNumbers = new Intl.Collator("en", { numeric: true });
