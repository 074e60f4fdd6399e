import type { IncomingMessage, ServerResponse } from "node:http";
import { refuseUnreadable } from "./page-errors.ts";

/** A page that takes longer has failed: it would hold its turn, and all who wait for it, as long as the database hangs. */
const longestRenderMs = 20_000;
/** While the database is not heard it is likely to hang: then readers soon hear that it does. */
const longestUnheardMs = 5000;
/** While developing a page is compiled when it is first asked for, which takes its time: the longest that a timer waits. */
const unlimitedMs = 2 ** 31 - 1;

export function patienceOf(isDatabaseHeard: boolean, dev: boolean): number {
  if (dev) return unlimitedMs;
  return isDatabaseHeard ? longestRenderMs : longestUnheardMs;
}

/** A form comes whole in this time, however slow its line. */
const longestFormMs = 120_000;

/**
 * Hangs up on whoever sends a form so slowly that it holds a connection only. Files take as long as their line does, so the
 * server's own limit is for those.
 */
export function hurry(request: IncomingMessage, response: ServerResponse, isFile: boolean, ms = longestFormMs): void {
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  if (isFile || (length === undefined && coding === undefined)) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    const late = Object.assign(new Error("A form came too slowly"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    if (response.headersSent) request.socket.destroy();
    else refuseUnreadable(late, request.socket);
  }, ms).unref();
  response.once("close", () => clearTimeout(timer));
}
