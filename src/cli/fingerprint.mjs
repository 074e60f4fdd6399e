import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * One word for what the files and folders below `root` hold, so that what was made from them is made again only when
 * they change. What does not exist counts as nothing.
 * @param {string} root
 * @param {string[]} paths
 * @param {(path: string) => boolean} [counts]
 */
export function fingerprint(root, paths, counts = () => true) {
  const hash = createHash("sha256");
  for (const path of paths) add(path);
  return hash.digest("hex");

  /** @param {string} path */
  function add(path) {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat || !counts(path)) return;
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(root, path)));
  }
}

/** @param {string} root */
export const schemaFingerprint = (root) =>
  fingerprint(root, ["prisma/schema.prisma", "src/cli/generate.mjs", "tools/database-client/package-lock.json"]);
