import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { seal } from "#server/sealed.ts";
import type { Asking } from "./asking.ts";
import { oneAnswer, openLine, question } from "./line.ts";
import { type Server, startServer } from "./processes.ts";

const connections = 32;
const rounds = 10;
const roundSeconds = 2;
const asBrowser = { "accept-encoding": "gzip, deflate, br, zstd" };

export type Speed = {
  /** Answers per second. */
  portal: number;
  bare: number;
  anew: number;
  /** Of the portal's answers per second to the bare server's in the same round: what else the machine does comes and goes. */
  ratio: number;
  cpuRatio: number;
  bytes: number;
};

/**
 * One page from the portal and the same bytes from a bare server, in turns, and the page rendered anew for each asking. With
 * `file` the bare server reads them from there each time.
 */
export async function measureSpeed(asking: Asking, portal: Server, path: string, file?: string): Promise<Speed> {
  const answer = await oneAnswer(portal.port, path, asBrowser);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const content = file === undefined ? { body: answer.body.toString("base64") } : { file };
  const bare = await startServer("bare.ts", { headers: ownHeaders(answer.head), ...content });
  const run = async (server: Server, headers: Record<string, string> = asBrowser, seconds = roundSeconds) => {
    const before = await server.usage();
    const done = await asking.ask({ port: server.port, path, headers, connections, seconds });
    const after = await server.usage();
    return { perSecond: (done.answers / done.ms) * 1000, cpuMs: (after.cpuMs - before.cpuMs) / done.answers };
  };
  for (const server of [bare, portal]) await run(server, asBrowser, 1);
  const turns: { bare: Awaited<ReturnType<typeof run>>; portal: Awaited<ReturnType<typeof run>> }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Neither is always the first.
    const first = round % 2 === 0 ? await run(bare) : null;
    const own = await run(portal);
    turns.push({ bare: first ?? (await run(bare)), portal: own });
  }
  // Nobody has this session: the page is the visitor's, rendered for each request like a signed-in reader's.
  const anew = await run(portal, { ...asBrowser, cookie: await ownCookie() }, roundSeconds * 2);
  bare.stop();
  return {
    portal: median(turns.map((turn) => turn.portal.perSecond)),
    bare: median(turns.map((turn) => turn.bare.perSecond)),
    anew: anew.perSecond,
    ratio: median(turns.map((turn) => turn.portal.perSecond / turn.bare.perSecond)),
    cpuRatio: median(turns.map((turn) => turn.portal.cpuMs / turn.bare.cpuMs)),
    bytes: answer.bytes,
  };
}

/** Milliseconds from an edit's commit to the first page with it on an instance that did not make the edit. */
export async function measureEdits(other: Server, database: Client, path: string, code: string): Promise<number[]> {
  const times: number[] = [];
  const line = openLine(other.port);
  const asked = question(other.port, path);
  // The edit is one of a row, not of the record: that its words are adopted is not asked.
  await database.query("ALTER TABLE recommendation DISABLE TRIGGER recommendation_adopted_words_stay");
  for (let turn = 0; turn < 40; turn += 1) {
    const words = `Bench ${turn} ${Date.now()}`;
    await line.ask(asked);
    await database.query("BEGIN");
    await database.query("UPDATE recommendation SET text_en = $1, text_ru = $1 WHERE code = $2", [words, code]);
    await database.query(`WITH raised AS (UPDATE content_version SET version = version + 1 WHERE id = 1 RETURNING version)
      SELECT pg_notify('content_version', version::text) FROM raised`);
    await database.query("COMMIT");
    const committed = performance.now();
    while (!(await line.ask(asked)).body.includes(words)) {
      if (performance.now() - committed > 10_000)
        throw new Error("An edit was not on the other instance's page after 10 s");
    }
    times.push(performance.now() - committed);
    await wait(20);
  }
  line.close();
  return times;
}

export type Anew = { ms: number; cpuMs: number; bytes: number };

/**
 * Milliseconds from the question to the whole answer, and of the portal's processor, for a page that is rendered for one
 * reader alone while nobody else asks.
 */
export async function measureAnew(portal: Server, path: string): Promise<Anew> {
  const headers = { ...asBrowser, cookie: await ownCookie() };
  const times: number[] = [];
  // The first askings of an address compile and plan what the others use.
  for (let turn = 0; turn < 5; turn += 1) await oneAnswer(portal.port, path, headers);
  const before = await portal.usage();
  let bytes = 0;
  for (let turn = 0; turn < 15; turn += 1) {
    const begun = performance.now();
    const answer = await oneAnswer(portal.port, path, headers);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    times.push(performance.now() - begun);
    bytes = answer.bytes;
  }
  const after = await portal.usage();
  return { ms: median(times), cpuMs: (after.cpuMs - before.cpuMs) / times.length, bytes };
}

export type FirstView = { path: string; bytes: number; requests: number; scripts: number };

/** Everything that a browser which was never here fetches to show a page, with headers, in brotli. */
export async function measureFirstView(portal: Server, path: string): Promise<FirstView> {
  const page = await oneAnswer(portal.port, path, asBrowser);
  const html = (await oneAnswer(portal.port, path)).body.toString();
  const found = [
    ...html.matchAll(/<link\b[^>]*\srel="(?:stylesheet|icon|preload|manifest)"[^>]*\shref="(\/[^"]*)"/g),
    ...html.matchAll(/<(?:img|script|source|iframe|video|audio|embed)\b[^>]*\ssrc="(\/[^"]*)"/g),
  ].map(([, address]) => (address ?? "").replaceAll("&amp;", "&"));
  if (!/<link\b[^>]*\srel="icon"/.test(html)) found.push("/favicon.ico");
  const addresses = [...new Set(found)];
  let bytes = page.bytes;
  for (const address of addresses) bytes += (await oneAnswer(portal.port, address, asBrowser)).bytes;
  return { path, bytes, requests: 1 + addresses.length, scripts: html.match(/<script\b/g)?.length ?? 0 };
}

export type Memory = {
  asked: number;
  keptBytes: number;
  residentBefore: number;
  residentAfter: number;
  seconds: number;
};

/** Asks for as many different searches as there is time for, at most `most`. */
export async function measureMemory(portal: Server, path: string, most: number, patienceMs: number): Promise<Memory> {
  const before = await portal.usage();
  const started = performance.now();
  let asked = 0;
  let highest = before.keptBytes;
  const askOn = async () => {
    const line = openLine(portal.port);
    while (asked < most && performance.now() - started < patienceMs) {
      asked += 1;
      await line.ask(question(portal.port, `${path}?q=${asked.toString(36)}`, asBrowser));
    }
    line.close();
  };
  const watch = async () => {
    while (asked < most && performance.now() - started < patienceMs) {
      await wait(1000);
      highest = Math.max(highest, (await portal.usage()).keptBytes);
    }
  };
  // As many as are rendered at a time.
  await Promise.all([...Array.from({ length: 16 }, askOn), watch()]);
  const after = await portal.usage();
  return {
    asked,
    keptBytes: Math.max(highest, after.keptBytes),
    residentBefore: before.residentBytes,
    residentAfter: after.residentBytes,
    seconds: (performance.now() - started) / 1000,
  };
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** The page as it is when it has not yet become a document for this address. */
export async function pageSource(portal: Server, path: string): Promise<string> {
  return (await oneAnswer(portal.port, path)).body.toString();
}

/** Those that a bare server would not set by itself. */
function ownHeaders(head: string): string[] {
  return head
    .split("\r\n")
    .slice(1)
    .filter((line) => !/^(date|connection|keep-alive):/i.test(line))
    .flatMap((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
}

/** Of a reader for whom each page is rendered alone: a session that the portal has sealed, and that has ended. */
export async function ownCookie(): Promise<string> {
  return `portal-session=${await seal("session", { session: "nobody" }, 3600)}`;
}
