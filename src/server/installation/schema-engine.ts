import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** Prisma's schema engine as WebAssembly on a database: no binary to download, the same migrations table. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: { path: string; content: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const opened: SqlDriverAdapter[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory(databaseUrl, opened));
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const connection of opened) await connection.dispose();
  }
}

/** Once in a process: its bindings keep one instance, and objects of an earlier one would be freed in the later. */
let loaded: ReturnType<typeof loadEngine> | undefined;

/** The package's own entry imports the .wasm file as a module, which not every Node 24 can. */
async function loadEngine(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  // The engine tells here why it gives up; unheard, its failure has no words.
  const panics = {
    set_message: (message: string) => {
      throw new Error(message);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings as unknown as typeof import("@prisma/schema-engine-wasm");
}

function adapterFactory(databaseUrl: string, opened: SqlDriverAdapter[]): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(databaseUrl, opened),
    // PrismaPg's own shadow database is the real one when it is given an address as text.
    connectToShadowDb: async () => {
      const name = `portal_shadow_${randomUUID()}`;
      const main = new pg.Pool({ connectionString: databaseUrl, max: 1 });
      await main.query(`CREATE DATABASE "${name}"`);
      const shadow = new URL(databaseUrl);
      shadow.pathname = `/${name}`;
      return await connect(shadow.href, opened, async () => {
        await main.query(`DROP DATABASE "${name}" WITH (FORCE)`);
        await main.end();
      });
    },
  };
}

async function connect(
  databaseUrl: string,
  opened: SqlDriverAdapter[],
  afterwards?: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const pool = new CataloguePool({ connectionString: databaseUrl });
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const column of pool.letterColumns.get(answer.rows) ?? []) {
      answer.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return answer;
  };
  // PrismaPg cuts a script at every semicolon, those inside a function's body too; PostgreSQL knows better where a
  // statement ends, and runs the whole as one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  // The engine disposes of some connections and forgets others.
  adapter.dispose = async () => {
    if (pool.ended) return;
    await pool.end();
    await afterwards?.();
  };
  opened.push(adapter);
  return adapter;
}

const letterType = 18;
const textType = 25;

/** The engine reads PostgreSQL's catalogues, which use the one-letter type "char" that PrismaPg does not know. */
class CataloguePool extends pg.Pool {
  readonly letterColumns = new WeakMap<unknown[], number[]>();

  // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen shapes of this one method
  override async query(...args: any[]): Promise<any> {
    const result = await super.query(...(args as [string]));
    const letters: number[] = [];
    result.fields?.forEach((field, column) => {
      if (field.dataTypeID !== letterType) return;
      field.dataTypeID = textType;
      letters.push(column);
    });
    if (letters.length > 0) this.letterColumns.set(result.rows, letters);
    return result;
  }
}
