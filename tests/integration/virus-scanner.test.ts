import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fileDoor } from "#desk/sending/file-doors.ts";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { filesInTrouble, filesOfDocument, findOpenFile } from "#features/documents/document-file-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { takeUpload } from "#features/uploads/upload-commands.ts";
import { uploadsFor } from "#features/uploads/upload-queries.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { checkWaiting } from "#server/files/file-checking.ts";
import { inspectFile } from "#server/files/file-inspection.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { clamdAt, fileScanner } from "#server/files/virus-scanner.ts";
import { createStoredFiles } from "#server/pages/files/stored-files.ts";
import { securityHeaders } from "#server/pages/security-policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { type SmallClamd, smallClamd } from "#tests/support/small-clamd.ts";

const root = mkdtempSync(join(tmpdir(), "portal-scanned-"));
process.env.PORTAL_FILES = root;

const code = "S-30-1";
const infected = "This holds qz-infected-zq.";
const nowhere = "127.0.0.1:1";

let clamd: SmallClamd | null = null;

beforeAll(async () => {
  await portalWith("sample");
});
afterEach(async () => {
  await clamd?.close();
  clamd = null;
  delete process.env.PORTAL_CLAMD;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function scannerIs(place: "there" | "away"): Promise<void> {
  clamd = place === "there" ? await smallClamd() : null;
  process.env.PORTAL_CLAMD = clamd?.place ?? nowhere;
}

/** As the page server takes a file. */
async function send(words: string, language = "en") {
  const staged = done(await stageFile(Readable.from([words]), fileStore().incoming, 2_000_000));
  const inspected = await inspectFile(staged.path, "paper.txt");
  if (!inspected.ok) {
    await staged.discard();
    return inspected;
  }
  return attachFile(portal, fileStore(), code, { language, note: null }, { staged, inspected: inspected.value });
}

const document = () => database().document.findUniqueOrThrow({ where: { code } });
const files = async () => filesOfDocument(portal, (await document()).id);
const round = () => {
  const scanner = fileScanner();
  if (!scanner) throw new Error("no scanner");
  return checkWaiting({ door: fileDoor, store: fileStore, scanner });
};

describe("the words of clamd", () => {
  const ask = (words: string | Buffer, place = clamd?.place ?? "") => clamdAt(place)(Readable.from([words]));

  test("are understood, whatever it says", async () => {
    clamd = await smallClamd();
    expect(await ask("Nothing.")).toEqual({ is: "clean" });
    expect(await ask(infected)).toEqual({ is: "infected", signature: "Test.Signature" });
    expect(await ask(Buffer.alloc(5_000_000))).toMatchObject({ is: "refused", why: /size limit/ });
    expect(await ask("Nothing.", nowhere)).toMatchObject({ is: "away" });
    expect(await ask("Nothing.", "/no/such/socket")).toMatchObject({ is: "away" });
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const verdict = await ask("Nothing.", `127.0.0.1:${(other.address() as AddressInfo).port}`);
    expect(verdict).toMatchObject({ is: "refused" });
    other.close();
  });

  test("come of many parts, none of which the portal holds together", async () => {
    clamd = await smallClamd({ most: 1e9 });
    const parts = Array.from({ length: 200 }, () => Buffer.alloc(64 * 1024, "a"));
    expect(await clamdAt(clamd.place)(Readable.from([...parts, Buffer.from(infected)]))).toMatchObject({
      is: "infected",
    });
  });
});

describe("With a scanner", () => {
  test("a file without anything is given out at once", async () => {
    await scannerIs("there");
    const { file } = done(await send("Clean from the beginning."));
    expect(await files()).toMatchObject([{ isWaiting: false, address: expect.any(String) }]);
    expect(await findOpenFile(visitor, file.sha256)).toMatchObject({ isWaiting: false });
  });

  test("one with something is refused with its name, nothing of it stays, and the history says so", async () => {
    await scannerIs("there");
    const before = await files();
    expect(await send(infected)).toMatchObject({ error: "fileInfected", details: { signature: "Test.Signature" } });
    await fileDoor.refuse(await personWith("unit"), `/en/documents/${code}/files`, "paper.txt", "Test.Signature");
    expect(await files()).toEqual(before);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
    const event = await database().event.findFirst({ orderBy: { id: "desc" } });
    expect(event).toMatchObject({ subject: "document", verb: "refuse", reasonEn: /paper.txt: .*Test.Signature/ });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("that is away a file waits, and its reader is told; it is given out once the scanner is back", async () => {
    await scannerIs("away");
    const { file } = done(await send("It comes while nobody looks.", "fr"));
    const waiting = (await files()).find(({ language }) => language === "fr");
    expect(waiting).toMatchObject({ isWaiting: true, address: null });
    const answer = await asked(file.sha256);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await answer.text()).toMatch(/checked\sfor\sviruses[\s\S]*проверяется\sна\sвирусы/);
    expect(await round()).toEqual({ clean: 0, infected: 0, waiting: 1 });
    expect((await filesInTrouble(await personWith("unit"))).get("scanner")).toEqual([code]);
    expect([...(await filesInTrouble(await personWith("translator")))]).toEqual([]);
    await scannerIs("there");
    expect(await round()).toEqual({ clean: 1, infected: 0, waiting: 0 });
    expect((await asked(file.sha256)).status).toBe(200);
    expect((await filesInTrouble(portal)).get("scanner")).toBeUndefined();
    expect(await round()).toEqual({ clean: 0, infected: 0, waiting: 0 });
  });

  test("that comes back an infected file goes, with its bytes, and its history says why", async () => {
    await scannerIs("away");
    const { file } = done(await send(infected, "es"));
    await scannerIs("there");
    expect(await round()).toMatchObject({ infected: 1 });
    expect((await files()).filter(({ language }) => language === "es")).toEqual([]);
    expect(await fileStore().bytesOf(file.sha256)).toBeNull();
    const event = await database().event.findFirst({
      where: { subject: "file", subjectId: file.id },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ verb: "infected", reasonRu: /Test.Signature/ });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("that comes back an infected file that waits to be sorted out is refused, and looked at no more", async () => {
    await scannerIs("away");
    const unit = await personWith("unit");
    for (const place of [{ document: code }, { meeting: "EWG-2021-III" }]) {
      const staged = done(await stageFile(Readable.from([infected]), fileStore().incoming, 2_000_000));
      done(
        await takeUpload(unit, fileStore(), place, {
          staged,
          inspected: done(await inspectFile(staged.path, "paper.txt")),
        }),
      );
      await staged.discard();
    }
    await scannerIs("there");
    expect(await round()).toEqual({ clean: 0, infected: 1, waiting: 0 });
    expect(await round()).toEqual({ clean: 0, infected: 0, waiting: 0 });
    const refused = [
      { state: "refused", refusal: { error: "fileInfected", details: { signature: "Test.Signature" } } },
    ];
    expect(await uploadsFor(unit, { document: code })).toMatchObject(refused);
    expect(await uploadsFor(unit, { meeting: "EWG-2021-III" })).toMatchObject(refused);
    expect(await fileStore().bytesOf(createHash("sha256").update(infected).digest("hex"))).toBeNull();
    const events = await database().event.findMany({ where: { verb: "refuse" }, orderBy: { id: "desc" } });
    expect(events[0]).toMatchObject({ subjectCode: code, reasonEn: /paper.txt: .*Test.Signature/ });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("that does not want one file the others are looked at", async () => {
    await scannerIs("away");
    done(await send("x".repeat(1_500_000), "ar"));
    done(await send("It comes after a large one.", "zh"));
    await scannerIs("there");
    expect(await round()).toEqual({ clean: 1, infected: 0, waiting: 1 });
  });

  test("files of before wait until it has looked at them, and without one nobody waits", async () => {
    done(await send("It was there before.", "de"));
    const before = (await files()).find(({ language }) => language === "de");
    expect(before?.isWaiting).toBe(false);
    await scannerIs("there");
    expect((await files()).find(({ language }) => language === "de")?.isWaiting).toBe(true);
    await round();
    expect((await files()).find(({ language }) => language === "de")?.isWaiting).toBe(false);
  });
});

/** The answer of the page server to a visitor. */
async function asked(sha256: string): Promise<Response> {
  const version = { current: () => null };
  const stored = createStoredFiles({
    door: fileDoor,
    store: fileStore,
    version,
    security: securityHeaders("http://127.0.0.1"),
  });
  const server = createServer(async (request, response) => {
    if (!(await stored(request, response, { key: sha256.slice(0, 16), name: "paper.txt" })))
      response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}
