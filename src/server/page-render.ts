import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { defaultLocale, type Locale } from "../i18n/locale.ts";
import { changesAt, isDocument, withoutScripts } from "./page-document.ts";
import { type Encoding, type Entry, makeEntry } from "./page-entry.ts";
import { plainDocument } from "./page-errors.ts";
import { type Framework, type FrameworkResponse, readBody } from "./page-framework.ts";
import { nextMidnightInVienna } from "./page-time.ts";
import { type TypedFields, withTyped } from "./page-typed.ts";
import { documentPolicy, filePolicy } from "./security-policy.ts";

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
  plain(status: number): Promise<Entry>;
  /** What was typed in a form at that address, given back to somebody whose session has ended. Throws where that fails. */
  typed(address: string, fields: TypedFields, locale: Locale | null): Promise<Entry>;
};

/** A page that takes longer has failed: it would hold its turn, and all who wait for it, as long as the database hangs. */
const longestRenderMs = 20_000;

export function createPageRenderer(
  framework: Framework,
  origin: string,
  security: readonly string[],
  patienceMs = longestRenderMs,
): PageRenderer {
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

  function ask(url: string, headers: OutgoingHttpHeaders): Promise<FrameworkResponse> {
    return framework({ method: "GET", url, headers, signal: AbortSignal.timeout(patienceMs) });
  }

  const documentHeaders = (type: string) => [
    "Content-Type",
    type,
    "Content-Security-Policy",
    documentPolicy,
    ...security,
  ];

  function htmlEntry(status: number, html: string, reader: Reader): Promise<Entry> {
    return makeEntry({
      status,
      body: Buffer.from(withoutScripts(html)),
      headers: documentHeaders("text/html; charset=utf-8"),
      ...validity(reader, changesAt(html)),
      ...(status !== 200 && { cacheControl: "no-store" }),
    });
  }

  function fileEntry(response: FrameworkResponse, body: Buffer, reader: Reader): Promise<Entry> {
    const { headers } = response;
    const kept = ["content-disposition", "content-language", "link", "x-robots-tag"];
    if (!reader) kept.push("access-control-allow-origin");
    const named = kept.flatMap((name) =>
      headers[name] === undefined ? [] : [headerName(name), String(headers[name])],
    );
    const type = ["Content-Type", headers["content-type"] ?? "application/octet-stream"];
    return makeEntry({
      status: response.status,
      body,
      headers: [...type, ...named, "Content-Security-Policy", filePolicy, ...security],
      ...validity(reader, moment(headers["x-valid-until"])),
    });
  }

  function movedEntry(response: FrameworkResponse, reader: Reader): Promise<Entry> {
    return makeEntry({
      status: response.status,
      body: Buffer.alloc(0),
      headers: ["Location", String(response.headers.location), ...security],
      ...validity(reader, null),
    });
  }

  async function errorDocument(status: number, name: string, locale: Locale, asked: string, reader: Reader) {
    try {
      const path = asked.startsWith("/") ? asked : `/${asked}`;
      const address = path.startsWith(`/${locale}/`) || path === `/${locale}` ? path : `/${locale}${path}`;
      const headers = { ...headersFor(address, reader), "x-asked-address": asked };
      const response = await ask(`/${locale}/${name}`, headers);
      const html = (await readBody(response)).toString();
      if (response.status !== 200 || !isDocument(html)) throw new Error(`${name} answered ${response.status}`);
      return await htmlEntry(status, html, reader);
    } catch (error) {
      console.error(error);
      return plain(status);
    }
  }

  function notFound(locale: Locale, asked: string, reader: Reader): Promise<Entry> {
    return errorDocument(404, "not-found-document", locale, asked, reader);
  }

  function plain(status: number): Promise<Entry> {
    return makeEntry({
      status,
      body: Buffer.from(plainDocument(status)),
      headers: documentHeaders("text/html; charset=utf-8"),
      cacheControl: "no-store",
      vary: "Accept-Encoding",
      validUntil: 0,
    });
  }

  return {
    async page(key, locale, reader) {
      const response = await ask(key, headersFor(key, reader));
      const { status, headers } = response;
      const body = await readBody(response);
      if (status >= 500) throw new PageFailed(key, status);
      const isHtml = /^text\/html/i.test(headers["content-type"] ?? "");
      if (status === 404 && isHtml) {
        return { kind: "entry", entry: await notFound(locale ?? defaultLocale, key, reader) };
      }
      // What sets a cookie for a visitor is about this visitor, whatever it says of itself.
      if (headers["set-cookie"] && !reader) return { kind: "application", always: true };
      if (status === 301 || status === 308) return { kind: "entry", entry: await movedEntry(response, reader) };
      if (status === 200 && isHtml && isDocument(body.toString("latin1", 0, 2000))) {
        return { kind: "entry", entry: await htmlEntry(status, body.toString(), reader) };
      }
      const isFile = headers["x-document"] !== undefined || (locale === null && status === 200);
      if (isFile && !isHtml) return { kind: "entry", entry: await fileEntry(response, body, reader) };
      return { kind: "application", always: status === 200 };
    },
    notFound,
    failed: (locale, asked, reader) => errorDocument(500, "error-document", locale, asked, reader),
    plain,
    async typed(address, fields, locale) {
      const response = await ask(`/${locale ?? defaultLocale}/signed-out-document`, headersFor(address, null));
      const html = (await readBody(response)).toString();
      if (response.status !== 200) throw new PageFailed(address, response.status);
      return htmlEntry(403, withTyped(html, fields), null);
    },
  };
}

export class PageFailed extends Error {
  constructor(address: string, status: number) {
    super(`${address} answered ${status}`);
  }
}

function validity(reader: Reader, changes: Date | null) {
  const now = new Date();
  const midnight = nextMidnightInVienna(now).getTime();
  const validUntil = changes && changes > now ? Math.min(changes.getTime(), midnight) : midnight;
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
