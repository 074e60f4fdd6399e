import { createWriteStream } from "node:fs";
import { open, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { S3mini, S3ServiceError } from "s3mini";
import { makeFolder } from "#server/installation/make-folder.ts";
import { checkedName, type FileStore } from "./file-store.ts";
import { StoreAway } from "./store-away.ts";

export type S3Place = {
  endpoint: string;
  bucket: string;
  /** before the names of files: a bucket may hold other things, too */
  folder: string;
  region: string;
  key: string;
  secret: string;
  /** the folder of this machine in which files lie while they come in */
  incoming: string;
};

/** So many bytes are in memory while a file goes to the server: the least that S3 takes as a part is 5 MB. */
const partBytes = 8 * 1024 * 1024;

const pageOfNames = 1000;

/** A server that has said nothing for so long is away; a part of a file takes longer to go there. */
const longestWaitMs = { asking: 10_000, sending: 120_000 };

/** The same store on a server that speaks S3: an object is there whole or not at all, as S3 promises. */
export function s3Store({ endpoint, bucket, folder, region, key, secret, incoming }: S3Place): FileStore {
  makeFolder(incoming);
  const client = new S3mini({
    ...{ accessKeyId: key, secretAccessKey: secret, endpoint: `${endpoint.replace(/\/$/, "")}/${bucket}`, region },
    fetch: fetchInTime,
  });
  const prefix = folder ? `${folder}/` : "";
  const nameOf = (sha256: string) => `${prefix}${checkedName(sha256)}`;

  async function putWhole(name: string, path: string, bytes: number) {
    const handle = await open(path);
    let upload: string | null = null;
    try {
      const part = async (start: number) => {
        const buffer = Buffer.alloc(Math.min(partBytes, bytes - start));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
        if (bytesRead !== buffer.length) throw new Error(`${path} is shorter than it was`);
        return buffer;
      };
      if (bytes <= partBytes) {
        await client.putObject(name, await part(0));
        return;
      }
      upload = await client.getMultipartUploadId(name);
      const parts = [];
      for (let start = 0; start < bytes; start += partBytes) {
        parts.push(await client.uploadPart(name, upload, await part(start), parts.length + 1));
      }
      await client.completeMultipartUpload(name, upload, parts);
    } catch (error) {
      if (upload !== null) await client.abortMultipartUpload(name, upload).catch(() => {});
      throw error;
    } finally {
      await handle.close();
    }
  }

  return {
    incoming,
    isFar: true,

    async bytesOf(sha256) {
      const name = nameOf(sha256);
      try {
        return await client.getContentLength(name);
      } catch (error) {
        if (isMissing(error)) return null;
        throw new StoreAway(error);
      }
    },

    async put(sha256, staged) {
      const name = nameOf(sha256);
      const { size } = await stat(staged);
      await asked(() => putWhole(name, staged, size));
    },

    read(sha256, range) {
      const name = nameOf(sha256);
      const out = new PassThrough();
      const fetched = range
        ? client.getObjectRaw(name, false, range.start, range.end + 1)
        : client.getObjectRaw(name, true);
      fetched.then(
        async ({ body }) => {
          // Nobody reads it any more: the line to the server is let go.
          if (out.destroyed || !body) return body?.cancel();
          out.emit("ready");
          await pipeline(Readable.fromWeb(body as ReadableStream<Uint8Array>), out).catch(() => {});
        },
        (error) => out.destroy(isMissing(error) ? missing(name) : new StoreAway(error)),
      );
      return out;
    },

    async remove(sha256) {
      const name = nameOf(sha256);
      await asked(() => client.deleteObject(name));
    },

    async setAside(sha256) {
      const name = nameOf(sha256);
      const path = join(incoming, `damaged-${sha256}`);
      try {
        await pipeline(this.read(sha256), createWriteStream(path));
        const { size } = await stat(path);
        await asked(() => putWhole(`${prefix}damaged/${sha256}`, path, size));
        await asked(() => client.deleteObject(name));
      } finally {
        await unlink(path).catch(() => {});
      }
    },

    async *list() {
      let token: string | undefined;
      do {
        const page = await asked(() => client.listObjectsPaged("/", prefix, pageOfNames, token));
        for (const { Key } of page?.objects ?? []) {
          const name = Key.slice(prefix.length);
          if (Key.startsWith(prefix) && /^[0-9a-f]{64}$/.test(name)) yield name;
        }
        token = page?.nextContinuationToken;
      } while (token);
    },
  };
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreAway(error);
  }
}

function isMissing(error: unknown): boolean {
  const [own, cause] = [error, (error as Error).cause];
  return [own, cause].some((one) => one instanceof S3ServiceError && one.status === 404);
}

/** As the folder says it. */
function missing(name: string): Error {
  return Object.assign(new Error(`no such object: ${name}`), { code: "ENOENT" });
}

/** A server that failed by itself, or has too much to do, wants to be asked again after these. */
const againMs = [100, 400, 1000];

/** The same once more is the same: it asks for, stores or removes one object, and its words are in memory. */
function isRepeatable({ method = "GET", body }: RequestInit): boolean {
  return ["GET", "HEAD", "PUT", "DELETE"].includes(method) && !(body instanceof ReadableStream);
}

async function fetchInTime(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  for (const pause of isRepeatable(init) ? againMs : []) {
    const response = await beginInTime(input, init);
    if (response.status < 500) return response;
    await response.body?.cancel();
    await wait(pause);
  }
  return beginInTime(input, init);
}

/** Waits for the beginning of an answer and no longer; how long its end takes is its reader's. */
async function beginInTime(input: string | URL | Request, init: RequestInit): Promise<Response> {
  const late = new AbortController();
  const isSending = init.method === "PUT" || init.method === "POST";
  const timer = setTimeout(() => late.abort(), isSending ? longestWaitMs.sending : longestWaitMs.asking);
  try {
    return await fetch(input, { ...init, signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
}
