import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { change, database } from "#server/database.ts";
import type { FileKind } from "#server/files/file-kind.ts";
import { mendFiles, mendingReport } from "#server/files/file-mending.ts";
import { keepFile, letFileGo, sweepFile, whileHeld } from "#server/files/file-rows.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { readAgain } from "#server/files/words/word-state.ts";
import { doRegularly } from "#server/jobs/regular-work.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { madePng } from "#tests/support/made-files.ts";
import { writtenDocx, writtenPdf } from "#tests/support/written-files.ts";

const folders: string[] = [];
let store: FileStore;

beforeEach(async () => {
  await portalWith("empty");
  const root = mkdtempSync(join(tmpdir(), "portal-inside-"));
  folders.push(root);
  store = folderStore(root);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function keep(kind: FileKind, bytes: Buffer): Promise<string> {
  const staged = await stageFile(Readable.from([bytes]), store.incoming, 1e8);
  if (!staged.ok) throw new Error(staged.error);
  const inspected = { kind, pages: null, isReadable: true };
  await change(async (tx) => ({ ok: true, value: await keepFile(tx, store, staged.value, inspected) }));
  await staged.value.discard();
  return staged.value.sha256;
}

const letGo = (sha256: string) => change(async (tx) => ({ ok: true, value: await letFileGo(tx, sha256) }));
const stateOf = async (sha256: string) => (await database().file.findUniqueOrThrow({ where: { sha256 } })).words;
const wordsOf = async (sha256: string) =>
  (await database().fileWords.findMany({ where: { sha256 }, orderBy: { position: "asc" } })).map(
    ({ place, number, words }) => `${place} ${number}: ${words}`,
  );

const paper = () => writtenPdf(["Agreed.", "О прекурсорах."]);

describe("the words of a file that was kept", () => {
  test("are read once, with their place; a scan and a picture have none", async () => {
    const files = [await keep("pdf", paper()), await keep("pdf", writtenPdf(["", ""])), await keep("png", madePng)];
    const done = await Promise.all([1, 2, 3, 4].map(() => readWaiting(store)));
    expect(done.sort()).toEqual([false, true, true, true]);
    expect(await Promise.all(files.map(stateOf))).toEqual(["read", "none", "none"]);
    expect(await wordsOf(files[0] ?? "")).toEqual(["page 1: Agreed.", "page 2: О прекурсорах."]);
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("raise the version of what is shown", async () => {
    await keep("pdf", paper());
    const version = async () => (await database().contentVersion.findMany()).map((row) => row.version);
    const before = await version();
    await readWaiting(store);
    expect(await version()).not.toEqual(before);
  });

  test("go with its bytes, and are read anew when it comes again", async () => {
    const file = await keep("pdf", paper());
    await readWaiting(store);
    await letGo(file);
    expect([await stateOf(file), await wordsOf(file)]).toEqual(["waiting", []]);
    await sweepFile(store, file);
    expect(await readWaiting(store)).toBe(false);
    await keep("pdf", paper());
    expect(await readWaiting(store)).toBe(true);
    expect(await wordsOf(file)).toHaveLength(2);
  });

  test("of one that takes too long, too much, or is not what it says: it is kept and says so, and the next is read", async () => {
    const broken = await keep("docx", Buffer.from("no file of Word"));
    const long = await keep("pdf", paper());
    const next = await keep("docx", writtenDocx(["Слова"]));
    await readWaiting(store);
    await readWaiting(store, { bounds: { seconds: 0.05, megabytes: 512 } });
    await readWaiting(store);
    expect(await Promise.all([broken, long, next].map(stateOf))).toEqual(["unreadable", "unreadable", "read"]);
    expect(await store.bytesOf(long)).toBeGreaterThan(0);
    await database().$transaction((tx) => readAgain(tx, long));
    await readWaiting(store);
    expect(await stateOf(long)).toBe("read");
  });

  test("that a portal was at when it was killed are read by the next, but not for ever", async () => {
    const file = await keep("pdf", paper());
    const killed = (tries: number, until: string) =>
      tamper(`UPDATE file SET words_tries = ${tries}, words_until = now() + interval '${until}'`);
    await killed(1, "30 seconds");
    expect(await readWaiting(store)).toBe(false);
    await killed(3, "-1 second");
    expect(await readWaiting(store)).toBe(true);
    expect(await stateOf(file)).toBe("unreadable");
    await database().$transaction((tx) => readAgain(tx, file));
    await killed(2, "-1 second");
    await readWaiting(store);
    expect(await stateOf(file)).toBe("read");
  });

  test("wait where a portal ends, and the next has them at once", async () => {
    const file = await keep("pdf", paper());
    for (const ms of [0, 20, 60, 120, 200]) {
      const ending = new AbortController();
      const reading = readWaiting(store, { signal: ending.signal });
      await new Promise((resolve) => setTimeout(resolve, ms));
      ending.abort();
      await reading;
      if ((await stateOf(file)) === "read") await database().$transaction((tx) => readAgain(tx, file));
      expect(await database().file.findMany()).toMatchObject([{ words: "waiting", wordsTries: 0 }]);
      expect(await wordsOf(file)).toEqual([]);
      expect(readdirSync(store.incoming)).toEqual([]);
    }
    await readWaiting(store);
    expect(await wordsOf(file)).toHaveLength(2);
  });

  test("are read by the next portal, whenever one was killed with its worker", async () => {
    const file = await keep("pdf", paper());
    const program = [
      "--import",
      "./src/cli/server-only.mjs",
      "tests/support/reading-words.ts",
      store.incoming.slice(0, -9),
    ];
    let killed = 0;
    for (const ms of [0, 40, 90, 160, 260]) {
      const portal = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"], detached: true });
      await once(portal.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, ms));
      process.kill(-(portal.pid ?? 0), "SIGKILL");
      if (portal.exitCode === null) await once(portal, "exit");
      const [row] = await database().file.findMany();
      killed += row?.words === "waiting" ? 1 : 0;
      expect(await wordsOf(file)).toHaveLength(row?.words === "read" ? 2 : 0);
      // The minute after which another takes over has passed.
      await tamper("UPDATE file SET words_until = now() - interval '1 second', words_tries = least(words_tries, 2)");
    }
    expect(killed).toBeGreaterThan(0);
    await readWaiting(store);
    expect([await stateOf(file), (await wordsOf(file)).length]).toEqual(["read", 2]);
  });

  test("wait where its bytes are missed", async () => {
    const file = await keep("pdf", paper());
    await store.remove(file);
    expect(await readWaiting(store)).toBe(true);
    expect(await readWaiting(store)).toBe(false);
    expect(await stateOf(file)).toBe("waiting");
  });

  test("of a file that goes while it is read are not kept", async () => {
    const file = await keep("pdf", paper());
    const reading = await whileHeld(file, async () => {
      const begun = readWaiting(store);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { begun };
    });
    await letGo(file);
    await reading.begun;
    expect([await stateOf(file), await wordsOf(file)]).toEqual(["waiting", []]);
  });

  test("stand nowhere else: the database refuses those of a file that says otherwise", async () => {
    const file = await keep("pdf", paper());
    const part = { sha256: file, position: 1, place: "page", number: 1, name: null, words: "Words" };
    await expect(database().fileWords.create({ data: part })).rejects.toThrow("were not read");
    await readWaiting(store);
    await expect(database().fileWords.deleteMany()).rejects.toThrow("never erased");
  });
});

test("a regular work is done once by all the portals on a database, and again when it is due; one that failed sooner", async () => {
  let times = 0;
  const work = async () => {
    times += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const doIt = (how = work) => doRegularly("files", 86_400_000, how);
  expect(await doIt()).toBe(false);
  const due = () => tamper("UPDATE regular_work SET due_at = now()");
  await due();
  expect((await Promise.all([doIt(), doIt(), doIt()])).filter(Boolean)).toHaveLength(1);
  expect(times).toBe(1);
  await due();
  await tamper("UPDATE regular_work SET until = now() + interval '10 seconds'");
  expect(await doIt()).toBe(false);
  await tamper("UPDATE regular_work SET until = now() - interval '1 second'");
  await expect(doIt(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
  const row = await database().regularWork.findUnique({ where: { name: "files" } });
  expect(row?.until).toBeNull();
  expect((row?.dueAt.getTime() ?? 0) - Date.now()).toBeLessThan(3_700_000);
});

test("by itself the portal takes no bytes away of which the record knows nothing, and says so", async () => {
  const known = await keep("pdf", paper());
  const gone = await keep("pdf", writtenPdf(["Gone"]));
  await letGo(gone);
  const unknown = "0".repeat(64);
  const staged = await stageFile(Readable.from(["unknown"]), store.incoming, 100);
  if (staged.ok) await store.put(unknown, staged.value.path);
  const mending = { write: true, deep: false, now: new Date() };
  const mended = await mendFiles(store, { ...mending, leaveUnknown: true });
  expect(mended).toMatchObject({ whole: 1, unheld: [gone], unknown: [unknown], lost: [] });
  expect(mendingReport(mended, true).join(" ")).toContain("1 file of which the record knows nothing: left there");
  expect(await Array.fromAsync(store.list())).toEqual(expect.arrayContaining([known, unknown]));
  expect((await mendFiles(store, mending)).unheld).toEqual([unknown]);
});
