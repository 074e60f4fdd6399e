import { spawn } from "node:child_process";
import { createHash, hkdfSync } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { checkout, readIfThere } from "#server/installation/data-folder.ts";
import { handLockTo, releaseLock, takeLock } from "#server/installation/lock.mjs";
import { Refusal } from "#server/installation/refusal.ts";
import { fingerprint } from "./fingerprint.mjs";
import { say, saying } from "./say.ts";

const stamp = join(checkout, ".next", "built-from");

/** Instances built apart must read each other's forms, so the key comes from the secret that they share. */
export function formKey(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "server-actions", 32)).toString("base64");
}

/** Builds the pages, unless they were built from the same sources and with the same key. */
export async function buildIfChanged(secret: string, signal: AbortSignal): Promise<void> {
  const wanted = sources(secret);
  if (isBuilt(wanted)) return;
  // Not in .next, which Next empties when it begins.
  const lock = join(checkout, "node_modules", ".building");
  for (let said = false; ; said = true) {
    const owner = takeLock(lock);
    if (owner === null) break;
    if (!said) say(`Another start is building (process ${owner.pid}); waiting for it ...`);
    await wait(500, undefined, { signal });
  }
  try {
    if (isBuilt(wanted)) return;
    rmSync(stamp, { force: true });
    await saying("Building the pages", () => nextBuild(secret, lock, signal));
    writeFileSync(stamp, wanted);
  } finally {
    releaseLock(lock);
  }
}

function isBuilt(wanted: string): boolean {
  return readIfThere(stamp) === wanted && existsSync(join(checkout, ".next", "BUILD_ID"));
}

function sources(secret: string): string {
  const files = [
    "src",
    "locales",
    "public",
    "prisma/schema.prisma",
    "next.config.ts",
    "package.json",
    "package-lock.json",
  ];
  const counts = (path: string) =>
    !path.startsWith("src/cli") && !path.startsWith("src/generated") && !/\.test\.tsx?$/.test(path);
  return createHash("sha256")
    .update(fingerprint(checkout, files, counts))
    .update(formKey(secret))
    .digest("hex");
}

function nextBuild(secret: string, lock: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: checkout,
      // A group of its own, so that its workers end with it.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: formKey(secret),
      },
    });
    if (build.pid) handLockTo(lock, build.pid);
    let output = "";
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    const stop = () => build.pid && process.kill(-build.pid, "SIGTERM");
    signal.addEventListener("abort", stop, { once: true });
    build.once("error", reject);
    build.once("close", (code) => {
      signal.removeEventListener("abort", stop);
      if (code === 0) resolve();
      else
        reject(
          new Refusal(signal.aborted ? "The build was left off." : `${output.trim()}\nThe pages could not be built.`),
        );
    });
  });
}
