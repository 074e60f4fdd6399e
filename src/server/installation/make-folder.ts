import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./refusal.ts";

export const isRoot = process.getuid?.() === 0;

/**
 * Makes a folder, and those above it, where it is not there yet. Node's own recursive way never ends where a folder is
 * there in which none can be made, as in /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o755 });
    // Root's umask may close it to the user whom PostgreSQL runs as.
    if (isRoot) chmodSync(folder, 0o755);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}
