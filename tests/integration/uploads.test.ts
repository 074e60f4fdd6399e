import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fileDoor, uploadDoor } from "#desk/sending/file-doors.ts";
import { dropUpload, sweepUploads } from "#features/uploads/upload-commands.ts";
import { uploadsFor } from "#features/uploads/upload-queries.ts";
import { visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { startFileJobs } from "#server/files/file-jobs.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { createUploadLocks } from "#server/files/uploads/upload-locks.ts";
import { stageMore } from "#server/files/uploads/upload-staging.ts";
import { portalWith } from "#tests/support/database.ts";
import { madePdf, madeZip, officeParts } from "#tests/support/made-files.ts";
import { personWith } from "#tests/support/people.ts";
import { metadataOf, serveFiles, signedIn } from "#tests/support/sending-files.ts";
import { type Answer, ask } from "./page-server-support.ts";

const root = mkdtempSync(join(tmpdir(), "portal-tus-"));
process.env.PORTAL_FILES = root;
process.env.PORTAL_SECRET ??= "a secret of this test that is long enough";
process.env.PORTAL_FILE_MB = "8";
const place = { meeting: "EWG-2021-III" };
const path = "/ru/meetings/EWG-2021-III/papers";

let one: Awaited<ReturnType<typeof serveFiles>>;
let unit: { cookie: string };

beforeAll(async () => {
  await portalWith("sample");
  one = await serveFiles(({ url = "" }, response) => {
    const isAbsent = url.endsWith("/not-found-document");
    response.writeHead(200, { "content-type": "text/html" });
    response.end(isAbsent ? "<!DOCTYPE html><html data-document>none" : "<h1>a page");
  });
  unit = await signedIn("unit");
});

beforeEach(async () => {
  for (const { id } of await database().upload.findMany()) await dropUpload(await owner(id), fileStore(), id);
});

afterAll(async () => {
  await one.close();
  rmSync(root, { recursive: true, force: true });
});

async function owner(id: string) {
  const { personId } = await database().upload.findUniqueOrThrow({ where: { id } });
  const person = await personWith("unit");
  return { ...person, id: personId };
}

const tus = { "tus-resumable": "1.0.0" };
const part = { ...tus, "content-type": "application/offset+octet-stream" };

async function begin(bytes: number, told: Record<string, string> = {}, headers: Record<string, string> = unit) {
  const said = metadataOf({ name: "Доклад.pdf", modified: "1700000000000", path, ...told });
  return ask(one.port, "/uploads", {
    method: "POST",
    headers: { ...tus, ...headers, "upload-length": String(bytes), "upload-metadata": said },
  });
}

async function begun(bytes: number, told: Record<string, string> = {}): Promise<string> {
  const answer = await begin(bytes, told);
  expect([answer.status, answer.text]).toEqual([201, ""]);
  return answer.headers.location ?? "";
}

const more = (address: string, offset: number, body: Buffer, headers: Record<string, string> = unit) =>
  ask(one.port, address, {
    method: "PATCH",
    headers: { ...part, ...headers, "upload-offset": String(offset), "content-length": String(body.length) },
    body: body as never,
  });

const offsetOf = async (address: string) => {
  const { status, headers } = await ask(one.port, address, { method: "HEAD", headers: { ...tus, ...unit } });
  expect(status).toBe(200);
  return Number(headers["upload-offset"]);
};

const waiting = async () => uploadsFor(await personWith("unit"), place);
const staged = () => readdirSync(join(root, "uploads"));
const idIn = (address: string) => address.slice(address.lastIndexOf("/") + 1);

/** A paper of so many bytes that is what it says: what follows its end no reader of it looks at. */
function paper(bytes: number, seed = "a"): Buffer {
  const pdf = madePdf(2);
  const filled = Buffer.alloc(bytes - pdf.length, `%${seed} `);
  return Buffer.concat([pdf.subarray(0, 9), filled, Buffer.from("\n"), pdf.subarray(9)]).subarray(0, bytes + 1);
}

describe("A file that comes in parts", () => {
  test("goes on where the line broke, is kept whole, and waits for whoever sorts it out", async () => {
    const bytes = paper(3_000_000);
    const address = await begun(bytes.length);
    expect((await more(address, 0, bytes.subarray(0, 1_000_000))).headers["upload-offset"]).toBe("1000000");
    // The line breaks in the middle of the next part.
    await new Promise<void>((resolve) => {
      const headers = { ...part, ...unit, "upload-offset": "1000000", "content-length": "1500000" };
      const sending = request({ port: one.port, path: address, method: "PATCH", headers });
      sending.on("error", () => resolve());
      sending.write(bytes.subarray(1_000_000, 1_600_000), () =>
        setTimeout(() => sending.destroy(new Error("cut")), 50),
      );
    });
    const came = await offsetOf(address);
    expect(came).toBeGreaterThanOrEqual(1_000_000);
    expect(came).toBeLessThanOrEqual(1_600_000);
    const [under] = await waiting();
    expect(under).toMatchObject({ state: "coming", name: "Доклад.pdf", modified: 1_700_000_000_000, file: null });
    // Of the part that broke off more may come to the disk after somebody has asked how much there is: then it is asked again.
    let last = await more(address, came, bytes.subarray(came));
    if (last.status === 409) {
      const now = await offsetOf(address);
      last = await more(address, now, bytes.subarray(now));
    }
    expect([last.status, last.headers["upload-offset"]]).toEqual([204, String(bytes.length)]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await waiting()).toMatchObject([{ state: "waiting", came: bytes.length, file: { sha256, kind: "pdf" } }]);
    expect(await fileStore().bytesOf(sha256)).toBe(bytes.length);
    expect(staged()).toEqual([]);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  test("is looked into like any other: a refusal says why, and nothing of it stays", async () => {
    const zip = madeZip([{ name: "a.txt", content: "a" }]);
    const address = await begun(zip.length, { name: "minutes.docx" });
    expect((await more(address, 0, zip)).status).toBe(204);
    expect(await waiting()).toMatchObject([
      { state: "refused", name: "minutes.docx", refusal: { error: "fileIsArchive" }, file: null },
    ]);
    expect(staged()).toEqual([]);
  });

  test("is ended by whoever asks for it, where the portal was killed before it was looked into", async () => {
    const bytes = madeZip(officeParts("docx"));
    const address = await begun(bytes.length, { name: "a.docx" });
    // As a killed portal leaves it: all bytes there, and the row says that it is on the way.
    await stageMore(idIn(address), 0, Readable.from([bytes]));
    expect(await waiting()).toMatchObject([{ state: "coming", came: bytes.length }]);
    expect(await sweepUploads(fileStore(), new Date())).toEqual([idIn(address)]);
    expect(await offsetOf(address)).toBe(bytes.length);
    expect(await waiting()).toMatchObject([{ state: "waiting", file: { kind: "docx" } }]);
  });

  test("is looked into by a portal that starts, where all of it had come and nobody asks for it, in one of several", async () => {
    const bytes = madeZip(officeParts("docx"));
    const address = await begun(bytes.length, { name: "b.docx" });
    await stageMore(idIn(address), 0, Readable.from([bytes]));
    await database().regularWork.update({ where: { name: "uploads" }, data: { dueAt: new Date(0) } });
    const databaseUrl = process.env.DATABASE_URL ?? "";
    const portals = [1, 2].map(() => startFileJobs({ door: fileDoor, uploadDoor, databaseUrl }));
    await expect.poll(waiting).toMatchObject([{ state: "waiting", file: { kind: "docx" } }]);
    await Promise.all(portals.map(({ close }) => close()));
    const swept = await database().regularWork.findUnique({ where: { name: "uploads" } });
    expect([swept?.until, (swept?.dueAt.getTime() ?? 0) > Date.now()]).toEqual([null, true]);
  });

  test("begins anew where what had come of it is lost", async () => {
    const bytes = paper(50_000);
    const address = await begun(bytes.length);
    await more(address, 0, bytes.subarray(0, 20_000));
    rmSync(join(root, "uploads", idIn(address)));
    expect(await offsetOf(address)).toBe(0);
    expect((await more(address, 0, bytes)).status).toBe(204);
    expect(await waiting()).toMatchObject([{ state: "waiting" }]);
  });

  test("is its sender's alone: to a colleague, and to everybody else, there is none", async () => {
    const address = await begun(100);
    const colleague = await signedIn("admin");
    const ways = [
      () => more(address, 0, Buffer.alloc(10), colleague),
      () => ask(one.port, address, { method: "HEAD", headers: { ...tus, ...colleague } }),
      () => ask(one.port, address, { method: "DELETE", headers: { ...tus, ...colleague } }),
    ];
    for (const way of ways) expect((await way()).status).toBe(404);
    const answers: [Record<string, string>, number][] = [
      [{}, 401],
      [{ cookie: "portal-session=made-up" }, 401],
      // Files of a focal point are sent elsewhere: of these they know nothing.
      [await signedIn("focal"), 404],
      [await signedIn("translator"), 403],
    ];
    for (const [who, status] of answers) {
      expect((await begin(100, {}, who)).status).toBe(status);
      expect((await more(address, 0, Buffer.alloc(10), who)).status).toBe(status);
    }
    expect(await waiting()).toMatchObject([{ state: "coming", came: 0 }]);
    expect(await uploadsFor(visitor, place)).toEqual([]);
    expect(await uploadsFor(await personWith("translator"), place)).toEqual([]);
    expect((await uploadsFor(await personWith("admin"), place)).length).toBe(1);
  });

  test("goes on after its sender has signed in again", async () => {
    const bytes = paper(40_000);
    const address = await begun(bytes.length);
    await more(address, 0, bytes.subarray(0, 10_000));
    await database().session.deleteMany({ where: { person: { role: "unit" } } });
    expect((await more(address, 10_000, bytes.subarray(10_000))).status).toBe(401);
    unit = await signedIn("unit");
    expect(await offsetOf(address)).toBe(10_000);
    expect((await more(address, 10_000, bytes.subarray(10_000))).status).toBe(204);
    expect(await waiting()).toMatchObject([{ state: "waiting" }]);
  });

  test("is not taken from a page of another site", async () => {
    const foreign = { ...unit, origin: "https://evil.example" };
    expect((await begin(100, {}, foreign)).status).toBe(403);
    const address = await begun(100);
    expect((await more(address, 0, Buffer.alloc(10), foreign)).status).toBe(403);
    expect(await offsetOf(address)).toBe(0);
  });

  test.each<[string, number, Record<string, string>, number, RegExp]>([
    ["is larger than the portal takes", 9 * 1024 * 1024, {}, 413, /./],
    ["is empty", 0, {}, 422, /пуст|empty/i],
    ["has a name that is a path", 10, { name: "../a.pdf" }, 422, /./],
    ["has marks of direction in its name", 10, { name: "a\u202Efdp.exe" }, 422, /./],
    ["has no name", 10, { name: "" }, 422, /./],
    ["is for no meeting that there is", 10, { path: "/en/meetings/EWG-1999-I/papers" }, 404, /./],
    ["is for a page that takes none", 10, { path: "/en/meetings" }, 404, /./],
    ["is for an address of another", 10, { path: "https://evil.example/" }, 404, /./],
  ])("does not begin where it %s", async (_, bytes, told, status, sentence) => {
    const answer = await begin(bytes, told);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(sentence);
    expect(await waiting()).toEqual([]);
  });

  test("is one of so many that a person has open at once", async () => {
    const person = await database().person.findFirstOrThrow({ where: { role: "unit" } });
    const meeting = await database().meeting.findUniqueOrThrow({ where: { code: place.meeting } });
    const at = new Date();
    await database().upload.createMany({
      data: Array.from({ length: 100 }, (_, index) => ({
        ...{ id: createHash("md5").update(String(index)).digest("hex"), personId: person.id, meetingId: meeting.id },
        ...{ name: "a.pdf", bytes: 10, begunAt: at, seenAt: at },
      })),
    });
    const refused = await begin(10);
    expect([refused.status, /100/.test(refused.text)]).toEqual([422, true]);
    await database().upload.updateMany({ data: { seenAt: new Date(at.getTime() - 8 * 24 * 3600 * 1000) } });
    expect(await sweepUploads(fileStore(), at)).toEqual([]);
    expect(await waiting()).toEqual([]);
    expect((await begin(10)).status).toBe(201);
  });

  test("is taken away with its bytes when it is dropped, unless a document has the same", async () => {
    const bytes = paper(30_000, "dropped");
    const address = await begun(bytes.length);
    await more(address, 0, bytes);
    const [kept] = await waiting();
    expect(await fileStore().bytesOf(kept?.file?.sha256 ?? "")).toBe(bytes.length);
    const gone = await ask(one.port, address, { method: "DELETE", headers: { ...tus, ...unit } });
    expect(gone.status).toBe(204);
    expect(await waiting()).toEqual([]);
    expect(await fileStore().bytesOf(kept?.file?.sha256 ?? "")).toBeNull();
    expect((await ask(one.port, kept?.file?.address ?? "", { headers: unit })).status).toBe(404);
  });

  test("that waits is given out to the unit, and to nobody else", async () => {
    const bytes = paper(30_000, "given");
    await more(await begun(bytes.length), 0, bytes);
    const [kept] = await waiting();
    const address = kept?.file?.address ?? "";
    expect((await ask(one.port, address, { headers: await signedIn("admin") })).body.equals(bytes)).toBe(true);
    for (const who of [{}, await signedIn("translator"), await signedIn("focal")]) {
      expect((await ask(one.port, address, { headers: who })).status).toBe(404);
    }
  });

  test("that two send at once is added to by one of them, and comes out whole", async () => {
    const bytes = paper(2_000_000, "twice");
    const address = await begun(bytes.length);
    const answers = await Promise.all([more(address, 0, bytes), more(address, 0, bytes)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toContain(204);
    expect([204, 400, 409, 423]).toContain(statuses.at(-1));
    expect(await waiting()).toMatchObject([
      { state: "waiting", file: { sha256: createHash("sha256").update(bytes).digest("hex") } },
    ]);
  });
});

test("A lock of an upload is one for all instances, is asked back by who waits, and goes with the instance that has it", async () => {
  const [here, there] = [
    createUploadLocks(process.env.DATABASE_URL ?? ""),
    createUploadLocks(process.env.DATABASE_URL ?? ""),
  ];
  const id = randomBytes(16).toString("hex");
  let free: (() => Promise<void>) | null = null;
  free = await here.take(id, () => void free?.());
  expect(free).not.toBeNull();
  const theirs = await there.take(id, () => {});
  expect(theirs).not.toBeNull();
  await there.close();
  const again = await here.take(id, () => {});
  expect(again).not.toBeNull();
  await again?.();
  await here.close();
});

test("500 hostile requests to send a file end in a status and a sentence, and hold no memory", async () => {
  const bytes = paper(200_000, "fuzz");
  const address = await begun(bytes.length);
  const other = `/uploads/${randomBytes(16).toString("hex")}`;
  const random = randomOf(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const numbers = ["0", "1", "-1", "1e9", "NaN", "", " ", "99999999999999999999", "0x10", "200000", "1.5", "Infinity"];
  const texts = [
    "",
    "name",
    "name !!!",
    "name YQ==,name YQ==",
    "a".repeat(9000),
    metadataOf({ name: "a\u0000b.pdf", path }),
  ];
  /** A right request of which a part is wrong, or most of it. */
  const hostile = (method: string, length: number) => {
    const right: Record<string, string> = {
      ...{ ...unit, ...tus, "content-length": String(length) },
      ...(method === "POST" && { "upload-length": "100", "upload-metadata": metadataOf({ name: "a.pdf", path }) }),
      ...(method === "PATCH" && { ...part, "upload-offset": "0" }),
    };
    const wrong: [string, readonly string[]][] = [
      ["tus-resumable", ["0.2.2", "x"]],
      ["upload-offset", numbers],
      ["upload-length", numbers],
      ["upload-defer-length", ["1", "0", "x"]],
      ["upload-metadata", texts],
      ["upload-concat", ["partial", "final;/uploads/a /uploads/b", ""]],
      ["content-type", ["text/html", "", "application/octet-stream"]],
      ["x-http-method-override", ["PATCH", "DELETE", "TRACE"]],
      ["origin", ["null", "https://evil.example"]],
      ["cookie", ["", "portal-session=made-up"]],
      ["transfer-encoding", ["chunked"]],
    ];
    for (let count = pick([0, 1, 1, 1, 2, 4]); count > 0; count -= 1) {
      const [name, values] = pick(wrong);
      right[name] = pick(values);
    }
    if (right["transfer-encoding"]) delete right["content-length"];
    return right;
  };
  const before = process.memoryUsage().rss;
  const seen = new Map<number, number>();
  const asked = async (): Promise<Answer> => {
    const method = pick(["POST", "POST", "PATCH", "PATCH", "PATCH", "HEAD", "DELETE", "OPTIONS", "PUT", "GET"]);
    const own = method === "POST" ? "/uploads" : address;
    const path = pick([own, own, own, other, "/uploads/", "/uploads/..%2f..%2fetc", `${address}/x`, "/uploads/%00"]);
    // Taken away it could not be asked for any more.
    if (method === "DELETE" && path === address) return asked();
    const sends = method === "PATCH" || method === "POST";
    const body = sends ? randomBytes(pick([0, 1, 1000, 100_000, 300_000])) : Buffer.alloc(0);
    return ask(one.port, path, { method, headers: hostile(method, body.length), body: body as never }).catch(
      (error) => {
        // A sender that is not done when the refusal has come may find the line closed.
        if (["ECONNRESET", "EPIPE"].includes(error.code))
          return { status: 0, headers: {}, body: Buffer.alloc(0), text: "" };
        throw error;
      },
    );
  };
  for (let round = 0; round < 50; round += 1) {
    for (const { status } of await Promise.all(Array.from({ length: 10 }, asked))) {
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
  }
  const told = [...seen].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  console.log(`500 hostile requests: ${told.join(", ")}`);
  expect([...seen.keys()].filter((status) => status >= 500 && status !== 501)).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  expect((await ask(one.port, "/healthz")).status).toBe(200);
  expect(await sweepUploads(fileStore(), new Date())).toEqual([]);
  // Nothing of what they sent has come to anything.
  expect((await waiting()).filter(({ state }) => state === "waiting")).toEqual([]);
}, 60_000);

/** The same row of numbers between 0 and 1 each time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
