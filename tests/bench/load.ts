import { connectTo, openLine, question } from "./line.ts";

export type LoadOrder = {
  port: number;
  path: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
};

export type LoadResult = { answers: number; ms: number };

/**
 * Asks for one page over and over on several connections. Every answer must be as long as the first, so that counting bytes is
 * enough and this side costs less than the server that is measured.
 */
async function load({ port, path, headers, connections, seconds }: LoadOrder): Promise<LoadResult> {
  const asked = question(port, path, headers);
  const first = openLine(port);
  const { bytes } = await first.ask(asked);
  first.close();
  const started = performance.now();
  const end = started + seconds * 1000;
  const counts = await Promise.all(Array.from({ length: connections }, () => keepAsking(port, asked, bytes, end)));
  return { answers: counts.reduce((sum, count) => sum + count, 0), ms: performance.now() - started };
}

function keepAsking(port: number, asked: Buffer, bytes: number, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const line = connectTo(port);
    let answers = 0;
    let received = 0;
    line.on("error", reject);
    line.on("connect", () => line.write(asked));
    line.on("data", (data) => {
      received += data.length;
      if (received < bytes) return;
      if (received > bytes) reject(new Error(`An answer of ${received} bytes where the first had ${bytes}`));
      received = 0;
      answers += 1;
      if (performance.now() < end) line.write(asked);
      else line.end(() => resolve(answers));
    });
  });
}

// As a process of its own: `fork`ed with orders as messages, until whoever started it is gone.
process.on("disconnect", () => process.exit());
process.on("message", async (order: LoadOrder) => {
  try {
    process.send?.({ result: await load(order) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
