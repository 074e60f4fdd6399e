#!/usr/bin/env node
/**
 * The schema engine for Prisma's own commands (`npx prisma migrate status`): they start it as a program and speak
 * JSON-RPC with it, a line each. It answers from the portal's engine, so that no binary needs to be downloaded.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { DiffResult, SchemaEngine } from "@prisma/schema-engine-wasm";
import { withSchemaEngine } from "#server/installation/schema-engine.ts";

const { values, positionals } = parseArgs({
  strict: false,
  options: { datasource: { type: "string" }, datamodels: { type: "string", multiple: true } },
});
const { url = "" } = JSON.parse(String(values.datasource ?? "{}"));
const path = String(values.datamodels?.[0] ?? "schema.prisma");
const schema = { path, content: values.datamodels ? readFileSync(path, "utf8") : "" };

await withSchemaEngine(url, schema, positionals[0] === "cli" ? runOnce : answerLines).catch(giveUp);

async function runOnce(engine: SchemaEngine) {
  if (positionals[1] !== "can-connect-to-database") throw new Error(`Not offered here: ${positionals.join(" ")}`);
  await engine.version();
}

async function answerLines(engine: SchemaEngine) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line);
    // Prisma answers what it has printed, too, and asks for nothing by it.
    if (method) send({ id, ...(await answer(engine, method, params)) });
  }
}

async function answer(engine: SchemaEngine, method: string, params: unknown) {
  try {
    const result = await call(engine, method, params);
    const printed = method === "diff" ? (result as DiffResult).stdout : null;
    if (printed) send({ id: "printed", method: "print", params: { content: printed } });
    return { result: result ?? null };
  } catch (error) {
    return { error: { code: 4466, message: "The schema engine refused.", data: failure(error) } };
  }
}

async function call(engine: SchemaEngine, method: string, params: unknown): Promise<unknown> {
  const name = method === "getDatabaseVersion" ? "version" : method;
  const work: unknown = engine[name as keyof SchemaEngine];
  if (typeof work !== "function") throw new Error(`The schema engine knows no "${method}".`);
  return await work.call(engine, params);
}

function send(message: object) {
  console.log(JSON.stringify({ jsonrpc: "2.0", ...message }));
}

/** Prisma reads the words of the log line that follows the first. */
function giveUp(error: unknown) {
  const line = { level: "ERROR", target: "schema_engine::logger", fields: failure(error) };
  process.stderr.write(`\n${JSON.stringify(line)}`);
  process.exitCode = 1;
}

function failure(error: unknown) {
  return { message: error instanceof Error ? error.message : String(error), error_code: "Schema engine" };
}
