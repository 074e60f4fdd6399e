import { connect, type Socket } from "node:net";

/** With all that travels: the status line and the headers, too. */
export type Answer = { status: number; bytes: number; head: string; body: Buffer };

/** Exactly these headers, and the host: neither an encoding nor a cookie of its own. */
export function question(port: number, path: string, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}

/** A connection that is kept, on which one question after another is asked. */
export function openLine(port: number): { ask(asked: Buffer): Promise<Answer>; close(): void } {
  const line = connectTo(port);
  let data = Buffer.alloc(0);
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => waiting?.reject(error);
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
    waiting?.resolve(answer);
    waiting = undefined;
  });
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        line.write(asked);
      }),
    close: () => line.destroy(),
  };
}

export async function oneAnswer(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const line = openLine(port);
  try {
    return await line.ask(question(port, path, headers));
  } finally {
    line.close();
  }
}

export function connectTo(port: number): Socket {
  return connect({ port, host: "127.0.0.1", noDelay: true });
}
