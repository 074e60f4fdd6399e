import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { create as contentDisposition } from "content-disposition";
import { LRUCache } from "lru-cache";
import { locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { visitor } from "#policy.ts";
import { type FileDoor, fileAddress, type OpenFile } from "#server/files/file-door.ts";
import { isShownInPlace, typeOf } from "#server/files/file-kind.ts";
import { wantedRange } from "#server/files/file-range.ts";
import type { FileStore, Range } from "#server/files/file-store.ts";
import { StoreAway } from "#server/files/store-away.ts";
import { errorCode } from "#server/installation/refusal.ts";
import { matches } from "#server/pages/page-entry.ts";
import { sessionOf } from "#server/pages/page-readers.ts";
import type { ContentVersion } from "#server/pages/page-version.ts";
import { filePolicy, forSharing } from "#server/pages/security-policy.ts";
import { actorOfCookie } from "#server/session-actor.ts";

/** The last words of an address below `/files`. */
export type FilePlace = { key: string; name: string | null };

/** Gives out the files that people have sent: `false` where there is none for this reader, or its bytes are missed. */
export type StoredFiles = (request: IncomingMessage, response: ServerResponse, place: FilePlace) => Promise<boolean>;

type Parts = {
  door: FileDoor;
  store: () => FileStore;
  version: Pick<ContentVersion, "current">;
  security: readonly string[];
};

/** A file with the headers of its answers, by the name under which it is asked for. */
type Ready = { file: OpenFile; headers: Map<string, string[]> };

/** Public files up to so many bytes stay in memory, up to so many bytes together. */
const smallBytes = 1024 * 1024;
const smallTogether = 16 * smallBytes;

export function createStoredFiles({ door, store, version, security }: Parts): StoredFiles {
  /** The policy's answers to visitors, each right for one content version. */
  const answers = new LRUCache<string, { version: string; ready: Ready | null }>({ max: 5000 });
  /** Bytes under a fingerprint never change; who may have them is asked each time. */
  const small = new LRUCache<string, Buffer>({ maxSize: smallTogether, sizeCalculation: ({ length }) => length });

  async function readyFor(request: IncomingMessage, key: string): Promise<Ready | null> {
    const cookie = sessionOf(request);
    if (cookie) return asked(await actorOfCookie(cookie), key);
    const now = version.current();
    const known = answers.get(key);
    if (known && now !== null && known.version === now) return known.ready;
    const ready = await asked(visitor, key);
    // A change meanwhile raises the version, which then is another than that of this answer.
    if (now !== null) answers.set(key, { version: now, ready });
    return ready;
  }

  async function asked(actor: Parameters<FileDoor["find"]>[0], key: string): Promise<Ready | null> {
    const file = await door.find(actor, key);
    return file && { file, headers: new Map(file.names.map((name) => [name, headersOf(file, name)])) };
  }

  function headersOf({ kind, isPublic, sha256 }: OpenFile, name: string): string[] {
    return [
      ...["Content-Type", typeOf(kind), "Accept-Ranges", "bytes", "ETag", `"${sha256.slice(0, 32)}"`],
      ...["Content-Disposition", contentDisposition(name, { type: isShownInPlace(kind) ? "inline" : "attachment" })],
      ...["Cache-Control", isPublic ? "public, no-cache" : "private, no-store", "Vary", "Cookie"],
      ...["Content-Security-Policy", filePolicy, ...(isPublic ? forSharing(security) : security)],
    ];
  }

  async function bytesOf({ sha256, bytes, isPublic }: OpenFile, part: Range | null) {
    if (!isPublic || bytes > smallBytes) return opened(sha256, part);
    let whole = small.get(sha256);
    if (!whole) {
      const found = await opened(sha256, null);
      if (!(found instanceof Readable)) return found;
      whole = await buffer(found);
      small.set(sha256, whole);
    }
    return part ? whole.subarray(part.start, part.end + 1) : whole;
  }

  async function opened(sha256: string, part: Range | null): Promise<Readable | "missing" | "away"> {
    const bytes = store().read(sha256, part ?? undefined);
    return new Promise((resolve, reject) => {
      bytes.once("ready", () => resolve(bytes));
      bytes.once("error", (error) => {
        if (errorCode(error) === "ENOENT") return resolve("missing");
        if (!(error instanceof StoreAway)) return reject(error);
        console.error(error.message);
        resolve("away");
      });
    });
  }

  return async (request, response, { key, name }) => {
    const ready = await readyFor(request, key);
    if (!ready || ready.file.isLost) return false;
    const { file } = ready;
    if (file.isWaiting) return answerLater(response, "fileBeingChecked", 60, security);
    const headers = ready.headers.get(name ?? "");
    if (!headers) {
      const bare = ["Content-Security-Policy", filePolicy, ...security, "Cache-Control", "private, no-store"];
      response
        .writeHead(307, [
          ...bare,
          "Location",
          fileAddress({ sha256: file.sha256, name: file.names[0] }),
          "Content-Length",
          "0",
        ])
        .end();
      return true;
    }
    const { "if-none-match": condition, "if-range": sameAs, range } = request.headers;
    const etag = `"${file.sha256.slice(0, 32)}"`;
    if (condition !== undefined && matches(condition, etag)) {
      response.writeHead(304, headers).end();
      return true;
    }
    // A reader that goes on with other bytes gets the whole of these.
    const wanted = wantedRange(sameAs === undefined || sameAs === etag ? range : undefined, file.bytes);
    if (wanted === "outside") {
      response.writeHead(416, [...headers, "Content-Range", `bytes */${file.bytes}`, "Content-Length", "0"]).end();
      return true;
    }
    const part = wanted === "whole" ? null : wanted;
    const length = ["Content-Length", String(part ? part.end - part.start + 1 : file.bytes)];
    const place = part ? ["Content-Range", `bytes ${part.start}-${part.end}/${file.bytes}`] : [];
    const status = part ? 206 : 200;
    if (request.method === "HEAD") {
      response.writeHead(status, [...headers, ...length, ...place]).end();
      return true;
    }
    const bytes = await bytesOf(file, part);
    if (bytes === "away") return answerLater(response, "filesAway", 30, security);
    if (bytes === "missing") {
      console.error(new Error(`The file ${file.sha256} is missing: npm run portal -- files`));
      return false;
    }
    response.writeHead(status, [...headers, ...length, ...place]);
    if (bytes instanceof Readable) await sendBytes(bytes, response);
    else response.end(bytes);
    return true;
  };
}

/** In both languages: an address of a file has none. */
function answerLater(
  response: ServerResponse,
  why: "fileBeingChecked" | "filesAway",
  seconds: number,
  security: readonly string[],
): true {
  const text = `${locales.map((locale) => translator(locale)(`errors:${why}`)).join("\n")}\n`;
  const bare = ["Content-Security-Policy", filePolicy, ...security, "Cache-Control", "private, no-store"];
  const told = ["Content-Type", "text/plain; charset=utf-8", "Content-Length", String(Buffer.byteLength(text))];
  response.writeHead(503, [...bare, ...told, "Retry-After", String(seconds)]).end(text);
  return true;
}

/** Until the reader has all of it, or has gone. */
function sendBytes(bytes: Readable, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", () => {
      bytes.destroy();
      resolve();
    });
    bytes.once("error", (error) => {
      console.error(error);
      response.destroy();
    });
    bytes.pipe(response);
  });
}
