import { type Role, roles } from "#policy.ts";

/** A session ends when it was not used for `idle` seconds, and in any case `end` seconds after it began. */
export type SessionLife = { idle: number; end: number };

const hour = 3600;
const day = 24 * hour;

/** A person who can do more is asked more often who they are. */
const usual: Record<Role, SessionLife> = {
  admin: { idle: 4 * hour, end: day },
  unit: { idle: day, end: 7 * day },
  translator: { idle: 3 * day, end: 14 * day },
  liaison: { idle: 7 * day, end: 14 * day },
  focal: { idle: 7 * day, end: 14 * day },
  expert: { idle: 7 * day, end: 14 * day },
};

const units: Record<string, number> = { m: 60, h: hour, d: day };

/** "admin 4h 1d, unit 1d 7d": after which time without use, and after which in any case, a session of that role ends. */
export function readSessionLives(setting: string): Record<Role, SessionLife> | null {
  const lives = { ...usual };
  for (const part of setting.split(",").map((text) => text.trim())) {
    if (part === "") continue;
    const [, name, idle, idleUnit, end, endUnit] = /^(\w+) (\d{1,4})([mhd]) (\d{1,4})([mhd])$/.exec(part) ?? [];
    const role = roles.find((one) => one === name);
    const life = { idle: Number(idle) * (units[idleUnit ?? ""] ?? 0), end: Number(end) * (units[endUnit ?? ""] ?? 0) };
    if (!role || !(life.idle > 0 && life.idle <= life.end && life.end <= 90 * day)) return null;
    lives[role] = life;
  }
  return lives;
}

/** As the settings say; `serve` has read them before. */
export function sessionLife(role: Role): SessionLife {
  return (readSessionLives(process.env.PORTAL_SESSIONS ?? "") ?? usual)[role];
}

/** Whether a session still counts, at that moment. */
export function isAlive(session: { expiresAt: Date; seenAt: Date }, role: Role, now: Date): boolean {
  return session.expiresAt >= now && session.seenAt.getTime() + sessionLife(role).idle * 1000 >= now.getTime();
}
