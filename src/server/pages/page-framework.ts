import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import { createServer, request as httpRequest } from "node:http";
import { duplexPair, type Readable } from "node:stream";

export type FrameworkRequest = {
  method: string;
  url: string;
  headers: OutgoingHttpHeaders;
  body?: Readable;
  /** Ends the rendering when nobody waits for it any more. */
  signal?: AbortSignal;
};

export type FrameworkResponse = { status: number; headers: IncomingHttpHeaders; body: Readable };

/** A framework makes pages. The page server knows the framework behind it only as this function. */
export type Framework = (request: FrameworkRequest) => Promise<FrameworkResponse>;

/**
 * Speaks real HTTP to a request handler over a pair of streams in memory: no port is open on which the handler could be
 * reached past the page server, and its answer arrives as the bytes that it sent.
 */
export function frameworkOf(handler: (...args: Parameters<RequestListener>) => unknown): Framework {
  const server = createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  });
  return ({ method, url, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const [near, far] = duplexPair();
      server.emit("connection", far);
      const options = { method, path: url, headers, signal, createConnection: () => near };
      const outgoing = httpRequest(options, (incoming) => {
        resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: incoming });
      });
      outgoing.on("error", reject);
      if (body) body.on("error", (error) => outgoing.destroy(error)).pipe(outgoing);
      else outgoing.end();
    });
}

/** The whole body. A body that breaks off is an error, never a shorter page. */
export async function readBody(response: FrameworkResponse): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of response.body) parts.push(part);
  if (!(response.body as IncomingMessage).complete) throw new Error("The page broke off while it was rendered");
  return Buffer.concat(parts);
}
