type Shown = {
  code: string;
  status: string | null;
  text: { en: string | null; ru: string | null };
  meeting: { code: string } | null;
};

/** One recommendation with its words, or several of one meeting that have none. */
export type LatestEntry<R> = { kind: "one"; item: R } | { kind: "range"; items: R[]; to: string };

/**
 * The newest recommendations, the last number of a meeting first. Neighbours without words stand together
 * while their states agree: eight lines that say the same say less than one. `items` come as lists do: newest meeting first, its numbers ascending.
 */
export function latestEntries<R extends Shown>(items: readonly R[], length: number): LatestEntry<R>[] {
  const entries: LatestEntry<R>[] = [];
  for (const ofMeeting of Map.groupBy(items, ({ meeting }) => meeting?.code).values()) {
    for (const item of ofMeeting.toReversed()) {
      const latest = entries.at(-1);
      const before = latest?.kind === "range" ? latest.items[0] : latest?.item;
      if (latest && before && isWordless(item) && isWordless(before) && sameSeries(item, before)) {
        const others = latest.kind === "range" ? latest.items : [latest.item];
        entries[entries.length - 1] = {
          kind: "range",
          items: [item, ...others],
          to: numberOf((others.at(-1) ?? item).code),
        };
      } else {
        entries.push({ kind: "one", item });
      }
    }
    if (entries.length >= length) break;
  }
  return entries.slice(0, length);
}

function isWordless({ text }: Shown): boolean {
  return !text.en && !text.ru;
}

/** `2021-I-3` is followed by `2021-I-4`, and both stand alike. */
function sameSeries(item: Shown, next: Shown): boolean {
  return (
    item.status === next.status &&
    item.meeting?.code === next.meeting?.code &&
    seriesOf(item.code) === seriesOf(next.code) &&
    Number(numberOf(item.code)) + 1 === Number(numberOf(next.code))
  );
}

function seriesOf(code: string): string {
  return code.slice(0, code.lastIndexOf("-"));
}

function numberOf(code: string): string {
  return code.slice(code.lastIndexOf("-") + 1);
}
