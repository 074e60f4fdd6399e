import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { change, database } from "#server/database.ts";
import { type Mending, mendFiles } from "#server/files/file-mending.ts";
import { keepFile, letFileGo, sweepFile } from "#server/files/file-rows.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { portalWith } from "#tests/support/database.ts";

const folders: string[] = [];
let root: string;
let store: FileStore;

beforeEach(async () => {
  await portalWith("empty");
  root = mkdtempSync(join(tmpdir(), "portal-files-"));
  folders.push(root);
  store = folderStore(root);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

async function staged(bytes: Buffer | string) {
  const file = await stageFile(Readable.from([Buffer.from(bytes)]), store.incoming, 1e6);
  if (!file.ok) throw new Error(file.error);
  return file.value;
}

const asText = { kind: "txt", pages: null, isReadable: true } as const;

async function keep(bytes: Buffer | string): Promise<string> {
  const file = await staged(bytes);
  await change(async (tx) => ({ ok: true, value: await keepFile(tx, store, file, asText) }));
  await file.discard();
  return file.sha256;
}

async function letGo(key: string) {
  await change(async (tx) => ({ ok: true, value: await letFileGo(tx, key) }));
  return sweepFile(store, key);
}

const mend = (changed: Partial<Mending> = {}) =>
  mendFiles(store, { write: true, deep: false, now: new Date(), ...changed });

const pathOf = (key: string) => join(root, key.slice(0, 2), key);

/** Rows that say their bytes are there, without them. */
async function rowsWithoutBytes(): Promise<string[]> {
  const rows = await database().file.findMany({ where: { goneAt: null, lostAt: null } });
  return rows
    .filter((row) => !existsSync(pathOf(row.sha256)) || sha256(readFileSync(pathOf(row.sha256))) !== row.sha256)
    .map((row) => row.sha256);
}

describe("a file", () => {
  test("is kept once, however often and under whatever name it comes", async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => keep("the same")));
    expect(new Set(others)).toEqual(new Set([first]));
    expect(await database().file.count()).toBe(1);
    expect(readdirSync(root, { recursive: true }).filter((name) => String(name).includes(first ?? ""))).toHaveLength(1);
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("that is too large leaves nothing behind, and is not read further", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 65_536;
        yield randomBytes(65_536);
      }
    }
    const file = await stageFile(Readable.from(endless()), store.incoming, 1_000_000);
    expect(file).toMatchObject({ ok: false, error: "fileTooLarge" });
    expect(read).toBeLessThan(3_000_000);
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("whose line breaks leaves nothing behind", async () => {
    async function* broken() {
      yield randomBytes(1000);
      throw new Error("the line broke");
    }
    await expect(stageFile(Readable.from(broken()), store.incoming, 1e6)).rejects.toThrow("the line broke");
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("that is taken away has a row that says so, and can come again", async () => {
    const key = await keep("gone and back");
    expect(await letGo(key)).toBe(true);
    expect(existsSync(pathOf(key))).toBe(false);
    expect(await database().file.findUnique({ where: { sha256: key } })).toMatchObject({ goneAt: expect.any(Date) });
    await keep("gone and back");
    expect(readFileSync(pathOf(key), "utf8")).toBe("gone and back");
    expect(await database().file.findUnique({ where: { sha256: key } })).toMatchObject({ goneAt: null });
  });

  test("is never taken away from a row that came meanwhile", async () => {
    const key = sha256("contested");
    await keep("contested");
    await Promise.all(Array.from({ length: 12 }, async (_, at) => (at % 2 === 0 ? keep("contested") : letGo(key))));
    expect(await rowsWithoutBytes()).toEqual([]);
  });
});

describe("the database", () => {
  test("keeps no other bytes under a fingerprint", async () => {
    const key = await keep("as it is");
    await expect(database().file.update({ where: { sha256: key }, data: { bytes: 5 } })).rejects.toThrow(
      "its bytes are",
    );
    await expect(
      database().file.create({ data: { sha256: "x", bytes: 1, kind: "txt", keptAt: new Date() } }),
    ).rejects.toThrow("file_sha256");
  });
});

describe("a kill between any two steps", () => {
  const run = promisify(execFile);
  const keeping = async (killedBefore: number) => {
    const source = join(root, "source");
    writeFileSync(source, "kept by a process that ends");
    const given = [
      "--import",
      "./src/cli/server-only.mjs",
      "tests/support/keeping-files.ts",
      root,
      source,
      String(killedBefore),
    ];
    return run(process.execPath, given, { env: { ...process.env } }).then(
      ({ stdout }) => Number(stdout),
      (ended) => {
        if (ended.signal !== "SIGKILL") throw ended;
        return null;
      },
    );
  };

  test("leaves no row without bytes, and bytes without a row are found", async () => {
    const steps = (await keeping(0)) ?? 0;
    expect(steps).toBeGreaterThan(15);
    let [unheld, killed] = [0, 0];
    for (let first = 1; first <= steps; first += 2) {
      // Two at a time, of the same file: the one that lives is no help to the one that ended.
      const ends = await Promise.all([keeping(first), keeping(first + 1)]);
      // One of them that finds the file kept has fewer steps, and may come to its end.
      killed += ends.filter((end) => end === null).length;
      expect(await rowsWithoutBytes(), `killed before ${first} and ${first + 1}`).toEqual([]);
      const mended = await mend({ deep: true });
      expect(mended.lost).toEqual([]);
      unheld += mended.unheld.length;
      expect((await mend()).unheld).toEqual([]);
    }
    console.log(`${steps} steps, killed before each; bytes without a row were left ${unheld} times`);
    expect(killed).toBeGreaterThan(steps / 2);
    expect(unheld).toBeGreaterThan(0);
  });
});

describe("the command that mends", () => {
  test("finds nothing where all is well", async () => {
    await keep("one");
    await keep("two");
    expect(await mend({ deep: true })).toMatchObject({ whole: 2, unheld: [], lost: [], found: [], leftOver: 0 });
  });

  test("takes bytes away that no row holds, and first only tells", async () => {
    const file = await staged("nobody's");
    await store.put(file.sha256, file.path);
    expect((await mend({ write: false })).unheld).toEqual([file.sha256]);
    expect((await mend()).unheld).toEqual([file.sha256]);
    expect((await mend()).unheld).toEqual([]);
  });

  test("marks a row whose bytes are missing until a backup brings them back", async () => {
    const key = await keep("precious");
    rmSync(pathOf(key));
    expect((await mend()).lost).toEqual([key]);
    expect(await database().file.findUnique({ where: { sha256: key } })).toMatchObject({ lostAt: expect.any(Date) });
    writeFileSync(pathOf(key), "precious");
    expect((await mend({ deep: true })).found).toEqual([key]);
    expect(await database().file.findUnique({ where: { sha256: key } })).toMatchObject({ lostAt: null });
  });

  test("sets bytes aside that are not what their name says", async () => {
    const key = await keep("precious");
    writeFileSync(pathOf(key), "previous");
    expect((await mend()).lost).toEqual([]);
    expect((await mend({ deep: true })).lost).toEqual([key]);
    expect(readFileSync(join(root, "damaged", key), "utf8")).toBe("previous");
  });

  test("takes away what never came in whole, a day later", async () => {
    const file = await staged("half");
    expect((await mend()).leftOver).toBe(0);
    const before = new Date(Date.now() - 25 * 3600 * 1000);
    utimesSync(file.path, before, before);
    expect((await mend()).leftOver).toBe(1);
    expect(readdirSync(store.incoming)).toEqual([]);
  });
});
