import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { mailbox } from "#lib/mailbox.ts";
import { type HostRules, httpsRules, isLoopback } from "#server/hosts.ts";
import { readSessionLives } from "#server/session-life.ts";
import { bucketIn } from "./bucket.ts";
import { checkout, openDataFolder } from "./data-folder.ts";
import { Refusal } from "./refusal.ts";

export const fills = ["sample", "reference", "empty"] as const;

export type Fill = (typeof fills)[number];

/** Every setting of the portal; `.env.example` tells an operator what each means. */
const schema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "it must be a host name or an address to listen on")
    .default("127.0.0.1"),
  PORTAL_URL: z.string().transform(toOrigin).optional(),
  PORTAL_HOSTS: z
    .string()
    .regex(/^[\w.-]+(\s*,\s*[\w.-]+)*$/, "it must be names of hosts with commas between them")
    .optional(),
  PORTAL_PROXIES: z.string().regex(/^\d$/, "it must be a whole number from 0 to 9").default("0").transform(Number),
  PORTAL_HTTPS: z.enum(httpsRules, `it must be one of ${httpsRules.join(", ")}`).default("insist"),
  PORTAL_SECRET: z.string().min(32, "it must have at least 32 characters").optional(),
  PORTAL_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, "it must look like postgresql://user:password@host:5432/database")
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .refine(isDatabaseUrl, "it must look like postgresql://owner:password@host:5432/database")
    .optional(),
  PORTAL_FILL: z.enum(fills, `it must be one of ${fills.join(", ")}`).optional(),
  PORTAL_DEMO_PASSWORD: z.string().max(200, "it must have at most 200 characters").optional(),
  PORTAL_CACHE_MB: wholeNumber(1, 16_384).default(64),
  PORTAL_FILES: z
    .string()
    .refine((place) => !place.startsWith("s3:") || bucketIn(place) !== null, "it must be a folder, or s3://bucket")
    .optional(),
  PORTAL_S3_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/?$/, "it must be an address without a path")
    .optional(),
  PORTAL_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, "it must be the name of a region")
    .default("us-east-1"),
  PORTAL_S3_KEY: z.string().optional(),
  PORTAL_S3_SECRET: z.string().optional(),
  PORTAL_CLAMD: z
    .string()
    .regex(/^(\/.+|.+:\d{1,5})$/, "it must be host:port of a clamd, or the whole path of its socket")
    .optional(),
  PORTAL_FILE_MB: wholeNumber(1, 2000).default(200),
  PORTAL_SESSIONS: z
    .string()
    .refine(
      (text) => readSessionLives(text) !== null,
      'it must name roles, each with a time without use and a longest one in m, h or d, like "admin 4h 1d, unit 1d 7d"',
    )
    .optional(),
  PORTAL_CONTACT: z
    .string()
    .refine((text) => mailbox.safeParse(text).success, "it must be an e-mail address")
    .optional(),
});

export const settingNames = Object.keys(schema.shape);

export type Settings = {
  host: string;
  port: number;
  /** Readers reach the portal here: scheme, host and port. */
  origin: string;
  originChosen: boolean;
  /** The hosts under which the portal is asked beside that one, and whether it insists on TLS. */
  hosts: Omit<HostRules, "origin">;
  /** Servers of the operator's own that stand before it. */
  proxies: number;
  secret: string | undefined;
  dataFolder: string | undefined;
  /** A PostgreSQL of the operator's own; the portal brings one where there is none. */
  databaseUrl: string | undefined;
  /** The same database for the role that owns and migrates it; where it is not set, the portal's role does both. */
  databaseOwnerUrl: string | undefined;
  fill: Fill;
  demoPassword: string | undefined;
  cacheBytes: number;
  /** The folder of files, where it is not `files` in the data folder, or `s3://bucket`. */
  files: string | undefined;
  /** The server of that bucket. */
  s3: { endpoint: string; region: string; key: string; secret: string } | null;
  /** The virus scanner, where there is one. */
  clamd: string | undefined;
  /** One file may have so many bytes. */
  fileBytes: number;
  /** For how long people stay signed in, where that is not as usual. */
  sessions: string | undefined;
  /** The e-mail address that the contact page shows. */
  contact: string | undefined;
};

/** Adds what `.env` in the checkout says to the environment, which goes before it. */
export function loadEnvFile(): void {
  const file = join(checkout, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Reads all settings at once; each wrong one is named with what it must be. */
export function readSettings(environment: { [name: string]: string | undefined } = process.env): Settings {
  const given = Object.fromEntries(settingNames.map((name) => [name, environment[name]?.trim() || undefined]));
  const read = schema.safeParse(given);
  if (!read.success) {
    throw new Refusal(
      read.error.issues
        .map(({ path, message }) => `${String(path[0])} is ${shown(String(path[0]), given)}: ${message}.`)
        .join("\n"),
    );
  }
  const { data } = read;
  const origin = data.PORTAL_URL ?? originOf(data.HOST, data.PORT);
  const originChosen = data.PORTAL_URL !== undefined;
  const { hostname, protocol } = new URL(origin);
  if (originChosen && protocol === "http:" && !isLoopback(hostname) && data.PORTAL_HTTPS === "insist") {
    throw new Refusal(
      `PORTAL_URL is "${origin}": off this machine anybody on the line could read passwords. Let it be the https: address of a server before the portal, or set PORTAL_HTTPS=no for a trial in a closed network.`,
    );
  }
  return {
    host: data.HOST,
    port: data.PORT,
    origin,
    originChosen,
    hosts: {
      more: data.PORTAL_HOSTS?.split(",").map((name) => name.trim()) ?? [],
      byNumber: !originChosen && !isLoopback(hostname === "localhost" ? data.HOST : hostname),
      https: data.PORTAL_HTTPS,
    },
    proxies: data.PORTAL_PROXIES,
    secret: data.PORTAL_SECRET,
    dataFolder: data.PORTAL_DATA,
    databaseUrl: data.DATABASE_URL,
    databaseOwnerUrl: data.DATABASE_OWNER_URL,
    fill: data.PORTAL_FILL ?? (data.DATABASE_URL ? "reference" : "sample"),
    demoPassword: data.PORTAL_DEMO_PASSWORD,
    cacheBytes: data.PORTAL_CACHE_MB * 1024 * 1024,
    files: data.PORTAL_FILES,
    s3: s3In(data),
    clamd: data.PORTAL_CLAMD,
    fileBytes: data.PORTAL_FILE_MB * 1024 * 1024,
    sessions: data.PORTAL_SESSIONS,
    contact: data.PORTAL_CONTACT,
  };
}

/** As the store of files reads it from the environment. */
export function filesEnvironment({ files, s3, dataFolder }: Pick<Settings, "files" | "s3" | "dataFolder">) {
  const own = () => join(openDataFolder(dataFolder).path, "files");
  if (!s3) return { PORTAL_FILES: files ? resolve(checkout, files) : own() };
  const { endpoint, region, key, secret } = s3;
  return {
    ...{ PORTAL_FILES: files, PORTAL_INCOMING: join(own(), "incoming") },
    ...{ PORTAL_S3_ENDPOINT: endpoint, PORTAL_S3_REGION: region, PORTAL_S3_KEY: key, PORTAL_S3_SECRET: secret },
  };
}

/** A bucket is nothing without its server and a key to it. */
function s3In(data: z.output<typeof schema>): Settings["s3"] {
  if (!data.PORTAL_FILES?.startsWith("s3:")) return null;
  const { PORTAL_S3_ENDPOINT: endpoint, PORTAL_S3_REGION: region, PORTAL_S3_KEY: key, PORTAL_S3_SECRET: secret } = data;
  if (endpoint && key && secret) return { endpoint, region, key, secret };
  throw new Refusal("PORTAL_FILES names a bucket: set PORTAL_S3_ENDPOINT, PORTAL_S3_KEY and PORTAL_S3_SECRET, too.");
}

function wholeNumber(least: number, most: number) {
  const message = `it must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message));
}

function toOrigin(value: string, context: z.RefinementCtx): string {
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username) {
    return url.origin;
  }
  context.addIssue({
    code: "custom",
    message: "it must be an address without a path, like https://portal.example.org",
  });
  return z.NEVER;
}

function isDatabaseUrl(value: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? "");
}

/** An address that listens everywhere is no address to visit. */
function originOf(host: string, port: number): string {
  const visited = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return new URL(`http://${visited}:${port}`).origin;
}

/** A screen does not repeat a secret. */
function shown(name: string, given: { [name: string]: string | undefined }): string {
  return ["PORTAL_SECRET", "PORTAL_S3_SECRET", "PORTAL_DEMO_PASSWORD", "DATABASE_URL", "DATABASE_OWNER_URL"].includes(
    name,
  )
    ? "not usable"
    : `"${given[name]}"`;
}
