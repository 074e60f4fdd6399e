import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileDoor } from "#desk/sending/file-doors.ts";
import { withdrawDocument } from "#features/documents/document-commands.ts";
import { filesOfDocument } from "#features/documents/document-file-queries.ts";
import { resources } from "#i18n/resources.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { madeOfEachKind, madePdf, madeZip, officeParts } from "#tests/support/made-files.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { serveFiles, signedIn } from "#tests/support/sending-files.ts";
import { ask } from "./page-server-support.ts";

const root = mkdtempSync(join(tmpdir(), "portal-uploads-"));
process.env.PORTAL_FILES = root;
process.env.PORTAL_SECRET ??= "a secret of this test that is long enough";
process.env.PORTAL_FILE_MB = "4";
const code = "S-30-1";
const page = `/en/documents/${code}/files`;

let one: Awaited<ReturnType<typeof serveFiles>>;
/** The pages that the framework was asked for. */
const shown: string[] = [];

beforeAll(async () => {
  await portalWith("sample");
  one = await serveFiles((incoming, response) => {
    shown.push(incoming.url ?? "");
    if (incoming.url?.endsWith("/not-found-document")) {
      return response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><html data-document>none");
    }
    if (!incoming.headers.cookie) return response.writeHead(307, { location: "/en/sign-in" }).end();
    return response.writeHead(200, { "content-type": "text/html" }).end(`<h1>${incoming.method} the form</h1>`);
  });
});

afterAll(async () => {
  await one.close();
  rmSync(root, { recursive: true, force: true });
});

const boundary = "----portal7d";

function formOf(fields: Record<string, string>, file?: { name: string; bytes: Buffer | string }): Buffer {
  const words = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file?.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const sent = file ? [Buffer.from(head), Buffer.from(file.bytes), Buffer.from("\r\n")] : [];
  return Buffer.concat([Buffer.from(words.join("")), ...sent, Buffer.from(`--${boundary}--\r\n`)]);
}

const type = { "content-type": `multipart/form-data; boundary=${boundary}` };

async function send(
  fields: Record<string, string>,
  file: { name: string; bytes: Buffer | string } | undefined,
  headers: Record<string, string>,
  path = page,
) {
  const body = formOf(fields, file);
  return ask(one.port, path, {
    method: "POST",
    headers: { ...type, "content-length": String(body.length), ...headers },
    body: body as never,
  });
}

const files = async () =>
  filesOfDocument(portal, (await database().document.findUniqueOrThrow({ where: { code } })).id);

describe("A file that is sent with the form of its document", () => {
  test("is kept, and given out under its Russian name at once", async () => {
    const unit = await signedIn("unit");
    const answer = await send({ language: "ru", note: "Итог" }, { name: "Доклад.pdf", bytes: madePdf(4) }, unit);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/en\/documents\/S-30-1\/files\?sent=\d+$/);
    const [file] = await files();
    expect(file).toMatchObject({ language: "ru", version: 1, name: "Доклад.pdf", kind: "pdf", pages: 4 });
    const given = await ask(one.port, file?.address ?? "");
    expect([given.status, given.body.equals(madePdf(4)), given.headers["cache-control"]]).toEqual([
      200,
      true,
      "public, no-cache",
    ]);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
    const again = await send({ language: "ru", note: "" }, { name: "Доклад.pdf", bytes: madePdf(4) }, unit);
    expect(again.headers.location).toMatch(/\?same=\d+$/);
    expect(await files()).toHaveLength(1);
  });

  test("is taken from the unit and administrators alone; others hear so, and nothing comes in", async () => {
    const before = (await files()).length;
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      const answer = await send({ language: "en" }, { name: "a.pdf", bytes: madePdf(1) }, await signedIn(role));
      expect([role, answer.status, answer.text]).toEqual([role, 200, "<h1>GET the form</h1>"]);
    }
    const stranger = await send({ language: "en" }, { name: "a.pdf", bytes: madePdf(1) }, {});
    expect([stranger.status, stranger.headers.location]).toEqual([303, "/en/sign-in"]);
    const made = await send(
      { language: "en" },
      { name: "a.pdf", bytes: madePdf(1) },
      { cookie: "portal-session=made-up" },
    );
    expect(made.status).toBe(303);
    expect(await files()).toHaveLength(before);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  test("is told from another form of the same page, which the framework takes, whether a script sends it or not", async () => {
    const unit = await signedIn("unit");
    const ways: [Buffer, Record<string, string>][] = [
      [formOf({ $ACTION_ID_7f: "", upload: "a" }), {}],
      [formOf({ _1_page: "a", "0": '["$K1"]' }), { "next-action": "7f" }],
    ];
    for (const [body, more] of ways) {
      const headers = { ...type, "content-length": String(body.length), ...unit, ...more };
      const answer = await ask(one.port, page, { method: "POST", headers, body: body as never });
      expect([answer.status, answer.text, shown.at(-1)]).toEqual([200, "<h1>POST the form</h1>", page]);
    }
  });

  test("is looked for at no address that is broken", () => {
    expect(["/en/documents/%E0%A4%A/files", "/%", "/en/documents/E-CN.7-2012-17/files"].map(fileDoor.takes)).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("is not taken from a page of another site", async () => {
    const foreign = { ...(await signedIn("unit")), origin: "https://evil.example" };
    expect((await send({ language: "en" }, { name: "a.pdf", bytes: madePdf(1) }, foreign)).status).toBe(403);
  });

  test.each<[string, Record<string, string>, { name: string; bytes: Buffer | string } | undefined, string]>([
    ["no file", { language: "en", note: "Слова" }, undefined, "fileMissing"],
    ["an empty choice", { language: "en" }, { name: "", bytes: "" }, "fileMissing"],
    ["an empty file", { language: "en" }, { name: "a.pdf", bytes: "" }, "fileEmpty"],
    ["no language", { language: "", note: "x" }, { name: "a.pdf", bytes: madePdf(1) }, "languageMissing"],
    ["a language that is none", { language: "xx" }, { name: "a.pdf", bytes: madePdf(1) }, "languageMissing"],
    ["a long note", { language: "en", note: "a".repeat(501) }, { name: "a.pdf", bytes: madePdf(1) }, "noteTooLong"],
    ["a program", { language: "en" }, { name: "a.pdf", bytes: "MZ\u0000\u0001 a" }, "fileIsProgram"],
    ["a path", { language: "en" }, { name: "..\\\\..\\\\a.pdf", bytes: madePdf(1) }, "fileNameIsAPath"],
    ["marks of direction", { language: "en" }, { name: "a\u202Efdp.exe", bytes: madePdf(1) }, "fileNameHidesItsOrder"],
    [
      "an archive",
      { language: "en" },
      { name: "a.docx", bytes: madeZip([{ name: "a", content: "a" }]) },
      "fileIsArchive",
    ],
    [
      "too much",
      { language: "en", note: "Слова" },
      { name: "a.txt", bytes: "a".repeat(5 * 1024 * 1024) },
      "fileTooLarge",
    ],
  ])("is refused in the form itself, with all that was typed: %s", async (_, fields, file, problem) => {
    const before = await files();
    const answer = await send(fields, file, await signedIn("unit"));
    expect([answer.status, answer.text]).toEqual([422, "<h1>GET the form</h1>"]);
    const asked = new URL(shown.at(-1) ?? "", "http://x").searchParams;
    expect(asked.get("problem")).toBe(problem);
    expect(resources.en.errors).toHaveProperty(problem);
    for (const [name, value] of Object.entries(fields)) expect(asked.get(name)).toBe(value);
    expect(await files()).toEqual(before);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  test.each([
    ["of another kind", { "content-type": "text/plain" }, "a"],
    ["without a boundary", { "content-type": "multipart/form-data" }, "a"],
    ["that is none", type, "nothing of it"],
  ])("that comes in a form %s is refused in words", async (_, headers, body) => {
    const answer = await ask(one.port, page, {
      method: "POST",
      headers: { ...headers, ...(await signedIn("unit")) },
      body,
    });
    expect(answer.status).toBe(400);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  test("whose line breaks leaves nothing behind", async () => {
    const headers = { ...type, ...(await signedIn("unit")), "content-length": "3000000" };
    const body = formOf({ language: "en" }, { name: "a.pdf", bytes: randomBytes(1_000_000) });
    await new Promise<void>((resolve) => {
      const sending = request({ port: one.port, path: page, method: "POST", headers });
      sending.on("error", () => resolve());
      sending.write(body.subarray(0, 500_000), () =>
        wait(100).then(() => sending.destroy(new Error("the line broke"))),
      );
    });
    await expect.poll(() => readdirSync(join(root, "incoming"))).toEqual([]);
    expect((await ask(one.port, "/healthz")).status).toBe(200);
  });

  test("may be of every kind that is taken", async () => {
    const unit = await signedIn("unit");
    for (const [kind, bytes] of Object.entries(madeOfEachKind)) {
      const answer = await send({ language: "fr" }, { name: `paper.${kind}`, bytes }, unit);
      expect([kind, answer.status]).toEqual([kind, 303]);
    }
    const kept = (await files()).filter(({ language }) => language === "fr");
    expect(kept.map(({ kind }) => kind).sort()).toEqual(Object.keys(madeOfEachKind).sort());
  });
});

describe("A file of a document that is withdrawn", () => {
  test("is to a visitor as if there were none, at once and for every way of asking", async () => {
    const unit = await signedIn("unit");
    const bytes = madeZip(officeParts("docx", "Confidential from now on"));
    await send({ language: "en" }, { name: "secret.docx", bytes }, unit);
    const address = (await files()).find(({ language }) => language === "en")?.address ?? "";
    const open = await ask(one.port, address);
    expect(open.status).toBe(200);
    const { version } = await database().document.findUniqueOrThrow({ where: { code } });
    done(await withdrawDocument(portal, code, version, { en: "Too early.", ru: null }, ["en"]));
    await expect.poll(async () => (await ask(one.port, address)).status).toBe(404);
    const ways: Record<string, string>[] = [
      { range: "bytes=0-3" },
      { "if-none-match": open.headers.etag ?? "" },
      { "if-range": open.headers.etag ?? "", range: "bytes=1-" },
    ];
    for (const headers of ways) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await ask(one.port, address, { method, headers });
        expect([answer.status, answer.headers.etag === open.headers.etag]).toEqual([404, false]);
      }
    }
    expect(await filesOfDocument(visitor, 0)).toEqual([]);
    const own = await ask(one.port, address, { headers: unit });
    expect([own.status, own.headers["cache-control"]]).toEqual([200, "private, no-store"]);
    expect((await ask(one.port, address, { headers: await signedIn("focal") })).status).toBe(404);
  });
});
