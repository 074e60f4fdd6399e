import { join } from "node:path";
import { defineConfig } from "prisma-cli/config";

// Prisma would fetch an engine from its server, even for commands that need none.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, "src/cli/prisma-engine.ts");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
