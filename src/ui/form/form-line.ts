/** A sending went wrong in one of these ways on the line, where no answer of the portal tells what came of it. */
export type Fault = "noAnswer" | "late" | "restarting" | "failed" | "foreign" | "tooMuch" | "tooOften" | "outdated";

export class LineFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`a sending went wrong on the line: ${fault}`);
    this.fault = fault;
  }
}

/** Nothing came for so long: no answer, or no more of it. */
const patienceMs = 30_000;
/** A form gets on the line at least so many bytes in a millisecond, on the slowest that people use. */
const slowestBytes = 4;

let isWatched = false;

/**
 * The framework asks by `fetch`, waits without end and keeps the answer's status to itself: so the portal stands between
 * them. An answer that is none of the portal's, or not whole, reaches nobody; the action throws a `LineFault` instead.
 */
export function watchLine(): void {
  if (isWatched) return;
  isWatched = true;
  const ask = window.fetch;
  window.fetch = (input, init) =>
    new Headers(init?.headers).has("next-action") ? wholeAnswer(ask, input, init) : ask(input, init);
}

export async function wholeAnswer(
  ask: typeof fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  longestMs = patienceMs,
): Promise<Response> {
  const patience = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), ms);
  };
  wait(longestMs + bytesOf(init?.body) / slowestBytes);
  try {
    const response = await ask(input, { ...init, signal: patience.signal });
    const fault = faultOf(response);
    if (fault) throw new LineFault(fault);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      wait(longestMs);
      parts.push(part.value);
    }
    const { status, statusText, headers } = response;
    return new Response(new Blob(parts), { status, statusText, headers });
  } catch (thrown) {
    if (thrown instanceof LineFault) throw thrown;
    throw new LineFault(patience.signal.aborted ? "late" : "noAnswer");
  } finally {
    clearTimeout(timer);
  }
}

/** `null` of an answer that the portal gave to an action. */
function faultOf({ status, headers }: Response): Fault | null {
  if (headers.get("x-nextjs-action-not-found") === "1") return "outdated";
  const isAnswer = headers.get("content-type")?.startsWith("text/x-component") || headers.has("x-action-redirect");
  // The portal itself says that this comes too often: an answer of an action has its own words for it.
  if (headers.has("x-held")) return isAnswer ? null : "tooOften";
  if (status === 413) return "tooMuch";
  if ([502, 503, 504, 429].includes(status)) return "restarting";
  if (status >= 500) return "failed";
  return isAnswer ? null : "foreign";
}

function bytesOf(body: RequestInit["body"]): number {
  if (typeof body === "string") return body.length;
  if (!(body instanceof FormData)) return 0;
  return [...body.values()].reduce((sum, value) => sum + (typeof value === "string" ? value.length : value.size), 0);
}
