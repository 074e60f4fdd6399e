import type { IncomingMessage } from "node:http";
import { LRUCache } from "lru-cache";
import { acceptedEncoding } from "./page-entry.ts";
import { chosenLanguage, languageCookie } from "./page-language.ts";
import { forwardedFor, longestForm } from "./page-pass.ts";
import type { Reader } from "./page-render.ts";

/** Matches `portal-session` and `__Host-portal-session`; who sends more than that is at worst served without the cache. */
const sessionCookie = "portal-session=";

const session = /(?:^|;\s*)(?:__Host-)?portal-session=([^;]*)/;

/** Whether the portal has sealed this cookie, as it does for whoever signs in. */
export type IsSealed = (cookie: string) => Promise<boolean>;

export function hasSession({ headers }: IncomingMessage): boolean {
  return headers.cookie?.includes(sessionCookie) ?? false;
}

/** The sealed id of the session that comes with a request. */
export function sessionOf({ headers }: IncomingMessage): string | null {
  return session.exec(headers.cookie ?? "")?.[1] ?? null;
}

export function readerOf(request: IncomingMessage): Reader {
  const { cookie } = request.headers;
  if (!cookie || !hasSession(request)) return null;
  return {
    cookie,
    forwardedFor: forwardedFor(request),
    encoding: acceptedEncoding(request.headers["accept-encoding"]),
  };
}

/** Takes off a session that the portal has not given: whoever made it up is a visitor, and gets what is kept for all. */
export function createSealCheck(isSealed: IsSealed): (request: IncomingMessage) => Promise<void> {
  const known = new LRUCache<string, boolean>({ max: 5000, ttl: 60_000 });
  return async (request) => {
    if (!hasSession(request)) return;
    const cookie = sessionOf(request) ?? "";
    const sealed = known.get(cookie) ?? (await isSealed(cookie).catch(() => false));
    known.set(cookie, sealed);
    if (sealed) return;
    const left = (request.headers.cookie ?? "").split(";").filter((one) => !one.includes(sessionCookie));
    request.headers.cookie = left.join(";").trim();
  };
}

export function isForEverybody(request: IncomingMessage): boolean {
  return !isFrameworkRequest(request) && !hasSession(request);
}

/** The framework's own scripts ask for data instead of a page. */
export function isFrameworkRequest({ headers }: IncomingMessage): boolean {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

/** Sent by a browser without scripts: no more than `longestForm` of it is kept in memory. */
export function isPlainForm(request: IncomingMessage): boolean {
  return request.method === "POST" && request.headers["next-action"] === undefined;
}

/** Of somebody with a session more is read than is taken, so that it can be given back. */
export function longestKept(request: IncomingMessage): number {
  return readerOf(request) ? 4 * longestForm : longestForm;
}

/** The cookie of a reader who has gone over to the other language; nothing for anybody else. */
export function languageToKeep({ headers, url = "/" }: IncomingMessage): string | undefined {
  const language = headers.referer ? chosenLanguage(headers.referer, headers.host, url) : null;
  return language ? `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax` : undefined;
}
