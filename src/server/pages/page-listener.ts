import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { LRUCache } from "lru-cache";
import type { Locale } from "#i18n/locale.ts";
import { type Addresses, locate, type Place, type Share, withoutHost, withPathOf } from "./page-addresses.ts";
import { type Asker, createRenderings, type PageCache } from "./page-cache.ts";
import { acceptedEncoding, sendEntry } from "./page-entry.ts";
import type { PortalFiles } from "./page-files.ts";
import type { Framework } from "./page-framework.ts";
import { chosenLanguage, languageCookie, languageOf, readersLanguage } from "./page-language.ts";
import { askAsReader, forwardedFor, isForeign, longestForm, type Passed, passOn } from "./page-pass.ts";
import { createPageRenderer, type Reader, type Rendered } from "./page-render.ts";
import { discard, readWhole, tooMuchTyped, typedBack, typedIn } from "./page-typed.ts";
import type { ContentVersion } from "./page-version.ts";
import { filePolicy, securityHeaders } from "./security-policy.ts";

export type PageListenerParts = {
  framework: Framework;
  version: Pick<ContentVersion, "current" | "read">;
  cache: PageCache;
  files: PortalFiles;
  addresses: Addresses;
  isReady: () => Promise<boolean>;
  origin: string;
  dev: boolean;
};

/** A page that takes longer has failed: it would hold its turn, and all who wait for it, as long as the database hangs. */
const longestRenderMs = 20_000;
/** While the database is not heard it is likely to hang: then readers soon hear that it does. */
const longestUnheardMs = 5000;
/** While developing a page is compiled when it is first asked for, which takes its time: the longest that a timer waits. */
const unlimitedMs = 2 ** 31 - 1;

/** Matches `portal-session` and `__Host-portal-session`; who sends more than that is at worst served without the cache. */
const sessionCookie = "portal-session=";

const readingMethods = new Set(["GET", "HEAD"]);
const writingMethods = new Set(["POST"]);
const programMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

type PagePlace = Extract<Place, { kind: "page" }>;

/** Answers every request that reaches the portal. */
export function createPageListener(parts: PageListenerParts): RequestListener {
  const { framework, version, cache, files, addresses, origin, dev } = parts;
  const security = securityHeaders(origin);
  const bare = ["Content-Security-Policy", filePolicy, ...security];
  const isAway = () => version.current() === null;
  const patienceMs = () => (dev ? unlimitedMs : isAway() ? longestUnheardMs : longestRenderMs);
  const renderer = createPageRenderer(framework, origin, security, { patienceMs, isAway });
  const rendering = createRenderings<Rendered>();
  /** Addresses that turned out to run scripts. */
  const applications = new LRUCache<string, true>({ max: 1000 });

  return (request, response) => {
    const { headers, url = "/" } = request;
    if ((request.method === "GET" || request.method === "HEAD") && isForEverybody(request)) {
      const entry = cache.get(url);
      if (entry) {
        sendEntry(request, response, entry, headers.referer === undefined ? undefined : languageToKeep(request));
        return;
      }
    }
    answer(request, response).catch((error) => fail(request, response, error));
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.url = withoutHost(request.url);
    const { method = "GET", url = "/" } = request;
    const place = locate(url, addresses, files.has);
    const allowed = place.kind === "application" ? programMethods : new Set([...readingMethods, ...writingMethods]);
    if (!allowed.has(method)) {
      response.setHeader("Allow", [...allowed].join(", "));
      response.setHeader("Connection", "close");
      return sendEntry(request, response, await renderer.plain(405));
    }
    const reads = readingMethods.has(method);
    if (!reads && isForeign(request, origin)) return refuseForm(request, response, 403);
    const longest = isPlainForm(request) && place.kind === "page" ? longestKept(request) : longestForm;
    if (Number(request.headers["content-length"]) > longest) return refuseForm(request, response, 413);
    switch (place.kind) {
      case "refused":
        return sendEntry(request, response, await renderer.plain(place.status));
      case "health":
        return say(response, 200, "alive\n");
      case "readiness":
        return (await parts.isReady()) ? say(response, 200, "ready\n") : say(response, 503, "not ready\n");
      case "chooseLanguage":
        return redirect(
          response,
          307,
          `/${readersLanguage(request.headers.cookie, request.headers["accept-language"])}`,
        );
      case "redirect":
        if (!reads || isFrameworkRequest(request)) return redirect(response, reads ? 308 : 307, place.to);
        return lead(request, response, place.to);
      case "asset":
        return sendAsset(request, response);
      case "application":
        return askFramework(request, response);
      case "absent":
        return sendAbsent(request, response, place.locale);
      case "page":
        if (isPlainForm(request)) return takeForm(request, response, place);
        if (!reads || isFrameworkRequest(request)) return askFramework(request, response, true);
        return sendPage(request, response, place);
    }
  }

  async function sendPage(request: IncomingMessage, response: ServerResponse, place: PagePlace): Promise<void> {
    // While developing every page keeps the framework's scripts, which show a saved file, or its fault, in the open page.
    if (dev || applications.has(place.path)) return askFramework(request, response, true);
    const reader = readerOf(request);
    const render = () => renderer.page(place.key, place.locale, reader);
    const rendered = await renderFor(reader, place, response, render);
    if (rendered.kind === "entry") return sendEntry(request, response, rendered.entry, languageToKeep(request));
    if (rendered.always) applications.set(place.path, true);
    return askFramework(request, response, true);
  }

  /**
   * One step leads to the page as its reader finds it, past what the right form of its address leads to: the case of a code,
   * or the code of today. A reader who finds none there hears so at once, whether there is none or none for them.
   */
  async function lead(request: IncomingMessage, response: ServerResponse, to: string): Promise<void> {
    const place = locate(to, addresses, files.has);
    if (place.kind !== "page") return redirect(response, 308, to);
    const reader = readerOf(request);
    const rendered = await renderFor(reader, place, response, () => renderer.page(place.key, place.locale, reader));
    if (rendered.kind !== "entry") return redirect(response, 308, to);
    if (rendered.entry.status >= 400) return sendEntry(request, response, rendered.entry);
    return redirect(response, 308, withPathOf(rendered.entry.location, to));
  }

  async function sendAbsent(request: IncomingMessage, response: ServerResponse, locale: Locale | null): Promise<void> {
    const { url = "/", headers } = request;
    const language = locale ?? readersLanguage(headers.cookie, headers["accept-language"]);
    const reader = readerOf(request);
    const render = async (): Promise<Rendered> => {
      return { kind: "entry", entry: await renderer.notFound(language, url, reader) };
    };
    // No address begins with a space, so this key is nobody's.
    const key = ` ${language} ${url}`;
    const rendered = await renderFor(reader, { key, share: "freeText" }, response, render);
    if (rendered.kind === "entry") sendEntry(request, response, rendered.entry);
  }

  /** A reader who comes while changes go unheard gets a rendering of their own: an older one might miss a change. */
  async function renderFor(
    reader: Reader,
    { key, share }: { key: string; share: Share },
    asker: Asker,
    render: () => Promise<Rendered>,
  ): Promise<Rendered> {
    if (reader) return rendering(key, null, asker, render);
    const kept = cache.get(key);
    if (kept) return { kind: "entry", entry: kept };
    const group = dev || isAway() ? null : cache.generation();
    return rendering(key, group, asker, async () => {
      const before = dev ? null : await version.read();
      const generation = cache.generation();
      const rendered = await render();
      if (before !== null && rendered.kind === "entry" && rendered.entry.validUntil > 0) {
        // Addresses without a page are without number, too.
        cache.keep(key, rendered.entry, { share: rendered.entry.status === 200 ? share : "freeText", generation });
      }
      return rendered;
    });
  }

  async function sendAsset(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const entry = await files.find(path);
    if (entry) return sendEntry(request, response, entry);
    // Built, the framework has nothing more there; while developing, it makes its files as it goes.
    return dev ? askFramework(request, response) : sendAbsent(request, response, null);
  }

  /** A form that was sent without scripts: another page in answer would lose what was typed. */
  async function takeForm(request: IncomingMessage, response: ServerResponse, place: PagePlace): Promise<void> {
    const body = await readWhole(request, longestKept(request));
    if (!body) return refuseForm(request, response, 413);
    const passed = body.length > longestForm ? null : await pass(request, response, Readable.from([body]));
    const told = passed ? typedBack(passed.response, isAway()) : tooMuchTyped;
    const fields = told ? await typedIn(body, request.headers["content-type"] ?? "") : [];
    if (!told || fields.length === 0) {
      return passed ? sendPassed(request, response, passed, true) : refuseForm(request, response, 413);
    }
    passed?.response.body.resume();
    const address = request.url ?? place.path;
    return sendEntry(request, response, await renderer.typed(address, fields, place.locale, told));
  }

  async function askFramework(request: IncomingMessage, response: ServerResponse, forPage = false): Promise<void> {
    return sendPassed(request, response, await pass(request, response), forPage);
  }

  function pass(request: IncomingMessage, response: ServerResponse, body?: Readable): Promise<Passed> {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    return askAsReader(framework, request, { origin, dev, signal: gone.signal, body });
  }

  async function sendPassed(request: IncomingMessage, response: ServerResponse, passed: Passed, forPage: boolean) {
    const { status, headers } = passed.response;
    const isHtml = /^text\/html/i.test(headers["content-type"] ?? "");
    const isPage = isHtml || (forPage && status >= 500);
    if (isPage && (status === 404 || (status >= 500 && !dev)) && !isFrameworkRequest(request)) {
      passed.response.body.resume();
      return status === 404 ? sendNotFound(request, response) : sendFailed(request, response);
    }
    return passOn(request, response, passed, security);
  }

  /** Hung up while they still send, browsers show their own words instead of these: so as much as is sensible is taken in. */
  async function refuseForm(request: IncomingMessage, response: ServerResponse, status: 403 | 413): Promise<void> {
    const entry = await renderer.plain(status);
    response.setHeader("Connection", "close");
    if (!(Number(request.headers["content-length"]) >= 10 * longestForm)) await discard(request, 10 * longestForm);
    return sendEntry(request, response, entry);
  }

  async function sendNotFound(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/" } = request;
    return sendEntry(request, response, await renderer.notFound(languageOf(request), url, readerOf(request)));
  }

  /** Said in the form that was asked for. While the database is away it is no fault of the page, and passes. */
  async function sendFailed(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/" } = request;
    const place = locate(url, addresses, files.has);
    const locale = languageOf(request);
    const entry =
      place.kind === "page" && place.format
        ? await renderer.failedFile(locale, place.format)
        : await renderer.failed(locale, url, readerOf(request));
    return sendEntry(request, response, entry);
  }

  async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
    if (response.destroyed) return;
    console.error(error);
    if (response.headersSent) response.destroy();
    else await sendFailed(request, response).catch(() => response.destroy());
  }

  function redirect(response: ServerResponse, status: 307 | 308, location: string): void {
    const headers = ["Location", location, "Cache-Control", "no-cache", "Content-Length", "0", ...bare];
    if (status === 307) headers.push("Vary", "Cookie, Accept-Language");
    response.writeHead(status, headers).end();
  }

  function say(response: ServerResponse, status: number, text: string): void {
    const headers = ["Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store", ...bare];
    response.writeHead(status, headers).end(text);
  }
}

function isForEverybody({ headers }: IncomingMessage): boolean {
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  return headers.cookie === undefined || !headers.cookie.includes(sessionCookie);
}

/** The framework's own scripts ask for data instead of a page. */
function isFrameworkRequest({ headers }: IncomingMessage): boolean {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

/** Sent by a browser without scripts: no more than `longestForm` of it is kept in memory. */
function isPlainForm(request: IncomingMessage): boolean {
  return request.method === "POST" && !isFrameworkRequest(request);
}

/** Of somebody with a session more is read than is taken, so that it can be given back. */
function longestKept(request: IncomingMessage): number {
  return readerOf(request) ? 4 * longestForm : longestForm;
}

function readerOf(request: IncomingMessage): Reader {
  const { cookie } = request.headers;
  if (!cookie?.includes(sessionCookie)) return null;
  return {
    cookie,
    forwardedFor: forwardedFor(request),
    encoding: acceptedEncoding(request.headers["accept-encoding"]),
  };
}

/** The cookie of a reader who has gone over to the other language; nothing for anybody else. */
function languageToKeep({ headers, url = "/" }: IncomingMessage): string | undefined {
  const language = headers.referer ? chosenLanguage(headers.referer, headers.host, url) : null;
  return language ? `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax` : undefined;
}
