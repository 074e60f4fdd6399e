import { randomBytes } from "node:crypto";
import { addresses } from "#app/addresses.ts";
import { fileDoor, uploadDoor } from "#desk/sending/file-doors.ts";
import type { Role } from "#policy.ts";
import { database } from "#server/database.ts";
import { frameworkOf } from "#server/pages/page-framework.ts";
import { servePages } from "#server/pages/page-server.ts";
import { seal } from "#server/sealed.ts";

/** A page server that takes files and gives them out; pages are what `page` answers. */
export function serveFiles(page: Parameters<typeof frameworkOf>[0]) {
  const where = { host: "127.0.0.1", port: 0, dev: false, origin: "http://127.0.0.1", cacheBytes: 1_000_000 };
  const hosts = { more: [], byNumber: false, https: "no" as const };
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const doors = { door: fileDoor, uploadDoor };
  return servePages(frameworkOf(page), { ...where, hosts, addresses, databaseUrl, ...doors, limited: false });
}

/** The headers of somebody of that role who has signed in. */
export async function signedIn(role: Role): Promise<{ cookie: string }> {
  const person = await database().person.findFirstOrThrow({ where: { role, active: true } });
  const id = randomBytes(16).toString("hex");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await database().session.create({
    data: { id, personId: person.id, createdAt: now, seenAt: now, expiresAt } as never,
  });
  return { cookie: `portal-session=${await seal("session", { session: id }, 3600)}` };
}

/** The words that a sender tells of a file, as tus writes them. */
export function metadataOf(told: Record<string, string>): string {
  return Object.entries(told)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}
