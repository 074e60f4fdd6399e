/** A person may be away for a while, a forgotten password waits for somebody. */
export const invitationDays = 14;
export const resetHours = 8;
/** So long a link waits for a second administrator. */
export const waitingDays = 3;

const hour = 3600 * 1000;

/** `speaks` for a partner, or `manages` the accounts of others: as the account is, or is to become. */
export type LinkKind = { resets: boolean; speaks: boolean; manages: boolean };

/**
 * Whether a second administrator has to confirm what one asks for: an account by invitation, another role, a new password. A
 * new password, and an account that speaks for a partner or confirms what others ask for, are too much for one person; where
 * there is no second, `refused` is a reset of an account that speaks, which an operator makes.
 */
export function confirmationOf(
  { resets, speaks, manages }: LinkKind,
  hasSecond: boolean,
): "none" | "second" | "refused" {
  if (!resets && !speaks && !manages) return "none";
  if (hasSecond) return "second";
  return resets && speaks ? "refused" : "none";
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
