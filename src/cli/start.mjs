// Runs on any Node.js from 20 on and with nothing installed: it brings both, then hands over.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaFingerprint } from "./fingerprint.mjs";
import { installPackages } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const neededNode = 24;

/** Each command with the module that it runs; `tools` says that it needs those of tests and development, too. */
const commands = {
  serve: { module: "serve.ts" },
  portal: { module: "portal.ts" },
  bench: { module: "bench.ts" },
  dev: { module: "serve.ts", tools: true },
  test: { module: "test.ts", tools: true },
  generate: { tools: true },
};

let child = null;
let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    ending = true;
    if (!child) process.exit(1);
    child.kill(signal);
  });
}
endWithNpm();

try {
  process.exitCode = await main(process.argv[2] ?? "", process.argv.slice(3));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.disconnect?.();

async function main(command, args) {
  if (!Object.hasOwn(commands, command)) {
    throw new Error(`Unknown command "${command}": one of ${Object.keys(commands).join(", ")}.`);
  }
  const { module, tools = false } = commands[command];
  process.chdir(root);
  // Node.js compiles its files once, and reads the result at the next start.
  process.env.NODE_COMPILE_CACHE ??= join(root, "node_modules", ".cache", "node");
  // An empty HOME is no folder; the machine knows a better one.
  if (process.env.HOME === "") delete process.env.HOME;
  await installPackages(root, run, { what: "the portal", tools });
  const node = await findNode();
  await generateClient(node, { anew: command === "generate", keepGenerator: tools });
  if (ending) return 1;
  if (!module) return 0;
  return run(node, [
    "--disable-warning=ExperimentalWarning",
    "--import",
    "./src/cli/server-only.mjs",
    join("src", "cli", module),
    ...(module === "serve.ts" ? [command] : []),
    ...args,
  ]);
}

/** Runs a program to its end, passing on signals; its exit code. It notices by its channel when this process is killed. */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    child = spawn(program, args, { stdio: ["inherit", "inherit", "inherit", "ipc"], ...options });
    options.onStart?.(child);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      child = null;
      resolve(signal ? 1 : (code ?? 1));
    });
    if (ending) child.kill("SIGTERM");
  });
}

async function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= neededNode) return process.execPath;
  const folder = join(root, "tools", "node");
  await installPackages(folder, run, { what: `Node.js ${neededNode}` });
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  for (const name of names) {
    // A third of the package are headers for compiling, and nothing here is compiled against Node.js.
    rmSync(join(folder, "node_modules", name, "include"), { recursive: true, force: true });
    const node = join(folder, "node_modules", name, "bin", "node");
    if (existsSync(node) && spawnSync(node, ["--version"]).status === 0) return node;
  }
  throw new Error(
    `The portal needs Node.js ${neededNode} or newer, this is ${process.version}, and npm has none for this machine (${process.platform}-${process.arch}): install it from https://nodejs.org.`,
  );
}

async function generateClient(node, { anew, keepGenerator }) {
  const stamp = join(root, "src/generated/made-from");
  if (!anew && existsSync(stamp) && readFileSync(stamp, "utf8") === schemaFingerprint(root)) return;
  const folder = join(root, "tools", "database-client");
  await installPackages(folder, run, { what: "the generator of the database client" });
  console.log("Generating the database client ...");
  const code = await run(node, [join("src", "cli", "generate.mjs")]);
  if (code !== 0 && !ending) throw new Error("The database client could not be generated.");
  // A portal that only runs does not need it again before the schema changes.
  if (!keepGenerator) rmSync(join(folder, "node_modules"), { recursive: true, force: true });
}

/** npm killed outright sends no signal: without it nobody would hold the reins, so this ends as if it had. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, "SIGTERM");
  }, 250).unref();
}
