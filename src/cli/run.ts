import { errorCode, Refusal } from "#server/installation/refusal.ts";

export type Ending = {
  /** Aborted when the process is asked to end. */
  signal: AbortSignal;
  /** Done before the process ends, whatever the reason; the last registered first. */
  before(cleanUp: () => unknown): void;
};

/**
 * Runs a command to its end and ends the process with its exit code. Asked to end (Ctrl-C, SIGTERM, or a launcher that
 * is gone) it leaves off what it is doing, cleans up and ends with `codeWhenAsked`.
 */
export async function runCommand(command: (ending: Ending) => Promise<number>, codeWhenAsked = 0): Promise<void> {
  const cleanUps: (() => unknown)[] = [];
  const asked = new AbortController();
  const end = () => asked.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
  process.channel?.unref();
  if (process.connected === false) end();

  const ending: Ending = { signal: asked.signal, before: (cleanUp) => cleanUps.unshift(cleanUp) };
  const whenAsked = new Promise<number>((resolve) => {
    asked.signal.addEventListener("abort", () => resolve(codeWhenAsked), { once: true });
  });
  const work = command(ending);
  let code: number;
  try {
    code = await Promise.race([work, whenAsked]);
  } catch (error) {
    code = 1;
    console.error(sentence(error) ?? error);
  }
  // The unfinished work fails in its own way, which nobody needs to hear any more.
  process.on("unhandledRejection", () => {});
  work.catch(() => {});
  for (const cleanUp of cleanUps) {
    try {
      await cleanUp();
    } catch (error) {
      console.error(error);
      code = 1;
    }
  }
  process.exit(code);
}

/**
 * A reader needs no stack for a failure that the reader can mend: a refusal, or a file that this user or this disk does
 * not allow.
 */
function sentence(error: unknown): string | null {
  if (error instanceof Refusal) return error.message;
  const path = error instanceof Error && "path" in error ? error.path : null;
  const isDenied = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"].includes(errorCode(error));
  return path && isDenied ? `The portal cannot use ${path} (${errorCode(error)}).` : null;
}
