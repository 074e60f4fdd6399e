import type { IncomingMessage } from "node:http";
import { type HostRules, isLoopback } from "#server/hosts.ts";

/**
 * `unknown`: under a name that is not the portal's, which a page of another site may have been given for it. `open`: off
 * this machine, and anybody on the line could read along.
 */
export type Way = "own" | "open" | "unknown";

/** Tells how a request has come. An old client that names no host is a program, and no browser that could be led astray. */
export function createWays({ origin, more, byNumber, https }: HostRules): (request: IncomingMessage) => Way {
  const own = new Set([new URL(origin).hostname, ...more.map((name) => name.toLowerCase())]);
  const isOwn = (name: string) => own.has(name) || isLoopback(name) || (byNumber && isNumber(name));
  return ({ headers }) => {
    const name = nameOf(headers.host);
    if (name === null) return "own";
    if (!isOwn(name)) return "unknown";
    return https !== "insist" || isLoopback(name) || isOverTls(headers) ? "own" : "open";
  };
}

const remembered = new Map<string, string>();
const mostRemembered = 100;

/** The name of a host without its port; "" where it is none. */
function nameOf(host: string | undefined): string | null {
  if (host === undefined) return null;
  const known = remembered.get(host);
  if (known !== undefined) return known;
  const name = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host)
    ? (URL.parse(`http://${host}`)?.hostname ?? "")
    : "";
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(host, name);
  return name;
}

function isNumber(name: string): boolean {
  return /^\d+(\.\d+){3}$|^\[/.test(name);
}

/** As the server before the portal says; whoever says so falsely deceives nobody else. */
function isOverTls(headers: IncomingMessage["headers"]): boolean {
  return /^https\b/i.test(String(headers["x-forwarded-proto"] ?? ""));
}

/**
 * The address of the client. So many servers of one's own stand before the portal, each of which has added the address that
 * it saw; what stands before those anybody can have made up.
 */
export function clientAddress({ headers, socket }: IncomingMessage, proxies: number): string {
  const told = proxies > 0 ? String(headers["x-forwarded-for"] ?? "").split(",") : [];
  const chain = [...told.map((address) => address.trim()).filter(Boolean), socket.remoteAddress ?? ""];
  return chain[Math.max(0, chain.length - 1 - proxies)] ?? "";
}
