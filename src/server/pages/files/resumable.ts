import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { DataStore, ERRORS, Server, Upload } from "@tus/server";
import type { Locale } from "#i18n/locale.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";
import { type Actor, can, portal } from "#policy.ts";
import type { UploadDoor } from "#server/files/uploads/upload-door.ts";
import { createUploadEnds } from "#server/files/uploads/upload-ends.ts";
import { createUploadLocks } from "#server/files/uploads/upload-locks.ts";
import { stagedBytes, stageMore, uploadId } from "#server/files/uploads/upload-staging.ts";
import { errorCode } from "#server/installation/refusal.ts";
import { clientAddress } from "#server/pages/page-hosts.ts";
import { readersLanguage } from "#server/pages/page-language.ts";
import { HeldBack, type PageLimits } from "#server/pages/page-limits.ts";
import { sessionOf } from "#server/pages/page-readers.ts";
import { filePolicy } from "#server/pages/security-policy.ts";
import { actorOfCookie } from "#server/session-actor.ts";

/** Takes files in parts, by the protocol tus: what has come stays when the line breaks, and its sender goes on from there. */
export type Resumable = {
  take(request: IncomingMessage, response: ServerResponse, id: string | null): Promise<void>;
  close(): Promise<void>;
};

type Parts = {
  door: UploadDoor;
  databaseUrl: string;
  limits: PageLimits;
  security: readonly string[];
  proxies: number;
  origin: string;
  mostBytes: number;
};

export const uploadsPath = "/uploads";

type Say = (status: number, text: string, headers?: Record<string, string>) => void;

/** The protocol's own server gives a refusal on like this: a status, and a sentence for a person. */
type Refusal = { status_code: number; body: string };

export function createResumable(parts: Parts): Resumable {
  const { door, databaseUrl, limits, security, proxies, origin, mostBytes } = parts;
  const locks = createUploadLocks(databaseUrl);
  const actors = new WeakMap<object, { actor: Actor; locale: Locale }>();
  const ends = createUploadEnds(door, locks);

  const server = new Server({
    path: uploadsPath,
    datastore: new Staging(door),
    relativeLocation: true,
    maxSize: mostBytes,
    allowedOrigins: [origin],
    lockDrainTimeout: 300,
    locker: { newLock: lockOf },
    getFileIdFromRequest: (_request, last) => (last && uploadId.test(last) ? last : undefined),
    namingFunction: () => randomBytes(16).toString("hex"),
    async onUploadCreate(request, upload) {
      const { actor, locale } = askerOf(request);
      const { name = "", modified = null, path = "" } = upload.metadata ?? {};
      const said = { name: name ?? "", modified: modified ?? null, path: path ?? "" };
      const begun = await door.begin(actor, { id: upload.id, bytes: upload.size ?? 0, ...said });
      if (begun.ok) return {};
      const sentence = translator(locale)(`errors:${begun.error}` as TextKey, begun.details as never);
      throw { status_code: statusOf(begun.error), body: sentence } satisfies Refusal;
    },
    async onUploadFinish(_request, { id }) {
      await end(id);
      return {};
    },
    onResponseError(_request, error) {
      const { status_code: status, body } = error as Partial<Refusal>;
      if (status !== undefined && status < 500) return undefined;
      // An extension of the protocol that nobody here speaks.
      if (status === 501) return { status_code: 400, body: body ?? "" };
      if (status === undefined) console.error(error);
      return { status_code: status === 507 ? 507 : 503, body: body ?? "The portal cannot take this now.\n" };
    },
  });

  function lockOf(id: string) {
    let free: (() => Promise<void>) | null = null;
    return {
      async lock(signal: AbortSignal, release: () => void) {
        free = await locks.take(id, release, signal);
        if (!free) throw { status_code: 423, body: "Another request has this upload.\n" } satisfies Refusal;
      },
      async unlock() {
        await free?.();
      },
    };
  }

  function askerOf(request: { runtime?: { node?: { req: object } } }) {
    const asker = actors.get(request.runtime?.node?.req ?? {});
    if (!asker) throw ERRORS.FILE_NOT_FOUND;
    return asker;
  }

  async function end(id: string): Promise<void> {
    if (!(await ends(id))) throw { status_code: 423, body: "Another request has this upload.\n" } satisfies Refusal;
  }

  async function take(request: IncomingMessage, response: ServerResponse, id: string | null): Promise<void> {
    const say: Say = (status, text, more = {}) => {
      const bare = ["Content-Security-Policy", filePolicy, ...security, "Cache-Control", "no-store"];
      const told = ["Content-Type", "text/plain; charset=utf-8", ...Object.entries(more).flat()];
      // Nobody reads on what is not taken.
      response.writeHead(status, [...bare, ...told, "Connection", "close"]).end(text);
    };
    const cookie = sessionOf(request);
    const actor = await actorOfCookie(cookie);
    const locale = readersLanguage(request.headers.cookie, request.headers["accept-language"]);
    const t = translator(locale);
    if (!can.enterDesk(actor)) return say(401, t("errors:signedOut"));
    if (!can.sendFiles(actor)) return say(403, t("errors:notAllowed"));
    const methods = id === null ? ["POST"] : ["HEAD", "PATCH", "DELETE"];
    const { method = "" } = request;
    if (!methods.includes(method)) return say(405, t("errors:notAllowed"), { Allow: methods.join(", ") });
    if (method === "POST" || method === "DELETE") {
      const seconds = await limits.form(clientAddress(request, proxies), cookie);
      if (seconds !== null) throw new HeldBack(429, seconds);
    }
    if (id !== null) {
      const upload = await door.find(actor, id);
      if (!upload) return say(404, t("errors:notFound"));
      // The answer that it had come may have been lost, or the portal ended before it looked into it.
      if (!upload.isEnded && method !== "DELETE") {
        if ((await stagedBytes(id)) === upload.bytes) await end(id);
        else await door.seen(id);
      }
    }
    if (id !== null && method === "DELETE") return drop(actor, id, say, t);
    response.setHeader("Content-Security-Policy", filePolicy).setHeader("Cache-Control", "no-store");
    for (let at = 0; at + 1 < security.length; at += 2) response.setHeader(security[at] ?? "", security[at + 1] ?? "");
    actors.set(request, { actor, locale });
    await server.handle(request, response);
  }

  /** A request that sends more of it makes room first. */
  async function drop(actor: Actor, id: string, say: Say, t: T): Promise<void> {
    const free = await locks.take(id, () => {});
    try {
      const dropped = await door.drop(actor, id);
      if (dropped.ok) say(204, "");
      else say(statusOf(dropped.error), t(`errors:${dropped.error}` as TextKey));
    } finally {
      await free?.();
    }
  }

  return { take, close: locks.close };
}

/** The protocol's server asks here for the parts; the row that belongs to them is the record's. */
class Staging extends DataStore {
  override extensions = ["creation"];
  readonly #door: UploadDoor;

  constructor(door: UploadDoor) {
    super();
    this.#door = door;
  }

  override async getUpload(id: string): Promise<Upload> {
    const known = await this.#door.find(portal, id);
    if (!known) throw ERRORS.FILE_NOT_FOUND;
    const { bytes: size, isEnded } = known;
    return new Upload({ id, size, offset: isEnded ? size : await stagedBytes(id) });
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    try {
      return await stageMore(id, offset, source);
    } catch (error) {
      if (["ENOSPC", "EDQUOT", "EFBIG"].includes(errorCode(error) ?? "")) {
        throw { status_code: 507, body: "No room is left for files.\n" } satisfies Refusal;
      }
      throw error;
    }
  }
}

function statusOf(error: string): number {
  if (error === "fileTooLarge") return 413;
  if (error === "notFound") return 404;
  return error === "notAllowed" ? 403 : 422;
}
