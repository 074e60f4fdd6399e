import type { ReactNode } from "react";

/** A Roman numeral standing alone: in sans it would be bare strokes. */
export function Numeral({ children }: { children: ReactNode }) {
  return <span className="numeral">{children}</span>;
}

/** A number of the record with its pillar numeral in the accent; `as` is `tspan` where it stands in a drawing. */
export function withNumeral(code: string, as: "b" | "tspan" = "b"): ReactNode[] {
  const Element = as;
  return code
    .split(/(?<=^|-)([IVX]+)(?=-|$)/)
    .map((part, index) => (index % 2 ? <Element key={part}>{part}</Element> : part));
}
