import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestOf,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Faults of a line between a browser and a portal. `unsent`: nothing reached the portal. `cut`, `halved`: the portal took
 * it, and its answer broke off before its first byte, or in the middle. `late`: the answer is held back. `doubled`: what was
 * sent reaches the portal twice at once. `renamed`: the portal is one whose actions have other names. A number is the status
 * of somebody else's page, which stands instead of the portal's answer.
 */
export const faults = ["unsent", "cut", "halved", "late", "doubled", "renamed", 404, 413, 500, 502, 503, 200] as const;

export type Fault = (typeof faults)[number];

export type FaultyLine = {
  /** leads through the line to the portal */
  address: string;
  /** of the next forms that are sent by a button, one each */
  next(...faults: Fault[]): void;
  /**
   * Of every form that is sent from now on, and of what is asked for while it is filled in, `share` (0 to 1): forms meet the
   * same row of chances every time with the same `seed`, however often something is asked for beside them.
   */
  atRandom(share: number, among: readonly Fault[], seed: number): void;
  /** From now on the portal is one whose actions have other names: pages that came before do not know them. */
  renew(): void;
  /** the faults that were made, by name; all of them under `all` */
  made(): Record<string, number>;
  close(): Promise<void>;
};

/** `lateMs`: so long an answer is held back that is late. */
export async function faultyLine(portal: string, { lateMs = 1000 } = {}): Promise<FaultyLine> {
  const queue: Fault[] = [];
  const counts: Record<string, number> = { all: 0 };
  let chances: Record<"sent" | "asked", () => Fault | undefined> = { sent: () => undefined, asked: () => undefined };
  let isRenewed = false;

  const server = createServer((request, response) => {
    // On a connection that was used before, browsers send by themselves once more what was cut off, and nobody sees the fault.
    response.shouldKeepAlive = false;
    pass(request, response).catch(() => response.destroy());
  });

  function faultOf(request: IncomingMessage, body: Buffer): Fault | undefined {
    if (request.method !== "POST") return undefined;
    const fault = isForm(request, body) ? (queue.shift() ?? chances.sent()) : chances.asked();
    if (fault === undefined) return undefined;
    counts[fault] = (counts[fault] ?? 0) + 1;
    counts.all = (counts.all ?? 0) + 1;
    return fault;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const fault = faultOf(request, body);
    if (fault === "unsent") return void response.destroy();
    const sent = isRenewed || fault === "renamed" ? renamed(request.headers, body) : { headers: request.headers, body };
    const first = fault === "doubled" ? ask(request, sent).catch(() => undefined) : undefined;
    const answer = await ask(request, sent);
    await first;
    if (fault === "late") await wait(lateMs);
    if (fault === "cut") return void response.destroy();
    if (typeof fault === "number")
      return void response.writeHead(fault, { "content-type": "text/html" }).end(foreignPage);
    response.writeHead(answer.status, answer.headers);
    if (fault !== "halved") return void response.end(answer.body);
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.destroy());
  }

  function ask(
    { method, url }: IncomingMessage,
    sent: { headers: IncomingHttpHeaders; body: Buffer },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Nothing that is read on the way is compressed.
      const headers = {
        ...sent.headers,
        "content-length": String(sent.body.length),
        ...(isRenewed && { "accept-encoding": "identity" }),
      };
      const asking = requestOf(new URL(url ?? "/", portal), { method, headers, agent: false }, async (answer) => {
        const { statusCode: status = 502, headers: said } = answer;
        const { connection: _, "keep-alive": __, "transfer-encoding": ___, ...kept } = said;
        const whole = (body: Buffer) => (isRenewed && !isFile(url) ? renamed({}, body).body : body);
        readAll(answer).then((body) => resolve({ status, headers: kept, body: whole(body) }), reject);
      });
      asking.on("error", reject);
      asking.end(sent.body);
    });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (...more) => void queue.push(...more),
    atRandom(share, among, seed) {
      const chance = (random: () => number) => () =>
        random() < share ? among[Math.floor(random() * among.length)] : undefined;
      chances = { sent: chance(randomOf(seed)), asked: chance(randomOf(~seed)) };
    },
    renew() {
      isRenewed = true;
    },
    made: () => ({ ...counts }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const foreignPage = "<!DOCTYPE html><title>Gateway</title><h1>Somebody else's page</h1>";

/** A form says first what came of it last; what is kept or looked for while somebody types says only what was typed. */
function isForm({ headers }: IncomingMessage, body: Buffer): boolean {
  return headers["next-action"] === undefined || body.includes('\r\n\r\n[{"status":');
}

function isFile(url: string | undefined): boolean {
  return url?.startsWith("/_next/static/") ?? false;
}

/** Names of actions are numbers of 42 digits; in this portal every one has another, of the same length, and so back again. */
function renamed(headers: IncomingHttpHeaders, body: Buffer): { headers: IncomingHttpHeaders; body: Buffer } {
  const other = (text: string) =>
    text.replace(
      /\b([0-9a-f]{20})([0-9a-f]{22})\b/g,
      (_, one: string, two: string) => one + two.split("").reverse().join(""),
    );
  const action = headers["next-action"];
  return {
    headers: { ...headers, ...(action && { "next-action": other(String(action)) }) },
    body: Buffer.from(other(body.toString("latin1")), "latin1"),
  };
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

/** The same row of numbers between 0 and 1 for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
