import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileDoor, OpenFile } from "#server/files/file-door.ts";
import { fileAddress, keyLength } from "#server/files/file-door.ts";
import { type FileKind, fileKinds } from "#server/files/file-kind.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { ask, smallPortal } from "./page-server-support.ts";

const root = mkdtempSync(join(tmpdir(), "portal-served-"));
process.env.PORTAL_FILES = root;

/** A small record of files, as the record of documents is one. */
const record = new Map<string, OpenFile>();
let found = 0;
const door: FileDoor = {
  async find(actor, key) {
    found += 1;
    const file = [...record.values()].find((one) => one.sha256.startsWith(key));
    return file && (file.isPublic || actor.kind !== "visitor") ? file : null;
  },
  takes: () => false,
  mayTake: async () => false,
  refuse: async () => {},
  infected: async () => {},
  take: async () => ({ ok: false, error: "notAllowed" }),
};

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve({ door });
});

afterAll(async () => {
  await portal.close();
  rmSync(root, { recursive: true, force: true });
});

type Put = OpenFile & { name: string };

async function put(bytes: Buffer, { name = "a.pdf", ...changed }: Partial<Put> = {}): Promise<Put> {
  const source = join(root, "source");
  writeFileSync(source, bytes);
  const staged = await stageFile(createReadStream(source), fileStore().incoming, 1e9);
  if (!staged.ok) throw new Error(staged.error);
  await fileStore().put(staged.value.sha256, staged.value.path);
  const { sha256 } = staged.value;
  const file = {
    sha256,
    bytes: bytes.length,
    kind: "pdf" as FileKind,
    names: [name],
    isPublic: true,
    isLost: false,
    isWaiting: false,
    ...changed,
  };
  record.set(sha256, file as OpenFile);
  return { ...file, name } as Put;
}

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  ask(one.port, path, { method, headers });

describe("A file that everybody may have", () => {
  test("comes whole, as what it is, under its Russian name, and runs nowhere", async () => {
    const bytes = randomBytes(300_000);
    const file = await put(bytes, { name: "Доклад о 15-м совещании.pdf" });
    const answer = await get(fileAddress(file));
    expect(answer.status).toBe(200);
    expect(answer.body.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-length": "300000",
      "cache-control": "public, no-cache",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    const disposition = answer.headers["content-disposition"] ?? "";
    expect(disposition).toMatch(/^attachment; filename="/);
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? "")).toBe(file.name);
  });

  test.each(fileKinds)("is shown in place of a page only where nothing of it could run: %s", async (kind) => {
    const answer = await get(fileAddress(await put(randomBytes(50), { kind })));
    const isShown = kind === "png" || kind === "jpeg";
    expect(answer.headers["content-disposition"]).toMatch(isShown ? /^inline/ : /^attachment/);
    expect(answer.headers["content-type"]).not.toMatch(/html|svg|xml;|javascript/);
  });

  test("is known again by its reader's copy", async () => {
    const address = fileAddress(await put(randomBytes(5000)));
    const { etag = "" } = (await get(address)).headers;
    const again = await get(address, { "if-none-match": etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get(address, { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("goes on where its line broke, but not with other bytes", async () => {
    const bytes = randomBytes(100_000);
    const address = fileAddress(await put(bytes));
    const { etag = "" } = (await get(address)).headers;
    const rest = await get(address, { range: "bytes=60000-", "if-range": etag });
    expect(rest.status).toBe(206);
    expect(rest.headers["content-range"]).toBe("bytes 60000-99999/100000");
    expect(rest.body.equals(bytes.subarray(60_000))).toBe(true);
    expect((await get(address, { range: "bytes=60000-", "if-range": '"older"' })).status).toBe(200);
    const outside = await get(address, { range: "bytes=100000-" });
    expect([outside.status, outside.headers["content-range"]]).toEqual([416, "bytes */100000"]);
    expect((await get(address, { range: "bytes=-1" })).body.equals(bytes.subarray(-1))).toBe(true);
  });

  test.each([3000, 1_500_000])("of %i bytes comes in any parts as the same bytes", async (size) => {
    const bytes = randomBytes(size);
    const address = fileAddress(await put(bytes));
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(size - 1), async (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const part = await get(address, { range: `bytes=${start}-${end}` });
        expect(part.body.equals(bytes.subarray(start, end + 1))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("and is small is read from the store once, for everybody who asks", async () => {
    const bytes = randomBytes(2000);
    const file = await put(bytes);
    await get(fileAddress(file), { range: "bytes=5-9" });
    await fileStore().remove(file.sha256);
    expect((await get(fileAddress(file))).body.equals(bytes)).toBe(true);
  });

  test("tells its size without coming", async () => {
    const answer = await get(fileAddress(await put(randomBytes(777))), {}, "HEAD");
    expect([answer.status, answer.headers["content-length"], answer.body.length]).toEqual([200, "777", 0]);
  });

  test("is found under a name that it does not have, and led to its own", async () => {
    const file = await put(randomBytes(20), { name: "Отчет.pdf" });
    for (const name of ["", "/evil.html", "/%D0%9E"]) {
      const answer = await get(`/files/${file.sha256.slice(0, keyLength)}${name}`);
      expect([answer.status, answer.headers.location]).toEqual([307, fileAddress(file)]);
    }
  });

  test("is asked of the record once, until the record changes", async () => {
    const file = await put(randomBytes(20));
    await get(fileAddress(file));
    const before = found;
    for (let turn = 0; turn < 5; turn += 1) await get(fileAddress(file));
    expect(found).toBe(before);
    record.delete(file.sha256);
    await portal.change("withdrawn");
    await expect.poll(async () => (await get(fileAddress(file))).status).toBe(404);
    expect((await get(fileAddress(file), { "if-none-match": "*" })).status).toBe(404);
    expect((await get(fileAddress(file), { range: "bytes=0-0" })).status).toBe(404);
  });

  test("takes no more memory the larger it is", async () => {
    const file = await put(randomBytes(80 * 1024 * 1024));
    const before = process.memoryUsage.rss();
    let most = 0;
    const hash = createHash("sha256");
    await new Promise<void>((resolve, reject) => {
      request({ port: one.port, path: fileAddress(file) }, async (incoming) => {
        for await (const part of incoming) {
          hash.update(part);
          most = Math.max(most, process.memoryUsage.rss() - before);
        }
        resolve();
      })
        .on("error", reject)
        .end();
    });
    expect(hash.digest("hex")).toBe(file.sha256);
    expect(most).toBeLessThan(40 * 1024 * 1024);
  });

  test("whose reader hangs up leaves the portal as it was", async () => {
    const file = await put(randomBytes(20 * 1024 * 1024));
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise<void>((resolve) => {
        const asked = request({ port: one.port, path: fileAddress(file), agent: false }, (incoming) => {
          incoming.once("data", () => asked.destroy());
          incoming.on("close", resolve).on("error", () => {});
        });
        asked.on("error", () => {}).end();
      });
    }
    expect((await get("/healthz")).status).toBe(200);
  });
});

describe("A file that is not for everybody", () => {
  test("is to a visitor as if there were none, in whatever way it is asked for", async () => {
    const file = await put(randomBytes(500), { isPublic: false });
    const absent = await get("/files/0123456789abcdef/a.pdf");
    for (const headers of [
      {},
      { range: "bytes=0-9" },
      { "if-none-match": `"${file.sha256.slice(0, 32)}"` },
      { "if-range": "x", range: "bytes=0-" },
    ]) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await get(fileAddress(file), headers as Record<string, string>, method);
        expect(answer.status).toBe(404);
        expect(answer.headers["content-security-policy"]).toBe(absent.headers["content-security-policy"]);
        expect(answer.text).not.toContain("bytes");
      }
    }
    expect((await get(`/files/${file.sha256.slice(0, keyLength)}`)).status).toBe(404);
  });
});

describe("A file that is missed", () => {
  test("is not found, and the portal goes on", async () => {
    const lost = await put(randomBytes(100), { isLost: true });
    expect((await get(fileAddress(lost))).status).toBe(404);
    const gone = await put(randomBytes(100));
    await fileStore().remove(gone.sha256);
    expect((await get(fileAddress(gone))).status).toBe(404);
  });
});

describe("An address below /files", () => {
  test.each([
    ["/files", 404],
    ["/files/", 404],
    ["/files/..%2f..%2fetc%2fpasswd", 404],
    ["/files/0123456789ABCDEF/a.pdf", 404],
    ["/files/0123456789abcdef/a/b.pdf", 404],
    ["/files/0123456789abcdef/%00.pdf", 400],
    ["/files/0123456789abcdef/%FF.pdf", 400],
  ])("%s answers %i", async (path, status) => expect((await get(path)).status).toBe(status));

  test("can only be read", async () => {
    const file = await put(randomBytes(10));
    for (const method of ["POST", "PUT", "DELETE"]) {
      const answer = await get(fileAddress(file), {}, method);
      expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
    }
  });
});
