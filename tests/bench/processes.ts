import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import type { Bare } from "./bare.ts";
import type { Start, Usage } from "./instance.ts";
import type { LoadOrder, LoadResult } from "./load.ts";

export type Server = {
  port: number;
  usage(): Promise<Usage>;
  /** all that it has printed */
  said(): string;
  stop(): void;
};

const here = import.meta.dirname;
const running = new Set<ChildProcess>();

/** A portal, or what it is compared with, on a processor of its own as far as the machine has one. */
export async function startServer(
  module: "instance.ts" | "bare.ts",
  start: Start | Bare,
  env: Record<string, string> = {},
): Promise<Server> {
  const child = begin(module, env);
  let said = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from?.setEncoding("utf8").on("data", (text) => {
      said += text;
      to.write(text);
    });
  }
  const { port } = await exchange<{ port: number }>(child, { start });
  return {
    port,
    usage: async () => (await exchange<{ usage: Usage }>(child, { usage: true })).usage,
    said: () => said,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

export type Loader = { load(order: LoadOrder): Promise<LoadResult>; stop(): void };

/** The asking side, in processes of its own, too. */
export function startLoaders(count: number): Loader[] {
  return Array.from({ length: count }, () => {
    const child = begin("load.ts", {});
    return {
      async load(order) {
        const { result, error } = await exchange<{ result: LoadResult; error?: string }>(child, order);
        if (error) throw new Error(error);
        return result;
      },
      stop: () => void child.kill(),
    };
  });
}

export function stopAll(): void {
  for (const child of running) child.kill();
}

function begin(module: string, env: Record<string, string>): ChildProcess {
  const child = fork(`${here}/${module}`, {
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", `${here}/../../src/cli/server-only.mjs`],
    env: { ...process.env, NODE_ENV: "production", ...env },
    silent: true,
  });
  goFirst(child);
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

/** The bench should not measure what else the machine does; only root may ask for this. */
export function goFirst({ pid }: ChildProcess): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_HIGH);
  } catch {}
}

function exchange<T>(child: ChildProcess, order: object): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!child.connected) return reject(new Error("A process of the bench is gone"));
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
    child.send(order);
  });
}
