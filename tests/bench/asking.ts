import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { LoadOrder, LoadResult } from "./load.ts";
import { goFirst, startLoaders } from "./processes.ts";

/** Whoever asks for pages must be quicker than whoever answers: a Node.js that asks takes as long as one that sends a kept page. */
export type Asking = { name: string; ask(order: LoadOrder): Promise<LoadResult>; stop(): void };

export function startAsking(): Asking {
  const version = /^wrk \S+/.exec(spawnSync("wrk", ["--version"], { encoding: "utf8" }).stdout ?? "")?.[0];
  if (version) return { name: version, ask: askWithWrk, stop: () => {} };
  const loaders = startLoaders(availableParallelism());
  return {
    name: `${loaders.length} processes of Node.js, which may be slower than what they measure (install wrk)`,
    async ask(order) {
      const share = { ...order, connections: Math.ceil(order.connections / loaders.length) };
      const results = await Promise.all(loaders.map((loader) => loader.load(share)));
      return {
        answers: results.reduce((sum, { answers }) => sum + answers, 0),
        ms: Math.max(...results.map(({ ms }) => ms)),
      };
    },
    stop: () => {
      for (const loader of loaders) loader.stop();
    },
  };
}

async function askWithWrk({ port, path, headers, connections, seconds }: LoadOrder): Promise<LoadResult> {
  const said = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const limits = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "60s"];
  const wrk = spawn("wrk", [...limits, ...said, `http://127.0.0.1:${port}${path}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  goFirst(wrk);
  const [output] = await Promise.all([text(wrk.stdout as Readable), once(wrk, "exit")]);
  const [, answers, amount, unit] = /(\d+) requests in ([\d.]+)(ms|s|m)\b/.exec(output) ?? [];
  if (!answers || !unit || /Non-2xx|Socket errors/.test(output)) throw new Error(`wrk did not measure:\n${output}`);
  return { answers: Number(answers), ms: Number(amount) * { ms: 1, s: 1000, m: 60_000 }[unit as "ms" | "s" | "m"] };
}
