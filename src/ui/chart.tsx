import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

export type Bar = {
  value: number;
  /** `second`, an outline: a second figure for the same band, or a provisional one */
  kind?: "solid" | "second";
};

export type Band = {
  label: string;
  /** none: a dotted stub and "?"; two: narrower columns side by side */
  bars: readonly Bar[];
  /** instead of "?": why there is no figure, for who reads rather than looks */
  absence?: string;
};

type Props = {
  locale: Locale;
  title: string;
  /** says what is shown, in which unit, and what outline and stub mean */
  description: string;
  bands: readonly Band[];
  /** the same value is written above its column */
  write?: (value: number) => string;
};

const plot = 222;
const base = plot + 28;
const left = 7;

/**
 * Columns, always from zero. No `viewBox`: horizontal positions in per cent, heights and type in px, so the type stays
 * 13 px at every width. The table of the same figures must stand beside it: it is the primary form.
 */
export function Chart({ locale, title, description, bands, write = (value) => formatNumber(value, locale) }: Props) {
  const t = translator(locale);
  const highest = Math.max(1, ...bands.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const step = stepBelow(highest / 3);
  const ticks = [1, 2, 3].map((times) => times * step);
  const scale = plot / Math.max(highest, 3 * step);
  const width = (100 - left) / bands.length;
  const spoken = bands.map(({ label, bars, absence }) =>
    t("ui:chart.band", {
      label,
      values: bars.length ? bars.map(({ value }) => write(value)).join(" ≠ ") : (absence ?? t("ui:chart.none")),
    }),
  );
  return (
    <svg className={`chart${bands.length > 9 ? " dense" : ""}`} width="100%" height={base + 30} role="img">
      <title>{title}</title>
      <desc>{`${description} ${spoken.join("; ")}`}</desc>
      {ticks.map((tick) => (
        <g key={tick} className="tick">
          <line x1="0" x2="100%" y1={base - tick * scale} y2={base - tick * scale} />
          <text x="0" y={base - tick * scale - 6}>
            {write(tick)}
          </text>
        </g>
      ))}
      {bands.map((band, index) => (
        <Columns key={band.label} band={band} middle={left + width * (index + 0.5)} {...{ width, scale, write }} />
      ))}
      <line className="base" x1="0" x2="100%" y1={base} y2={base} />
    </svg>
  );
}

type ColumnsProps = {
  band: Band;
  /** per cent */
  middle: number;
  /** per cent */
  width: number;
  /** px for one unit */
  scale: number;
  write: (value: number) => string;
};

function Columns({ band: { label, bars }, middle, width, scale, write }: ColumnsProps) {
  const share = bars.length > 1 ? 0.36 : 0.44;
  const gap = bars.length > 1 ? 0.04 : 0;
  const from = middle - (width * (share * bars.length + gap * (bars.length - 1))) / 2;
  return (
    <g>
      {bars.map(({ value, kind = "solid" }, index) => {
        const x = from + index * width * (share + gap);
        const height = value * scale;
        return (
          <g key={`${kind}-${value}`}>
            <rect className={kind} x={percent(x)} y={base - height} width={percent(width * share)} height={height} />
            <text className="value" x={percent(x + (width * share) / 2)} y={base - height - 9}>
              {write(value)}
            </text>
          </g>
        );
      })}
      {bars.length === 0 && (
        <>
          <line
            className="stub"
            x1={percent(middle - width * 0.32)}
            x2={percent(middle + width * 0.32)}
            y1={base - 3}
            y2={base - 3}
          />
          <text className="value" x={percent(middle)} y={base - 12}>
            ?
          </text>
        </>
      )}
      <text className="band" x={percent(middle)} y={base + 20}>
        {label}
      </text>
    </g>
  );
}

/** The nearest 1, 2, 2.5 or 5 times a power of ten that is not above it. */
function stepBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const times = [5, 2.5, 2, 1].find((candidate) => candidate * power <= value) ?? 1;
  return times * power;
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
