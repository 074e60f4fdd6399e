/** From where somebody comes: what limits know of it, and what the owner of a session sees of it. */
export type Visit = {
  /** of the line; `null` where it tells nobody apart */
  line: string | null;
  /** a device on which these people have signed in before, as its sealed cookie says */
  device: { id: string; people: readonly number[] } | null;
  browser: string;
};

export const nowhere: Visit = { line: null, device: null, browser: "" };

const browsers: [RegExp, string][] = [
  [/YaBrowser\//, "Yandex Browser"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** "Firefox, Windows": names that need no translation, enough for an owner to know a session by; nothing more is kept. */
export function browserOf(userAgent: string): string {
  const named = (among: typeof browsers) => among.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(", ");
}
