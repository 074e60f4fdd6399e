import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** An answer made ready to send: nothing is computed for a reader but the choice between its three encodings. */
export type Entry = {
  status: number;
  /** where a permanent redirect leads */
  location: string | null;
  /** Milliseconds since 1970; at this moment the answer has to be made anew. */
  validUntil: number;
  bytes: number;
  variants: Record<Encoding, Variant>;
};

type Variant = { etag: string; body: Buffer; headers: string[]; unchangedHeaders: string[] };

export type Content = {
  status: number;
  body: Buffer;
  /** Names and values in turn, without those about length, encoding and validity. */
  headers: readonly string[];
  cacheControl: string;
  vary: string;
  validUntil: number;
  /** Of brotli; 5 costs a millisecond where 11 costs fifty, and readers wait for the first rendering after every edit. */
  quality?: number;
  /** Set where only one reader will get it: then the other encodings are not made. */
  onlyFor?: Encoding;
};

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Below this size the headers weigh more than what compression saves. */
const smallestCompressed = 200;

export async function makeEntry(content: Content): Promise<Entry> {
  const { body } = content;
  const worthwhile = body.length >= smallestCompressed && compressible(content.headers);
  const wanted = (encoding: Encoding) => worthwhile && (content.onlyFor ?? encoding) === encoding;
  const [br, gz] = await Promise.all([
    wanted("br") ? brotli(body, content.quality) : body,
    wanted("gzip") ? compressGzip(body, { level: 6 }) : body,
  ]);
  const hash = createHash("sha256").update(String(content.status)).update(content.headers.join("\n")).update(body);
  const tag = hash.digest("base64url").slice(0, 22);
  const plain = variant(content, tag, "identity", body);
  const variants = {
    identity: plain,
    br: br.length < body.length ? variant(content, tag, "br", br) : plain,
    gzip: gz.length < body.length ? variant(content, tag, "gzip", gz) : plain,
  };
  const at = content.headers.indexOf("Location");
  const location = at < 0 ? null : (content.headers[at + 1] ?? null);
  const headerBytes = 6 * variants.identity.headers.reduce((sum, text) => sum + text.length + 16, 0);
  const bodyBytes = new Set(Object.values(variants).map((one) => one.body))
    .values()
    .reduce((sum, b) => sum + b.length, 0);
  const { status, validUntil } = content;
  return { status, location, validUntil, bytes: bodyBytes + headerBytes + 1000, variants };
}

function brotli(body: Buffer, quality = 5): Promise<Buffer> {
  // Looking back further than the page is long finds nothing, and the memory for it costs as much as compressing.
  const window = Math.min(Math.max(Math.ceil(Math.log2(body.length)), smallestWindow), constants.BROTLI_DEFAULT_WINDOW);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    [constants.BROTLI_PARAM_LGWIN]: window,
  };
  return compressBrotli(body, { params });
}

/** Two to the power of so many bytes. */
const smallestWindow = 16;

/** Sends an entry, or only says that the reader's copy is still right; `cookie` is for this reader alone. */
export function sendEntry(request: IncomingMessage, response: ServerResponse, entry: Entry, cookie?: string): void {
  const chosen = entry.variants[acceptedEncoding(request.headers["accept-encoding"])];
  if (entry.status === 503 && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", "10");
  const condition = request.headers["if-none-match"];
  if (condition !== undefined && entry.status === 200 && matches(condition, chosen.etag)) {
    response.writeHead(304, cookie ? withCookie(chosen.unchangedHeaders, cookie) : chosen.unchangedHeaders);
    response.end();
    return;
  }
  response.writeHead(entry.status, cookie ? withCookie(chosen.headers, cookie) : chosen.headers);
  if (request.method === "HEAD") response.end();
  else response.end(chosen.body);
}

/** A cache on the way that kept this answer would hand the cookie to others. */
function withCookie(headers: readonly string[], cookie: string): string[] {
  const own = headers.map((text) => (text.startsWith("public, ") ? text.replace("public", "private") : text));
  return [...own, "Set-Cookie", cookie];
}

function variant(content: Content, tag: string, encoding: Encoding, body: Buffer): Variant {
  const etag = encoding === "identity" ? `"${tag}"` : `"${tag}-${encoding}"`;
  const validity = ["ETag", etag, "Cache-Control", content.cacheControl];
  if (content.vary) validity.push("Vary", content.vary);
  const coding = encoding === "identity" ? [] : ["Content-Encoding", encoding];
  const length = ["Content-Length", String(body.length)];
  const unchanged = content.headers.filter((_, index, all) => !/^content-type$/i.test(all[index - (index % 2)] ?? ""));
  return {
    etag,
    body: alone(body),
    headers: [...content.headers, ...validity, ...coding, ...length],
    unchangedHeaders: [...unchanged, ...validity],
  };
}

/** Node and its compressors return a part of a block of up to 64 KB, all of which would be kept with it. */
function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

function compressible(headers: readonly string[]): boolean {
  const type = headers[headers.findIndex((text, index) => index % 2 === 0 && /^content-type$/i.test(text)) + 1] ?? "";
  return isCompressibleType(type);
}

export function isCompressibleType(type: string): boolean {
  return /^(text\/|image\/svg|application\/(json|xml|javascript|manifest|[a-z.-]+\+(json|xml)))/i.test(type);
}

const remembered = new Map<string, Encoding>();
const mostRemembered = 500;

/** Brotli where the reader takes it, else gzip, else the bytes as they are; a weight of 0 is a refusal. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  if (typeof header !== "string" || header === "") return "identity";
  const parsed = remembered.get(header);
  if (parsed) return parsed;
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="));
    weights.set(coding, weight ? Number(weight.slice(2)) : 1);
  }
  const takes = (coding: string) => (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
  const encoding = takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
  // Browsers send a handful; who makes up others takes their place for a moment only.
  if (remembered.size >= mostRemembered) remembered.clear();
  if (header.length < 200) remembered.set(header, encoding);
  return encoding;
}

/** Whether the copy that a reader has is one of these. */
export function matches(condition: string, etag: string): boolean {
  if (condition === etag || condition === "*") return true;
  return condition.split(",").some((part) => part.trim().replace(/^W\//, "") === etag);
}
