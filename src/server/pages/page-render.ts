import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { defaultLocale, type Locale } from "#i18n/locale.ts";
import type { Format } from "#lib/formats.ts";
import { nextMidnightInVienna } from "#server/page-time.ts";
import { changesAt, isDocument, isGone, withoutScripts } from "./page-document.ts";
import { type Encoding, type Entry, makeEntry } from "./page-entry.ts";
import { failedFile, failure, plainDocument, plainTyped, type Story } from "./page-errors.ts";
import { type Framework, type FrameworkResponse, readBody } from "./page-framework.ts";
import { tellOnce } from "./page-log.ts";
import { type TypedBack, type TypedFields, withTyped } from "./page-typed.ts";
import { documentPolicy, filePolicy, forSharing } from "./security-policy.ts";

/** For whom a page is rendered: everybody without a session, or one reader with theirs. */
export type Reader = { cookie: string; forwardedFor: string; encoding: Encoding } | null;

export type Rendered =
  | { kind: "entry"; entry: Entry }
  /** Runs scripts, or leads a visitor elsewhere: the framework has to answer the reader's own request. */
  | { kind: "application"; always: boolean };

export type PageRenderer = {
  /** `key` as `locate` gives it. Throws where the page fails. */
  page(key: string, locale: Locale | null, reader: Reader): Promise<Rendered>;
  /** Never throws. `asked` is the address as the reader wrote it. */
  notFound(locale: Locale, asked: string, reader: Reader): Promise<Entry>;
  failed(locale: Locale, asked: string, reader: Reader): Promise<Entry>;
  failedFile(locale: Locale, format: Format, held?: { status: number; story: Story }): Promise<Entry>;
  plain(status: number, story?: Story, first?: Locale): Promise<Entry>;
  /** Gives back what was typed in a form at that address, with the reason. Never throws. */
  typed(address: string, fields: TypedFields, locale: Locale | null, told: TypedBack): Promise<Entry>;
};

/** Nobody who has waited for a page in vain waits as long again to hear it. */
const longestApologyMs = 3000;

const mostApologies = 16;

/** The framework's whole answer, and when it was asked: what it read may have changed since. */
type Answer = Omit<FrameworkResponse, "body"> & { body: Buffer; asked: Date };

/**
 * A page that takes longer than `patienceMs` has failed: it would hold its turn as long as the database hangs. `isAway` tells
 * that the database is not heard.
 */
export function createPageRenderer(
  framework: Framework,
  origin: string,
  security: readonly string[],
  { patienceMs, isAway }: { patienceMs: () => number; isAway: () => boolean },
): PageRenderer {
  const apologies = new Map<string, Promise<Entry>>();
  const host = new URL(origin).host;
  const protocol = new URL(origin).protocol.slice(0, -1);

  /** Headers of our own: rendered from a reader's, one reader's encoding, range or language would be everybody's. */
  function headersFor(address: string, reader: Reader): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = {
      host,
      accept: "*/*",
      "user-agent": "portal page server",
      "x-address": address,
      "x-forwarded-host": host,
      "x-forwarded-proto": protocol,
    };
    if (reader) Object.assign(headers, { cookie: reader.cookie, "x-forwarded-for": reader.forwardedFor });
    return headers;
  }

  async function ask(url: string, headers: OutgoingHttpHeaders, ms = patienceMs()): Promise<Answer> {
    const asked = new Date();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`${url} took longer than ${ms} ms`)), ms);
    try {
      const answer = await framework({ method: "GET", url, headers, signal: patience.signal });
      return { status: answer.status, headers: answer.headers, body: await readBody(answer), asked };
    } finally {
      clearTimeout(timer);
    }
  }

  const documentHeaders = (type: string) => [
    "Content-Type",
    type,
    "Content-Security-Policy",
    documentPolicy,
    ...security,
  ];

  function htmlEntry(status: number, html: string, { asked }: Pick<Answer, "asked">, reader: Reader): Promise<Entry> {
    return makeEntry({
      status,
      body: Buffer.from(withoutScripts(html)),
      headers: documentHeaders("text/html; charset=utf-8"),
      ...validity(reader, asked, changesAt(html)),
      ...(status !== 200 && { cacheControl: "no-store" }),
    });
  }

  function fileEntry({ status, headers, body, asked }: Answer, reader: Reader): Promise<Entry> {
    const kept = ["content-disposition", "content-language", "link", "x-robots-tag"];
    const named = kept.flatMap((name) =>
      headers[name] === undefined ? [] : [headerName(name), String(headers[name])],
    );
    const type = ["Content-Type", headers["content-type"] ?? "application/octet-stream"];
    const isShared = !reader && headers["access-control-allow-origin"] !== undefined;
    return makeEntry({
      status,
      body,
      headers: [
        ...type,
        ...named,
        "Content-Security-Policy",
        filePolicy,
        ...(isShared ? forSharing(security) : security),
      ],
      ...validity(reader, asked, moment(headers["x-valid-until"])),
    });
  }

  function movedEntry({ status, headers, asked }: Answer, reader: Reader): Promise<Entry> {
    return makeEntry({
      status,
      body: Buffer.alloc(0),
      headers: ["Location", String(headers.location), "Content-Security-Policy", filePolicy, ...security],
      ...validity(reader, asked, null),
    });
  }

  /** One of the documents that only the page server asks for. */
  async function ownDocument(path: string, headers: OutgoingHttpHeaders, ms: number): Promise<[string, Answer]> {
    const answer = await ask(path, headers, ms);
    const html = answer.body.toString();
    if (answer.status !== 200 || !isDocument(html)) throw new PageFailed(path, answer.status);
    return [html, answer];
  }

  /** The same for an apology: where the database is away, or was in the way, one that asks it nothing. */
  async function apology(path: string, headers: OutgoingHttpHeaders): Promise<[string, Answer]> {
    const ms = Math.min(patienceMs(), longestApologyMs);
    const withoutDatabase = { ...headers, "x-database": "away" };
    if (isAway()) return ownDocument(path, withoutDatabase, ms);
    return ownDocument(path, headers, ms).catch((error) => {
      tellOnce(error);
      return ownDocument(path, withoutDatabase, ms);
    });
  }

  function headersOfError(locale: Locale, asked: string, reader: Reader): OutgoingHttpHeaders {
    const path = asked.startsWith("/") ? asked : `/${asked}`;
    const address = path.startsWith(`/${locale}/`) || path === `/${locale}` ? path : `/${locale}${path}`;
    return { ...headersFor(address, reader), "x-asked-address": asked };
  }

  /** Many wait for one page: they hear from one rendering that it failed. Where many pages fail, the others in plain words. */
  async function failed(locale: Locale, asked: string, reader: Reader): Promise<Entry> {
    const name = JSON.stringify([locale, asked, reader]);
    const underWay = apologies.get(name);
    if (underWay) return underWay;
    if (apologies.size >= mostApologies) return plain(isAway() ? 503 : 500, undefined, locale);
    const rendered = renderFailed(locale, asked, reader).finally(() => apologies.delete(name));
    apologies.set(name, rendered);
    return rendered;
  }

  async function renderFailed(locale: Locale, asked: string, reader: Reader): Promise<Entry> {
    const status = isAway() ? 503 : 500;
    try {
      const headers = { ...headersOfError(locale, asked, reader), "x-story": failure(status) };
      const [html, answer] = await apology(`/${locale}/error-document`, headers);
      return await htmlEntry(status, html, answer, reader);
    } catch (error) {
      tellOnce(error);
      return plain(status);
    }
  }

  /** Whether there is a record at an address, and which are near, only the database knows. */
  async function notFound(locale: Locale, asked: string, reader: Reader): Promise<Entry> {
    try {
      const headers = headersOfError(locale, asked, reader);
      const [html, answer] = await ownDocument(`/${locale}/not-found-document`, headers, patienceMs());
      return await htmlEntry(isGone(html) ? 410 : 404, html, answer, reader);
    } catch (error) {
      tellOnce(error);
      return failed(locale, asked, reader);
    }
  }

  const forNow = { cacheControl: "no-store", vary: "Accept-Encoding", validUntil: 0 };

  function plain(status: number, story?: Story, first?: Locale): Promise<Entry> {
    const headers = documentHeaders("text/html; charset=utf-8");
    return makeEntry({ status, body: Buffer.from(plainDocument(status, story, first)), headers, ...forNow });
  }

  return {
    async page(key, locale, reader) {
      const answer = await ask(key, headersFor(key, reader));
      const { status, headers, body } = answer;
      if (status >= 500) throw new PageFailed(key, status);
      const isHtml = /^text\/html/i.test(headers["content-type"] ?? "");
      if (status === 404 && isHtml) {
        return { kind: "entry", entry: await notFound(locale ?? defaultLocale, key, reader) };
      }
      // An answer that sets a cookie for a visitor is about this visitor, whatever it says of itself.
      if (headers["set-cookie"] && !reader) return { kind: "application", always: true };
      if (status === 301 || status === 308) return { kind: "entry", entry: await movedEntry(answer, reader) };
      if (status === 200 && isHtml && isDocument(body.toString("latin1", 0, 2000))) {
        return { kind: "entry", entry: await htmlEntry(status, body.toString(), answer, reader) };
      }
      const isFile = headers["x-document"] !== undefined || (locale === null && status === 200);
      if (isFile && !isHtml) return { kind: "entry", entry: await fileEntry(answer, reader) };
      return { kind: "application", always: status === 200 };
    },
    notFound,
    failed,
    failedFile(locale, format, held) {
      const status = held?.status ?? (isAway() ? 503 : 500);
      const { type, text } = failedFile(locale, format, held?.story ?? failure(status as 500 | 503));
      const own = ["Content-Type", type, "Content-Security-Policy", filePolicy, ...forSharing(security)];
      return makeEntry({ status, body: Buffer.from(text), headers: own, ...forNow });
    },
    plain,
    async typed(address, fields, locale, told) {
      const language = locale ?? defaultLocale;
      const headers = { ...headersFor(address, null), "x-story": told.story };
      const asked = new Date();
      // Words come back, whatever is away that a page needs.
      // Of whom too much comes nothing is rendered for them.
      const isHeld = told.status === 429;
      const html = isHeld
        ? plainTyped(told, address, language)
        : await apology(`/${language}/typed-document`, headers).then(
            ([html]) => html,
            (error) => {
              tellOnce(error);
              return plainTyped(told, address, language);
            },
          );
      return htmlEntry(told.status, withTyped(html, fields, told.story === "outdated"), { asked }, null);
    },
  };
}

export class PageFailed extends Error {
  constructor(address: string, status: number) {
    super(`${address} answered ${status}`);
  }
}

/** Counted from when the page was asked for: a page that was begun before midnight is one of the day before. */
function validity(reader: Reader, asked: Date, changes: Date | null) {
  const midnight = nextMidnightInVienna(asked).getTime();
  const validUntil = changes && changes > asked ? Math.min(changes.getTime(), midnight) : midnight;
  return reader
    ? { cacheControl: "private, no-store", vary: "Accept-Encoding, Cookie", validUntil: 0, onlyFor: reader.encoding }
    : { cacheControl: "public, no-cache", vary: "Accept-Encoding, Cookie", validUntil };
}

function moment(header: IncomingHttpHeaders[string]): Date | null {
  const date = new Date(String(header ?? ""));
  return Number.isNaN(date.getTime()) ? null : date;
}

function headerName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
