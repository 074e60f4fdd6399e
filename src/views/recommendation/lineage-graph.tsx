import { generations, steps } from "#features/recommendations/lineage.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { withNumeral } from "#ui/numeral.tsx";
import type { Lineage } from "./lineage-queries.ts";

type Props = {
  lineage: Lineage;
  /** the one whose page this is */
  code: string;
  locale: Locale;
  /** the query that the links carry on, with its question mark */
  search: string;
};

const rowHeight = 96;
const top = 20;

/**
 * The steps as a drawing, the oldest above: hidden from who listens, because the same steps follow in words. No
 * `viewBox`: horizontal positions in per cent, so that the numbers keep their size at every width.
 */
export function LineageGraph({ lineage: { edges, members }, code, locale, search }: Props) {
  const t = translator(locale);
  const rows = generations(edges);
  const places = new Map(
    rows.flatMap((row, depth) =>
      row.map((member, index) => [member, { x: ((index + 0.5) / row.length) * 100, y: top + depth * rowHeight }]),
    ),
  );
  const placeOf = (member: string) => places.get(member) ?? { x: 50, y: top };
  return (
    <svg className="lineage" width="100%" height={rows.length * rowHeight - 36} aria-hidden="true">
      {edges.map(({ from, to }) => (
        <line
          key={`${from} ${to}`}
          x1={`${placeOf(from).x}%`}
          y1={placeOf(from).y + 28}
          x2={`${placeOf(to).x}%`}
          y2={placeOf(to).y - 20}
        />
      ))}
      {steps(edges).map(({ kind, from, to }) => {
        const ends = [...from, ...to].map(placeOf);
        const [a, b] = [from, to].map((codes) => mean(codes.map((one) => placeOf(one).x)));
        const ys = ends.map(({ y }) => y);
        return (
          <text
            key={`${kind} ${from} ${to}`}
            className="kind"
            x={`${((a ?? 50) + (b ?? 50)) / 2}%`}
            y={(Math.min(...ys) + Math.max(...ys)) / 2 + 8}
          >
            {t(`recommendations:lineage.short.${kind}`)}
          </text>
        );
      })}
      {[...places].map(([member, { x, y }]) => {
        const status = members.get(member)?.status;
        const number = (
          <text x={`${x}%`} y={y} className={member === code ? "number here" : "number"}>
            {withNumeral(member, "tspan")}
          </text>
        );
        return (
          <g key={member}>
            {member === code ? (
              number
            ) : (
              <a href={addressOf(locale, "/recommendations/[code]", member, search)} tabIndex={-1}>
                {number}
              </a>
            )}
            {status && (
              <text x={`${x}%`} y={y + 18}>
                {t(`states:text.${status}`, { count: 1 })}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
