import "server-only";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";

/** The answer of a scanner; `away` where there is none, `refused` where it did not want this file, which is too large for it say. */
export type Verdict = { is: "clean" } | { is: "infected"; signature: string } | { is: "away" | "refused"; why: string };

/** Looks at bytes as they come: none are whole in memory. */
export type Scanner = (bytes: Readable) => Promise<Verdict>;

/** So long nothing may move on its line: a large file is looked at after all of it has come. */
const longestSilenceMs = 5 * 60_000;

const longestConnectingMs = 5000;

/** A clamd at "host:port" or at the path of its socket, asked by its command INSTREAM. */
export function clamdAt(place: string): Scanner {
  return async (bytes) => {
    const socket = await reach(place).catch((error: Error) => error);
    try {
      return socket instanceof Error ? { is: "away", why: socket.message } : await ask(socket, bytes);
    } finally {
      bytes.destroy();
      if (!(socket instanceof Error)) socket.destroy();
    }
  };
}

/** The scanner of this portal, which `serve` has read from the settings; `null` where it has none. */
export function fileScanner(): Scanner | null {
  const place = process.env.PORTAL_CLAMD;
  return place ? clamdAt(place) : null;
}

/** Where the portal has a scanner, nobody gets a file at which it has not looked. */
export function waitsForScanner({ scannedAt }: { scannedAt: Date | null }): boolean {
  return scannedAt === null && Boolean(process.env.PORTAL_CLAMD);
}

/** The reason for which a file is taken away in which the scanner found something. */
export function infectedWords(signature: string): Localized {
  const words = (locale: Locale) => translator(locale)("errors:fileInfected", { signature });
  return { en: words("en"), ru: words("ru") };
}

async function reach(place: string): Promise<Socket> {
  const [, host = "", port = ""] = /^(.+):(\d+)$/.exec(place) ?? [];
  const socket = place.startsWith("/") ? connect(place) : connect(Number(port), host.replace(/^\[|\]$/g, ""));
  socket.setTimeout(longestSilenceMs, () => socket.destroy(new Error("the scanner has been silent too long")));
  try {
    const late = AbortSignal.timeout(longestConnectingMs);
    await once(socket, "connect", { signal: late });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Each part is sent with its length before it, and a part without any is the end. */
async function ask(socket: Socket, bytes: Readable): Promise<Verdict> {
  let answer = "";
  let fault: Error | undefined;
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    socket.on("data", (part: Buffer) => {
      answer += part.toString("latin1");
      if (answer.includes("\0")) end();
    });
    socket.once("close", end);
    // It hangs up in the middle of what it does not want, and has said so before.
    socket.on("error", (error) => {
      fault = error;
    });
  });
  const drained = () => new Promise<void>((resolve) => socket.once("drain", resolve));
  const send = async (part: Buffer) => {
    if (!isOver && !socket.write(part)) await Promise.race([drained(), ended]);
  };
  await send(Buffer.from("zINSTREAM\0"));
  for await (const part of bytes) {
    if (isOver) break;
    await send(lengthOf(part as Buffer));
    await send(part as Buffer);
  }
  await send(Buffer.alloc(4));
  await ended;
  return verdictIn(answer.replaceAll("\0", "").trim(), fault);
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}

/** "stream: OK", "stream: Eicar-Test-Signature FOUND", "INSTREAM size limit exceeded. ERROR". */
function verdictIn(answer: string, fault?: Error): Verdict {
  const [, signature] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (signature) return { is: "infected", signature };
  if (answer === "stream: OK") return { is: "clean" };
  return { is: "refused", why: answer || (fault?.message ?? "the scanner has hung up") };
}
