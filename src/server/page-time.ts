const viennaClock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Vienna",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** The next midnight in Vienna, where the portal's days begin: "coming" meetings become past ones then. */
export function nextMidnightInVienna(now: Date): Date {
  const { year, month, day } = onTheClock(now);
  const asIfUtc = Date.UTC(year, month - 1, day + 1);
  // The clock changes at 2 or 3, never at midnight, so the offset found one step away from midnight is the one that holds.
  const guess = asIfUtc - offset(new Date(asIfUtc));
  return new Date(asIfUtc - offset(new Date(guess)));
}

function offset(moment: Date): number {
  const { year, month, day, hour, minute, second } = onTheClock(moment);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment.getTime() / 1000) * 1000;
}

function onTheClock(moment: Date) {
  const parts = Object.fromEntries(viennaClock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}
