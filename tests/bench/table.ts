export type Row = { what: string; measured: string; target: string; met: boolean | null };

/** A table that is read by people: what was measured, what came out, what it should be, whether it is. */
export function printTable(rows: readonly Row[]): void {
  const lines = [
    ["what", "measured", "target", ""],
    ...rows.map(({ what, measured, target, met }) => [
      what,
      measured,
      target,
      met === null ? "" : met ? "ok" : "MISSED",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]) =>
    console.log(
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  lines.forEach((line, index) => {
    print(line);
    if (index === 0) print(widths.map((width) => "-".repeat(width)));
  });
}

export const whole = (number: number) => Math.round(number).toLocaleString("en");
export const decimal = (number: number) => number.toFixed(2);
export const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
export const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
