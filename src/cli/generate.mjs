import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaFingerprint } from "./fingerprint.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(join(root, "tools/database-client/package.json"));
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");
const { getConfig, getDMMF, mergeSchemas } = require("@prisma/internals");
const { prisma } = require("@prisma/engines-version/package.json");

// What `prisma generate` does, without the other nine tenths of that command.
const stamp = join(root, "src/generated/made-from");
rmSync(stamp, { force: true });
const schemaPath = join(root, "prisma/schema.prisma");
const schemas = [[schemaPath, readFileSync(schemaPath, "utf8")]];
const { generators, datasources } = await getConfig({ datamodel: schemas });
const [generator] = generators;
generator.output.value = join(root, "prisma", generator.output.value);
await new PrismaClientTsGenerator().generate({
  generator,
  otherGenerators: [],
  schemaPath,
  datamodel: mergeSchemas({ schemas }),
  dmmf: await getDMMF({ datamodel: schemas }),
  datasources,
  version: prisma.enginesVersion,
});
writeFileSync(stamp, schemaFingerprint(root));
