import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { LRUCache } from "lru-cache";
import type { Locale } from "#i18n/locale.ts";
import { locate, type Place, type Share, withoutHost, withPathOf } from "./page-addresses.ts";
import { type Asker, createRenderings, createTurns } from "./page-cache.ts";
import { sendEntry } from "./page-entry.ts";
import type { Story } from "./page-errors.ts";
import { isOfPage, isOfScript } from "./page-form-body.ts";
import { clientAddress } from "./page-hosts.ts";
import { languageOf, readersLanguage } from "./page-language.ts";
import { HeldBack } from "./page-limits.ts";
import type { PageListenerParts } from "./page-listener-parts.ts";
import { tellOnce } from "./page-log.ts";
import { askAsReader, isForeign, longestForm, type Passed, passOn } from "./page-pass.ts";
import { patienceOf } from "./page-patience.ts";
import {
  createSealCheck,
  hasSession,
  isForEverybody,
  isFrameworkRequest,
  isPlainForm,
  languageToKeep,
  longestKept,
  readerOf,
  sessionOf,
} from "./page-readers.ts";
import { createPageRenderer, type Rendered } from "./page-render.ts";
import { allowedMethods, createShortAnswers, readingMethods } from "./page-short.ts";
import { discard, readWhole, tooMuchTyped, tooOftenTyped, typedBack, typedIn } from "./page-typed.ts";
import { securityHeaders } from "./security-policy.ts";

type PagePlace = Extract<Place, { kind: "page" }>;

/** Answers every request that reaches the portal. */
export function createPageListener(parts: PageListenerParts): RequestListener {
  const { framework, version, cache, files, addresses, wayOf, limits, proxies, origin, dev } = parts;
  const security = securityHeaders(origin);
  const isHttps = origin.startsWith("https:");
  const { redirect, say } = createShortAnswers(security);
  const isAway = () => version.current() === null;
  const patienceMs = () => patienceOf(!isAway(), dev);
  const renderer = createPageRenderer(framework, origin, security, { patienceMs, isAway });
  const turn = createTurns();
  const rendering = createRenderings<Rendered>(turn);
  const checkSeal = createSealCheck(parts.isSealed);
  /** Addresses that turned out to run scripts. */
  const applications = new LRUCache<string, true>({ max: 1000 });

  return (request, response) => {
    const { headers, url = "/" } = request;
    if (
      (request.method === "GET" || request.method === "HEAD") &&
      isForEverybody(request) &&
      wayOf(request) === "own"
    ) {
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
    if (place.kind === "health") return say(response, 200, "alive\n");
    if (place.kind === "readiness") {
      return (await parts.isReady()) ? say(response, 200, "ready\n") : say(response, 503, "not ready\n");
    }
    const way = wayOf(request);
    if (way === "unknown") return refuse(request, response, 421);
    if (way === "open" && readingMethods.has(method) && isHttps) return redirect(response, 308, origin + request.url);
    if (way === "open" && !readingMethods.has(method)) return refuse(request, response, 403, "openLine");
    await checkSeal(request);
    const allowed = allowedMethods(place);
    if (!allowed.has(method)) {
      response.setHeader("Allow", [...allowed].join(", "));
      response.setHeader("Connection", "close");
      return sendEntry(request, response, await renderer.plain(405));
    }
    const reads = readingMethods.has(method);
    if (!reads && isForeign(request, origin)) return refuse(request, response, 403);
    // A script sends no file in this way: its page does something else.
    const isOfAction = request.headers["next-action"] !== undefined;
    if (!reads && !isOfAction && place.kind === "page" && parts.uploads?.isFor(place.path)) {
      const isForm = await parts.uploads.take(request, response, place.path);
      return isForm ? undefined : refuse(request, response, 400);
    }
    if (place.kind === "upload") {
      return parts.resumable ? parts.resumable.take(request, response, place.id) : sendAbsent(request, response, null);
    }
    const longest = isPlainForm(request) && place.kind === "page" ? longestKept(request) : longestForm;
    if (Number(request.headers["content-length"]) > longest) return refuse(request, response, 413);
    switch (place.kind) {
      case "refused":
        return sendEntry(request, response, await renderer.plain(place.status));
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
      case "file":
        if (reads && (await parts.stored?.(request, response, place))) return;
        return sendAbsent(request, response, null);
      case "application":
        // Programs read here; nothing takes what they send, and the framework would look for a form in it.
        return reads ? askFramework(request, response) : sendAbsent(request, response, null);
      case "absent":
        return sendAbsent(request, response, place.locale);
      case "page":
        if (!reads) return takeForm(request, response, place);
        // Of a visitor even the framework's scripts get the page as it is kept: they open it as a page then.
        if (isFrameworkRequest(request) && hasSession(request)) return askFramework(request, response, true);
        return sendPage(request, response, place);
    }
  }

  async function sendPage(request: IncomingMessage, response: ServerResponse, place: PagePlace): Promise<void> {
    // While developing every page keeps the framework's scripts, which show a saved file, or its fault, in the open page.
    if (dev || applications.has(place.path)) return askFramework(request, response, true);
    const reader = readerOf(request);
    const render = () => renderer.page(place.key, place.locale, reader);
    const rendered = await renderFor(request, place, response, render);
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
    const rendered = await renderFor(request, place, response, () => renderer.page(place.key, place.locale, reader));
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
    const rendered = await renderFor(request, { key, share: "freeText" }, response, render);
    if (rendered.kind === "entry") sendEntry(request, response, rendered.entry);
  }

  /** A reader who comes while changes go unheard gets a rendering of their own: an older one might miss a change. */
  async function renderFor(
    request: IncomingMessage,
    { key, share }: { key: string; share: Share },
    asker: Asker,
    render: () => Promise<Rendered>,
  ): Promise<Rendered> {
    if (hasSession(request)) return rendering(key, null, asker, render, true);
    const kept = cache.get(key);
    if (kept) return { kind: "entry", entry: kept };
    const seconds = share === "freeText" ? await limits.search(clientAddress(request, proxies)) : null;
    if (seconds !== null) throw new HeldBack(429, seconds);
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

  /** A form, with or without scripts: another page in answer would lose what was typed. */
  async function takeForm(request: IncomingMessage, response: ServerResponse, place: PagePlace): Promise<void> {
    const type = request.headers["content-type"] ?? "";
    const seconds = await limits.form(clientAddress(request, proxies), sessionOf(request));
    const body = await readWhole(request, isPlainForm(request) ? longestKept(request) : longestForm);
    if (!body) return refuse(request, response, 413);
    const isForm = await (isPlainForm(request) ? isOfPage : isOfScript)(body, type);
    if (!isForm) return refuse(request, response, 400);
    if (seconds !== null && !isPlainForm(request)) throw new HeldBack(429, seconds);
    if (!isPlainForm(request)) return askFramework(request, response, true, Readable.from([body]));
    if (seconds !== null) response.setHeader("Retry-After", String(seconds));
    const isTaken = seconds === null && body.length <= longestForm;
    const passed = isTaken ? await pass(request, response, Readable.from([body])) : null;
    const refused = seconds === null ? tooMuchTyped : tooOftenTyped;
    const told = passed ? typedBack(passed.response, isAway()) : refused;
    const fields = told ? await typedIn(body, type) : [];
    if (!told || fields.length === 0) {
      return passed ? sendPassed(request, response, passed, true) : refuse(request, response, refused.status);
    }
    passed?.response.body.resume();
    const address = request.url ?? place.path;
    return sendEntry(request, response, await renderer.typed(address, fields, place.locale, told));
  }

  /** Pages that are made for each visitor anew wait their turn, like those that are kept then. */
  async function askFramework(request: IncomingMessage, response: ServerResponse, forPage = false, body?: Readable) {
    const ask = async () => sendPassed(request, response, await pass(request, response, body), forPage);
    return dev ? ask() : turn(ask, hasSession(request));
  }

  function pass(request: IncomingMessage, response: ServerResponse, body?: Readable): Promise<Passed> {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const client = clientAddress(request, proxies);
    return askAsReader(framework, request, { origin, dev, signal: gone.signal, client, body });
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
  async function refuse(request: IncomingMessage, response: ServerResponse, status: number, story?: Story) {
    const entry = await renderer.plain(status, story, languageOf(request));
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

  /** Said at once, and nothing is rendered for it. */
  async function sendHeld(request: IncomingMessage, response: ServerResponse, { status, seconds }: HeldBack) {
    response.setHeader("Retry-After", String(seconds)).setHeader("X-Held", "1");
    const story = status === 429 ? "tooOften" : "busy";
    const place = locate(request.url ?? "/", addresses, files.has);
    const locale = languageOf(request);
    const format = place.kind === "page" && place.format;
    const entry = format
      ? renderer.failedFile(locale, format, { status, story })
      : renderer.plain(status, story, locale);
    return sendEntry(request, response, await entry);
  }

  async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
    if (response.destroyed) return;
    if (error instanceof HeldBack && !response.headersSent) return sendHeld(request, response, error);
    tellOnce(error);
    if (response.headersSent) response.destroy();
    else await sendFailed(request, response).catch(() => response.destroy());
  }
}
