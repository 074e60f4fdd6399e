/** A person may be away for a while, a forgotten password waits for somebody. */
export const invitationDays = 14;
export const resetHours = 8;
/** So long a link waits for a second administrator. */
export const waitingDays = 3;

const hour = 3600 * 1000;

/**
 * Another administrator than who asks, and than the one whom it is about: one is `there`, or is `gone`, for they were deactivated
 * or it is about them, or there was `never` one.
 */
export type Second = "there" | "gone" | "never";

/** `speaks` for a partner, or `manages` the accounts of others: as the account is, or is to become. */
export type LinkKind = { resets: boolean; speaks: boolean; manages: boolean };

/**
 * Whether a second administrator has to confirm what one asks for: an account by invitation, another role, a new password. A
 * new password, an account that speaks for a partner, and who is an administrator are too much for one person. Nothing
 * is gained by sending the second away, and nobody makes the second alone: an operator does what is `refused`.
 */
export function confirmationOf({ resets, speaks, manages }: LinkKind, second: Second): "none" | "second" | "refused" {
  if (!resets && !speaks && !manages) return "none";
  if (second === "there") return "second";
  return second === "gone" || manages || (resets && speaks) ? "refused" : "none";
}

/** The moment at which a link ends that is made, or begins to wait, now. */
export function endOfLink({ resets }: { resets: boolean }, waits: boolean, now: Date): Date {
  const hours = waits ? waitingDays * 24 : resets ? resetHours : invitationDays * 24;
  return new Date(now.getTime() + hours * hour);
}

/** Nobody is the second who asked for it, or whose account it is about. */
export function isOwnLink(
  { madeById, resetsId, changesId }: { madeById: number | null; resetsId: number | null; changesId: number | null },
  id: number,
): boolean {
  return [madeById, resetsId, changesId].includes(id);
}

type Link = { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

export function isOpen<L extends Link>(link: L | null, now: Date): link is L {
  return link !== null && link.usedAt === null && link.revokedAt === null && link.expiresAt > now;
}
