import type { ServerResponse } from "node:http";
import type { Place } from "./page-addresses.ts";
import { filePolicy } from "./security-policy.ts";

export const readingMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

const pageMethods: ReadonlySet<string> = new Set([...readingMethods, "POST"]);
const programMethods: ReadonlySet<string> = new Set([...pageMethods, "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function allowedMethods({ kind }: Place): ReadonlySet<string> {
  return kind === "application" || kind === "upload" ? programMethods : kind === "file" ? readingMethods : pageMethods;
}

/** Answers of a line or none. */
export function createShortAnswers(security: readonly string[]) {
  const bare = ["Content-Security-Policy", filePolicy, ...security];
  return {
    redirect(response: ServerResponse, status: 307 | 308, location: string): void {
      const headers = ["Location", location, "Cache-Control", "no-cache", "Content-Length", "0", ...bare];
      if (status === 307) headers.push("Vary", "Cookie, Accept-Language");
      response.writeHead(status, headers).end();
    },
    say(response: ServerResponse, status: number, text: string): void {
      const headers = ["Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store", ...bare];
      response.writeHead(status, headers).end(text);
    },
  };
}
