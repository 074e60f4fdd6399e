import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaFingerprint } from "./fingerprint.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stamp = join(root, "src/generated/made-from");

rmSync(stamp, { force: true });
const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
  cwd: root,
  stdio: ["ignore", "pipe", "pipe"],
  encoding: "utf8",
  env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
if (status !== 0) console.error(`${stdout}\n${stderr}`);
else writeFileSync(stamp, schemaFingerprint(root));
process.exitCode = status ?? 1;
