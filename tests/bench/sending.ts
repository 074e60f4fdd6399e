import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { database } from "#server/database.ts";
import { mostFileBytes } from "#server/files/portal-store.ts";
import { madePdf } from "#tests/support/made-files.ts";
import { metadataOf, signedIn } from "#tests/support/sending-files.ts";
import type { Server } from "./processes.ts";

export type Sent = { bytes: number; sentMs: number; keptMs: number; grownBytes: number };

/** As browsers send it. */
const partBytes = 8 * 1024 * 1024;
const tus = { "tus-resumable": "1.0.0" };

/** Sends the largest file that is taken, in parts, and waits until it is looked into and kept; how much the portal grew meanwhile at most. */
export async function measureSending(portal: Server): Promise<Sent> {
  const headers = { ...tus, ...(await signedIn("unit")) };
  const bytes = mostFileBytes();
  const said = metadataOf({ name: "bench.pdf", modified: "1700000000000", path: "/en/meetings/EWG-2021-III/papers" });
  const begun = await send(portal.port, "/uploads", "POST", {
    ...headers,
    "upload-length": String(bytes),
    "upload-metadata": said,
  });
  const place = begun.location ?? "";
  const before = (await portal.usage()).residentBytes;
  let largest = before;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      largest = Math.max(largest, (await portal.usage()).residentBytes);
      await wait(50);
    }
  })();
  const start = performance.now();
  for (let offset = 0; offset < bytes; offset += partBytes) {
    const part = partOf(bytes, offset, Math.min(partBytes, bytes - offset));
    const more = { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
    await send(portal.port, place, "PATCH", { ...more, "content-length": String(part.length) }, part);
  }
  const sentMs = performance.now() - start;
  const id = place.slice(place.lastIndexOf("/") + 1);
  for (;;) {
    const upload = await database().upload.findUniqueOrThrow({ where: { id } });
    if (upload.problem) throw new Error(`The portal took no file of ${bytes} bytes: ${upload.problem}`);
    if (upload.sha256) break;
    await wait(20);
  }
  const keptMs = performance.now() - start;
  isOver = true;
  await watching;
  return { bytes, sentMs, keptMs, grownBytes: largest - before };
}

const pdf = madePdf(2);

/** A part of a PDF of so many bytes: between its first line and all else stands a remark. */
function partOf(bytes: number, offset: number, length: number): Buffer {
  const filled = bytes - pdf.length - 1;
  const head = pdf.subarray(0, 9);
  const part = Buffer.alloc(length, "%bench ");
  const place = (piece: Buffer, at: number) => {
    const from = Math.max(0, offset - at);
    const to = Math.min(piece.length, offset + length - at);
    if (from < to) piece.copy(part, at + from - offset, from, to);
  };
  place(head, 0);
  place(Buffer.from("\n"), head.length + filled);
  place(pdf.subarray(9), head.length + filled + 1);
  return part;
}

async function send(port: number, path: string, method: string, headers: Record<string, string>, body?: Buffer) {
  return new Promise<{ location?: string }>((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        const { statusCode = 0 } = answer;
        if (statusCode >= 300) reject(new Error(`${method} ${path} was answered with ${statusCode}`));
        else resolve({ location: answer.headers.location });
      });
    });
    asking.once("error", reject).end(body);
  });
}
