import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Result } from "#lib/result.ts";
import type { FileDoor } from "#server/files/file-door.ts";
import { type FileForm, readFileForm } from "#server/files/file-form.ts";
import { inspectFile } from "#server/files/file-inspection.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { StoreAway } from "#server/files/store-away.ts";
import type { Framework } from "#server/pages/page-framework.ts";
import { clientAddress } from "#server/pages/page-hosts.ts";
import { HeldBack, type PageLimits } from "#server/pages/page-limits.ts";
import { askAsReader, longestForm, passOn } from "#server/pages/page-pass.ts";
import { sessionOf } from "#server/pages/page-readers.ts";
import { discard } from "#server/pages/page-typed.ts";
import { filePolicy } from "#server/pages/security-policy.ts";
import { actorOfCookie } from "#server/session-actor.ts";

/** Takes files that forms bring, each as it comes: none is ever whole in memory. */
export type Uploads = {
  isFor(path: string): boolean;
  /** `false` where no form of the portal can have sent this. */
  take(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
};

type Parts = {
  door: FileDoor;
  store: () => FileStore;
  framework: Framework;
  limits: PageLimits;
  security: readonly string[];
  proxies: number;
  origin: string;
  dev: boolean;
  mostBytes: number;
};

export function createUploads(parts: Parts): Uploads {
  const { door, store, framework, limits, security, proxies, origin, dev, mostBytes } = parts;

  async function take(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const cookie = sessionOf(request);
    const actor = await actorOfCookie(cookie);
    // Nothing comes in of whom nothing is taken: they get the page that tells them so.
    if (!(await door.mayTake(actor, path))) {
      await discard(request, 10 * longestForm);
      await show(request, response, path, null);
      return true;
    }
    const seconds = await limits.form(clientAddress(request, proxies), cookie);
    if (seconds !== null) throw new HeldBack(429, seconds);
    const form = await readFileForm(request, store().incoming, mostBytes);
    if (!form) return false;
    if (isOfAction(form)) {
      await passFields(request, response, form.fields);
      return true;
    }
    const done = await keep(form, (fields, file) => door.take(actor, path, fields, file));
    if (!done.ok && done.error === "fileInfected") {
      await door.refuse(actor, path, form.name, String(done.details?.signature));
    }
    if (done.ok) {
      const bare = ["Content-Security-Policy", filePolicy, ...security, "Cache-Control", "no-store"];
      response.writeHead(303, [...bare, "Location", done.value, "Content-Length", "0"]).end();
      return true;
    }
    // Hung up while they still send, browsers show their own words instead of the portal's.
    if (!request.complete) await discard(request, 10 * longestForm);
    await show(request, response, path, { ...done, fields: form.fields });
    return true;
  }

  /** Another form of the same page, which brings no file: the framework takes it. */
  async function passFields(request: IncomingMessage, response: ServerResponse, fields: FileForm["fields"]) {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    const sent = new Response(data);
    const body = Buffer.from(await sent.arrayBuffer());
    const headers = {
      ...request.headers,
      ...{ "content-type": sent.headers.get("content-type") ?? "", "content-length": String(body.length) },
    };
    const asked = { method: "POST", url: request.url, headers, socket: request.socket } as IncomingMessage;
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const options = { origin, dev, signal: gone.signal, client: clientAddress(request, proxies) };
    const passed = await askAsReader(framework, asked, { ...options, body: Readable.from([body]) });
    await passOn(request, response, passed, security);
  }

  /** The page of the form as its sender sees it; with a refusal, its sentence and all that was typed. */
  async function show(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    refused: { error: string; details?: Record<string, string | number>; fields: Record<string, string> } | null,
  ): Promise<void> {
    const words = { ...refused?.fields, ...refused?.details, ...(refused && { problem: refused.error }) };
    const query = new URLSearchParams(Object.entries(words).map(([name, value]) => [name, String(value)]));
    const { "content-length": _, "content-type": __, "transfer-encoding": ___, ...headers } = request.headers;
    const asked = { method: "GET", url: refused ? `${path}?${query}` : path, headers, socket: request.socket };
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const client = clientAddress(request, proxies);
    const passed = await askAsReader(framework, asked as IncomingMessage, { origin, dev, signal: gone.signal, client });
    const { status } = passed.response;
    passed.response.status = refused && status === 200 ? 422 : status === 307 ? 303 : status;
    response.setHeader("Connection", "close");
    await passOn(request, response, passed, security);
  }

  return { isFor: door.takes, take };
}

/** The framework names in such a form what it is for. */
function isOfAction({ fields, file }: FileForm): boolean {
  return !file.ok && file.error === "fileMissing" && Object.keys(fields).some((name) => name.startsWith("$ACTION"));
}

type Take = (fields: FileForm["fields"], file: Parameters<FileDoor["take"]>[3]) => Promise<Result<string>>;

/** Looks into the file and gives it on; nothing of it stays where it came in. */
async function keep({ fields, name, file }: FileForm, take: Take): Promise<Result<string>> {
  if (!file.ok) return file;
  const staged = file.value;
  try {
    if (name === "" && staged.bytes === 0) return { ok: false, error: "fileMissing" };
    const inspected = await inspectFile(staged.path, name);
    return inspected.ok ? await take(fields, { staged, inspected: inspected.value }) : inspected;
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    console.error(error.message);
    return { ok: false, error: "filesAway" };
  } finally {
    await staged.discard();
  }
}
