/** A moment in which the clocks of a zone are set to another distance from UTC, in minutes before and after. */
type Change = { at: Date; before: number; after: number };

/**
 * A time zone of a calendar (VTIMEZONE of RFC 5545) as its clocks went in these years, each change of them by itself: a rule that
 * repeats would be wrong where a country gives its summer time up, or moves to other clocks, as Kazakhstan did in 2024.
 */
export function timeZoneLines(zone: string, firstYear: number, lastYear: number): string[] {
  const begin = new Date(Date.UTC(firstYear, 0, 1));
  const first = offsetAt(zone, begin);
  const changes = changesBetween(zone, begin, new Date(Date.UTC(lastYear + 1, 0, 1)));
  return [
    ...["BEGIN:VTIMEZONE", `TZID:${zone}`],
    ...observance({ at: begin, before: first, after: first }),
    ...changes.flatMap(observance),
    "END:VTIMEZONE",
  ];
}

/** Begins at the time that clocks showed before they were set. */
function observance({ at, before, after }: Change): string[] {
  const shown = new Date(at.getTime() + before * minute).toISOString().replace(/[-:]|\.\d+Z/g, "");
  return [
    ...["BEGIN:STANDARD", `DTSTART:${shown}`, `TZOFFSETFROM:${written(before)}`, `TZOFFSETTO:${written(after)}`],
    "END:STANDARD",
  ];
}

const minute = 60_000;
const day = 24 * 60 * minute;

function changesBetween(zone: string, begin: Date, end: Date): Change[] {
  const changes: Change[] = [];
  for (let from = begin.getTime(); from < end.getTime(); from += day) {
    const [before, after] = [offsetAt(zone, new Date(from)), offsetAt(zone, new Date(from + day))];
    if (before === after) continue;
    let [still, already] = [from, from + day];
    while (already - still > minute) {
      const between = still + Math.floor((already - still) / 2 / minute) * minute;
      if (offsetAt(zone, new Date(between)) === before) still = between;
      else already = between;
    }
    changes.push({ at: new Date(already), before, after });
  }
  return changes;
}

/** In minutes: 120 for Vienna in summer. */
function offsetAt(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const said = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(said) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

function written(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}${String(minutes).padStart(2, "0")}`;
}
