import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { change, database } from "#server/database.ts";
import type { FileDoor, OpenFile } from "#server/files/file-door.ts";
import { mendFiles } from "#server/files/file-mending.ts";
import { keepFile, letFileGo, sendAhead, sweepFile, sweepSoon } from "#server/files/file-rows.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { s3Store } from "#server/files/s3-store.ts";
import { StoreAway } from "#server/files/store-away.ts";
import { portalWith } from "#tests/support/database.ts";
import { type S3Server, s3Keys, s3Server } from "#tests/support/s3-server.ts";
import { ask, smallPortal } from "./page-server-support.ts";

const root = mkdtempSync(join(tmpdir(), "portal-stores-"));

let server: S3Server;

beforeAll(async () => {
  await portalWith("empty");
  server = await s3Server();
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const onServer = (changed: Partial<Parameters<typeof s3Store>[0]> = {}) =>
  s3Store({
    ...{ endpoint: server.endpoint, bucket: server.bucket, folder: "of/portal", ...s3Keys },
    ...{ incoming: join(root, "incoming-s3"), ...changed },
  });

const stores: [string, () => FileStore][] = [
  ["in a folder", () => folderStore(join(root, "folder"))],
  ["on a server that speaks S3", () => onServer()],
  ["on such a server, in a bucket of its own", () => onServer({ folder: "" })],
];

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe.each(stores)("A store %s", (_, storeOf) => {
  let store: FileStore;
  beforeAll(() => {
    store = storeOf();
  });

  async function staged(bytes: Buffer) {
    const file = await stageFile(Readable.from([bytes]), store.incoming, 1e9);
    if (!file.ok) throw new Error(file.error);
    return file.value;
  }

  async function keep(bytes: Buffer): Promise<string> {
    const file = await staged(bytes);
    await sendAhead(store, file);
    const told = { kind: "txt", pages: null, isReadable: true } as const;
    await change(async (tx) => ({ ok: true, value: await keepFile(tx, store, file, told) }));
    await file.discard();
    return file.sha256;
  }

  const named = async () => {
    const names: string[] = [];
    for await (const name of store.list()) names.push(name);
    return names;
  };

  test("gives out what it was given, whole and in parts", async () => {
    // On a server these are one request, one of exactly that size, and one of several parts.
    for (const length of [10, 8 * 1024 * 1024, 20 * 1024 * 1024 + 1]) {
      const bytes = randomBytes(length);
      const key = await keep(bytes);
      expect(await store.bytesOf(key)).toBe(length);
      expect(sha256(await buffer(store.read(key)))).toBe(key);
      const range = { start: Math.floor(length / 3), end: length - 1 };
      expect((await buffer(store.read(key, range))).equals(bytes.subarray(range.start))).toBe(true);
      expect((await buffer(store.read(key, { start: 0, end: 4 }))).equals(bytes.subarray(0, 5))).toBe(true);
    }
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("says of what it has not that it is not there", async () => {
    const none = sha256(Buffer.from("nothing"));
    expect(await store.bytesOf(none)).toBeNull();
    await expect(buffer(store.read(none))).rejects.toMatchObject({ code: "ENOENT" });
    await store.remove(none);
    for (const name of ["", "..", "../../etc/passwd", "A".repeat(64)]) {
      await expect(store.bytesOf(name)).rejects.toThrow("no name of a file");
    }
  });

  test("keeps the same bytes once, and lets go of what nothing holds, and of nothing else", async () => {
    const bytes = randomBytes(1000);
    const [key = "", ...others] = await Promise.all(Array.from({ length: 4 }, () => keep(bytes)));
    expect(new Set(others)).toEqual(new Set([key]));
    expect((await named()).filter((name) => name === key)).toHaveLength(1);
    expect(await sweepFile(store, key)).toBe(false);
    await change(async (tx) => ({ ok: true, value: await letFileGo(tx, key) }));
    expect(await sweepFile(store, key)).toBe(true);
    expect(await store.bytesOf(key)).toBeNull();
  });

  test("is mended both ways: bytes without a row go, rows without bytes say so until they are back", async () => {
    await database().file.updateMany({ data: { goneAt: new Date() } });
    for (const name of await named()) await store.remove(name);
    const mend = (deep = false) => mendFiles(store, { write: true, deep, now: new Date() });
    const bytes = randomBytes(2000);
    const [key, other] = [await keep(bytes), await keep(randomBytes(3000))];
    const stray = await staged(randomBytes(10));
    await store.put(stray.sha256, stray.path);
    await stray.discard();
    await store.remove(key);
    expect(await mend()).toMatchObject({ whole: 1, unheld: [stray.sha256], lost: [key], found: [] });
    expect(await named()).toEqual([other]);
    const again = await staged(bytes);
    await store.put(key, again.path);
    await again.discard();
    expect(await mend()).toMatchObject({ whole: 2, lost: [], found: [key] });
    const wrong = join(root, "wrong");
    writeFileSync(wrong, randomBytes(3000));
    await store.put(other, wrong);
    expect(await mend(true)).toMatchObject({ lost: [other] });
    expect(await named()).toEqual([key]);
  });

  test("stops to read what nobody takes any more", async () => {
    const key = await keep(randomBytes(12 * 1024 * 1024));
    for (let times = 0; times < 20; times += 1) {
      const bytes = store.read(key);
      await new Promise((resolve) => bytes.once("ready", resolve));
      bytes.destroy();
    }
    store.read(key).destroy();
    await wait(50);
    expect(sha256(await buffer(store.read(key)))).toBe(key);
  });
});

describe("A store on a server", () => {
  test("holds a part of a large file in memory, never the whole", async () => {
    const store = onServer();
    const path = join(root, "large");
    writeFileSync(path, "");
    const megabytes = 240;
    truncateSync(path, megabytes * 1024 * 1024);
    const hash = createHash("sha256");
    for await (const part of createReadStream(path)) hash.update(part as Buffer);
    const key = hash.digest("hex");
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    await store.put(key, path);
    let read = 0;
    for await (const part of store.read(key)) read += (part as Buffer).length;
    clearInterval(watch);
    console.log(
      `a file of ${megabytes} MB to a server and back: at most ${Math.round(most / 1024 / 1024)} MB in memory, with the server`,
    );
    expect(read).toBe(megabytes * 1024 * 1024);
    // Parts that nobody holds any more are there until they are collected, on a busy machine for long.
    expect(most).toBeLessThan((megabytes - 40) * 1024 * 1024);
    await store.remove(key);
  });

  test("that fails by itself is asked again, and gets nothing twice", async () => {
    let failures = 2;
    const asked: string[] = [];
    const failing = createServer(({ method = "" }, response) => {
      asked.push(method);
      failures -= 1;
      response.writeHead(failures >= 0 ? (failures === 1 ? 500 : 503) : 200, { "content-length": 5 }).end();
    });
    await new Promise<void>((resolve) => failing.listen(0, "127.0.0.1", resolve));
    const { port } = failing.address() as AddressInfo;
    const store = onServer({ endpoint: `http://127.0.0.1:${port}` });
    expect(await store.bytesOf("a".repeat(64))).toBe(5);
    expect(asked).toEqual(["HEAD", "HEAD", "HEAD"]);
    failures = 4;
    await expect(store.bytesOf("a".repeat(64))).rejects.toThrow(StoreAway);
    failing.close();
  });

  test("that is away says so, loses nothing, and goes on by itself once it is back", async () => {
    const store = onServer();
    const bytes = randomBytes(5000);
    const path = join(root, "small");
    writeFileSync(path, bytes);
    const key = sha256(bytes);
    await store.put(key, path);
    const told = { sha256: key, bytes: bytes.length, kind: "txt", keptAt: new Date() };
    await database().file.create({ data: told });
    await server.goAway();
    try {
      await expect(store.bytesOf(key)).rejects.toThrow(StoreAway);
      await expect(store.put(key, path)).rejects.toThrow(/does not answer: .*ECONNREFUSED/);
      await expect(buffer(store.read(key))).rejects.toThrow(StoreAway);
      await expect(mendFiles(store, { write: true, deep: false, now: new Date() })).rejects.toThrow(StoreAway);
      expect(await database().file.findUnique({ where: { sha256: key } })).toMatchObject({ lostAt: null });
      await change(async (tx) => ({ ok: true, value: await letFileGo(tx, key) }));
      await sweepSoon(store, key);
    } finally {
      await server.comeBack();
    }
    expect((await buffer(store.read(key))).equals(bytes)).toBe(true);
    expect((await mendFiles(store, { write: true, deep: false, now: new Date() })).unheld).toContain(key);
  });

  test("is asked with a signature; to another key it gives nothing, and that is no missing file", async () => {
    const strict = await s3Server({ strict: true });
    const { endpoint } = strict;
    const bytes = randomBytes(9 * 1024 * 1024);
    const [path, key] = [join(root, "signed"), sha256(bytes)];
    writeFileSync(path, bytes);
    const [own, stranger] = [onServer({ endpoint }), onServer({ endpoint, secret: "another" })];
    try {
      await own.put(key, path);
      expect((await buffer(own.read(key, { start: 5, end: 9 }))).equals(bytes.subarray(5, 10))).toBe(true);
      await expect(stranger.bytesOf(key)).rejects.toThrow(StoreAway);
      await expect(buffer(stranger.read(key))).rejects.toThrow(/does not answer: .*SignatureDoesNotMatch/);
      await own.setAside(key);
      expect(await own.bytesOf(key)).toBeNull();
    } finally {
      await strict.close();
    }
  });

  test("away, files answer with a sentence, and every other page as ever", async () => {
    const bytes = randomBytes(2_000_000);
    const key = sha256(bytes);
    const path = join(root, "served");
    writeFileSync(path, bytes);
    Object.assign(process.env, {
      ...{ PORTAL_FILES: `s3://${server.bucket}/served`, PORTAL_S3_ENDPOINT: server.endpoint },
      ...{ PORTAL_S3_KEY: s3Keys.key, PORTAL_S3_SECRET: s3Keys.secret, PORTAL_S3_REGION: s3Keys.region },
      PORTAL_INCOMING: join(root, "incoming-served"),
    });
    await onServer({ folder: "served" }).put(key, path);
    const file = { sha256: key, bytes: bytes.length, kind: "pdf", names: ["a.pdf"], isPublic: true } as const;
    const open: OpenFile = { ...file, names: ["a.pdf"], isLost: false, isWaiting: false };
    const door: FileDoor = {
      find: async () => open,
      takes: () => false,
      mayTake: async () => false,
      refuse: async () => {},
      infected: async () => {},
      take: async () => ({ ok: false, error: "notAllowed" }),
    };
    const portal = await smallPortal(process.env.DATABASE_URL ?? "");
    const one = await portal.serve({ door });
    const address = `/files/${key.slice(0, 16)}/a.pdf`;
    const given = async (range?: string) => (await ask(one.port, address, range ? { headers: { range } } : {})).body;
    try {
      expect((await given()).equals(bytes)).toBe(true);
      expect((await given("bytes=1000-1999")).equals(bytes.subarray(1000, 2000))).toBe(true);
      await server.goAway();
      const away = await ask(one.port, address);
      expect([away.status, away.headers["retry-after"], away.headers["cache-control"]]).toEqual([
        ...[503, "30", "private, no-store"],
      ]);
      expect(away.text).toMatch(/does\snot\sreach\sits\sfiles[\s\S]*не\sможет/);
      expect((await ask(one.port, "/en")).status).toBe(200);
      await server.comeBack();
      expect((await given()).equals(bytes)).toBe(true);
    } finally {
      await portal.close();
    }
  });
});
