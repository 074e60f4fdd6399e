/** The zones of the clocks of a country, by its code of two letters: "Europe/Vienna". */
export function zonesOf(country: string): string[] {
  return new Intl.Locale("und", { region: country }).getTimeZones() ?? [];
}

/** By which clocks the agenda of a meeting goes: those that somebody said, else those of its country where it has one zone alone. */
export function zoneOf(said: string | null, country: string | null): string | null {
  if (said) return said;
  const zones = country ? zonesOf(country) : [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}

/** Whether these clocks are known here, by the name under which the database of zones has them. */
export function isZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_-]+){1,2}$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
