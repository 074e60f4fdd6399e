import "server-only";
import { database } from "#server/database.ts";

/** The portal that is at it says so again and again; where none has for so long, another takes it up. */
const leaseMs = 60_000;
const againAfterMs = 3600_000;

/** Each is a row of its own: when it is due, and until when a portal is at it. */
export const regularWorks = ["files", "uploads", "names"] as const;

export type RegularWork = (typeof regularWorks)[number];

/** Does a work that is due every so often, in one of all the portals on a database; says whether it was due. */
export async function doRegularly(name: RegularWork, everyMs: number, work: () => Promise<void>): Promise<boolean> {
  const isMine = await database().$executeRaw`
    UPDATE regular_work SET until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE name = ${name} AND due_at <= now() AND (until IS NULL OR until < now())`;
  if (isMine === 0) return false;
  const atWork = setInterval(() => void hold().catch(() => {}), leaseMs / 3);
  const hold = () => database().$executeRaw`
    UPDATE regular_work SET until = now() + ${leaseMs} * interval '1 millisecond' WHERE name = ${name} AND until IS NOT NULL`;
  const end = (ms: number) => database().$executeRaw`
    UPDATE regular_work SET until = NULL, due_at = now() + ${ms} * interval '1 millisecond' WHERE name = ${name}`;
  try {
    await work();
    await end(everyMs);
  } catch (error) {
    await end(Math.min(everyMs, againAfterMs));
    throw error;
  } finally {
    clearInterval(atWork);
  }
  return true;
}
