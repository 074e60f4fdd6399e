import { connect, type Socket } from "node:net";

export type LoadOrder = {
  port: number;
  path: string;
  headers: Record<string, string>;
  connections: number;
  ms: number;
};

export type LoadResult = { answers: number; ms: number; bytes: number; status: number };

/**
 * Asks for one page over and over on several connections. Every answer must be as long as the first, so that counting bytes is
 * enough and this side costs less than the server that is measured.
 */
export async function load({ port, path, headers, connections, ms }: LoadOrder): Promise<LoadResult> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const question = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const first = await oneAnswer(port, question);
  const end = performance.now() + ms;
  const started = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => keepAsking(port, question, first.bytes, end)),
  );
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return { answers, ms: performance.now() - started, bytes: first.bytes, status: first.status };
}

function keepAsking(port: number, question: Buffer, bytes: number, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const line = open(port);
    let answers = 0;
    let received = 0;
    line.on("error", reject);
    line.on("connect", () => line.write(question));
    line.on("data", (data) => {
      received += data.length;
      if (received < bytes) return;
      if (received > bytes) reject(new Error(`An answer of ${received} bytes where the first had ${bytes}`));
      received = 0;
      answers += 1;
      if (performance.now() < end) line.write(question);
      else line.end(() => resolve(answers));
    });
  });
}

/** With all that travels: the status line and the headers, too. */
export type Answer = { status: number; bytes: number; head: string; body: Buffer };

/** A connection that is kept, on which one question after another is asked. */
export function openLine(port: number): { ask(question: Buffer): Promise<Answer>; close(): void } {
  const line = open(port);
  let data = Buffer.alloc(0);
  let asked: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => asked?.reject(error);
  line.on("error", fail);
  line.on("close", () => fail(new Error("The line was closed before the answer was whole")));
  line.on("data", (part) => {
    data = Buffer.concat([data, part]);
    const mark = data.indexOf("\r\n\r\n");
    if (mark < 0) return;
    const head = data.toString("latin1", 0, mark);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return fail(new Error(`An answer without its length:\n${head}`));
    if (data.length < mark + 4 + length) return;
    const answer = { status: Number(head.slice(9, 12)), bytes: data.length, head, body: data.subarray(mark + 4) };
    data = Buffer.alloc(0);
    asked?.resolve(answer);
    asked = undefined;
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject };
        line.write(question);
      }),
    close: () => line.destroy(),
  };
}

export async function oneAnswer(port: number, question: Buffer): Promise<Answer> {
  const line = openLine(port);
  try {
    return await line.ask(question);
  } finally {
    line.close();
  }
}

function open(port: number): Socket {
  return connect({ port, host: "127.0.0.1", noDelay: true });
}

// As a process of its own: `fork`ed with orders as messages.
process.on("message", async (order: LoadOrder) => {
  try {
    process.send?.({ result: await load(order) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
