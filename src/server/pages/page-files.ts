import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type Entry, makeEntry } from "./page-entry.ts";

/** Files that lie on disk and don't change while the portal runs: styles and scripts of the build, and `public/`. */
export type PortalFiles = {
  has(path: string): boolean;
  /** Null where there is no such file. */
  find(path: string): Promise<Entry | null>;
};

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
  ".webmanifest": "application/manifest+json",
};

/** Names below `_next/static` change with their content; those in `public/` don't. */
const forEver = "public, max-age=31536000, immutable";
const forAnHour = "public, max-age=3600";

/** Compressed as small as it gets, once, when somebody first asks; the files of a build are few. */
export async function portalFiles(directory: string, headers: readonly string[], dev: boolean): Promise<PortalFiles> {
  const paths = new Map<string, { file: string; cacheControl: string }>();
  const roots = [{ below: join(directory, "public"), at: "/", cacheControl: forAnHour }];
  // While developing, the framework makes them as it goes.
  if (!dev) roots.push({ below: join(directory, ".next", "static"), at: "/_next/static/", cacheControl: forEver });
  for (const { below, at, cacheControl } of roots) {
    for (const name of await filesBelow(below)) {
      paths.set(at + name.split(sep).map(encodeURIComponent).join("/"), { file: join(below, name), cacheControl });
    }
  }
  const entries = new Map<string, Promise<Entry>>();
  return {
    has: (path) => paths.has(path),
    async find(path) {
      const found = paths.get(path) ?? paths.get(encoded(path));
      if (!found) return null;
      const loaded = entries.get(found.file) ?? load(found.file, found.cacheControl, headers);
      entries.set(found.file, loaded);
      // A file that could not be read once may be read the next time.
      loaded.catch(() => entries.delete(found.file));
      return loaded;
    },
  };
}

async function load(file: string, cacheControl: string, headers: readonly string[]): Promise<Entry> {
  const type = types[extname(file)] ?? "application/octet-stream";
  return makeEntry({
    status: 200,
    body: await readFile(file),
    headers: ["Content-Type", type, ...headers],
    cacheControl,
    vary: "Accept-Encoding",
    validUntil: Number.POSITIVE_INFINITY,
    quality: 11,
  });
}

function encoded(path: string): string {
  try {
    return path
      .split("/")
      .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
      .join("/");
  } catch {
    return path;
  }
}

async function filesBelow(directory: string): Promise<string[]> {
  try {
    const found = await readdir(directory, { recursive: true, withFileTypes: true });
    return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(directory.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
