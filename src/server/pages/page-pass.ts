import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import { toldStatus } from "#server/status-cookie.ts";
import { acceptedEncoding, isCompressibleType } from "./page-entry.ts";
import type { Framework, FrameworkResponse } from "./page-framework.ts";
import { applicationPolicy, newNonce } from "./security-policy.ts";

/** Headers that belong to one connection, or that only the page server itself may say to the framework. */
const notForwarded = [
  "accept-encoding",
  "connection",
  "content-security-policy",
  "content-security-policy-report-only",
  "expect",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "range",
  "te",
  "trailer",
  "upgrade",
  "x-address",
  "x-asked-address",
  "x-database",
  "x-client-address",
  "x-forwarded-host",
  "x-story",
];

const notReturned = new Set(["connection", "keep-alive", "transfer-encoding", "content-security-policy", "date"]);

export type Passed = { response: FrameworkResponse; policy: string };

/** One form may hold so many bytes: `next.config.ts` says the same to the framework. */
export const longestForm = 4 * 1024 * 1024;

/** Sent by a page of another site, or by one that hides where it is: no page of the portal does. */
export function isForeign({ headers }: IncomingMessage, own: string): boolean {
  const { origin, host } = headers;
  return origin !== undefined && origin !== own && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** Asks the framework in the reader's own words, with a policy for pages that run scripts. */
export async function askAsReader(
  framework: Framework,
  request: IncomingMessage,
  options: { origin: string; dev: boolean; signal: AbortSignal; client: string; body?: Readable },
): Promise<Passed> {
  const policy = applicationPolicy(newNonce(), options.dev);
  const headers: OutgoingHttpHeaders = { ...request.headers };
  for (const name of notForwarded) delete headers[name];
  headers["content-security-policy"] = policy;
  headers["x-address"] = request.url;
  headers["x-client-address"] = options.client;
  headers["x-forwarded-for"] = forwardedFor(request);
  const { host, protocol } = new URL(options.origin);
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  // Forms are taken only from the host they came from. A balancer may call this one by another name: whoever comes from
  // the portal's own address comes from the portal.
  if (request.headers.origin === options.origin) headers["x-forwarded-host"] = host;
  const hasBody = request.headers["content-length"] !== undefined || request.headers["transfer-encoding"] !== undefined;
  const response = await framework({
    method: request.method ?? "GET",
    url: request.url ?? "/",
    headers,
    body: hasBody ? (options.body ?? request) : undefined,
    signal: options.signal,
  });
  return { response, policy };
}

/** The chain of addresses through which the request came; the last is the one that this process saw itself. */
export function forwardedFor(request: IncomingMessage): string {
  const before = request.headers["x-forwarded-for"];
  return [before, request.socket.remoteAddress].filter(Boolean).join(", ");
}

/** Sends the framework's answer on as it comes, compressed where that helps. */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { response: answer, policy }: Passed,
  security: readonly string[],
): Promise<void> {
  const headers = passedHeaders(answer.headers, policy, security);
  const encoding = acceptedEncoding(request.headers["accept-encoding"]);
  // Next sends beside a redirection a page of scripts that would go there.
  const bodiless = request.method === "HEAD" || answer.status === 204 || (answer.status >= 300 && answer.status < 400);
  const isPlain = answer.headers["content-encoding"] === undefined && answer.headers["content-range"] === undefined;
  const compress =
    !bodiless && encoding !== "identity" && isPlain && isCompressibleType(answer.headers["content-type"] ?? "");
  if (compress) {
    delete headers["content-length"];
    headers["content-encoding"] = encoding;
    headers.vary = [headers.vary, "Accept-Encoding"].flat().filter(Boolean).join(", ");
  }
  if (bodiless && request.method !== "HEAD") delete headers["content-length"];
  const { told, left } = toldStatus([answer.headers["set-cookie"] ?? []].flat());
  if (told) {
    headers["set-cookie"] = left;
    headers["retry-after"] = String(told.seconds);
    headers["x-held"] = "1";
  }
  response.writeHead(told && answer.status === 200 ? told.status : answer.status, headers);
  if (bodiless) {
    answer.body.resume();
    response.end();
    return;
  }
  if (compress) await pipeline(answer.body, encoding === "br" ? brotliAsItComes() : gzipAsItComes(), response);
  else await pipeline(answer.body, response);
}

function passedHeaders(headers: IncomingHttpHeaders, policy: string, security: readonly string[]): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) if (!notReturned.has(name)) passed[name] = value;
  for (let index = 0; index < security.length; index += 2)
    passed[security[index]?.toLowerCase() ?? ""] = security[index + 1];
  passed["content-security-policy"] = policy;
  return passed;
}

/** Every part is sent on when it comes: a streamed answer must not wait in the compressor. */
function brotliAsItComes() {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  return createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params });
}

function gzipAsItComes() {
  return createGzip({ flush: constants.Z_SYNC_FLUSH });
}
