/** One of these sees to it that nobody on the line reads along: the portal itself, a server before it, or nobody. */
export const httpsRules = ["insist", "proxy", "no"] as const;

export type HostRules = {
  /** Readers reach the portal here. */
  origin: string;
  /** Other names by which it may be asked. */
  more: readonly string[];
  /** No address was chosen, and the portal listens to other machines: they know it by a number. */
  byNumber: boolean;
  https: (typeof httpsRules)[number];
};

/** On this machine nobody reads along. */
export function isLoopback(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d+){3}$/.test(name);
}
