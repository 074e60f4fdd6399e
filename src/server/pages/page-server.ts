import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import next from "next";
import type { FileDoor } from "#server/files/file-door.ts";
import { fileStore, mostFileBytes } from "#server/files/portal-store.ts";
import type { UploadDoor } from "#server/files/uploads/upload-door.ts";
import type { HostRules } from "#server/hosts.ts";
import { checkout } from "#server/installation/data-folder.ts";
import { migrationsAreApplied } from "#server/installation/migrate.ts";
import { createResumable, uploadsPath } from "#server/pages/files/resumable.ts";
import { createStoredFiles } from "#server/pages/files/stored-files.ts";
import { createUploads } from "#server/pages/files/uploads.ts";
import { unseal } from "#server/sealed.ts";
import type { Addresses } from "./page-addresses.ts";
import { createPageCache } from "./page-cache.ts";
import { refuseUnreadable } from "./page-errors.ts";
import { portalFiles } from "./page-files.ts";
import { type Framework, frameworkOf } from "./page-framework.ts";
import { createWays } from "./page-hosts.ts";
import { createPageLimits, unlimited } from "./page-limits.ts";
import { createPageListener } from "./page-listener.ts";
import { warnInOneLine } from "./page-log.ts";
import { hurry } from "./page-patience.ts";
import type { IsSealed } from "./page-readers.ts";
import { followContentVersion } from "./page-version.ts";
import { assetPolicy, securityHeaders } from "./security-policy.ts";

export type PageServerOptions = {
  /** The public pages that there are, with what they can be asked. */
  addresses: Addresses;
  host: string;
  port: number;
  /** Tells which files there are, and who may have them. */
  door?: FileDoor;
  /** Takes those that come in parts. */
  uploadDoor?: UploadDoor;
  /** Renders everything anew for every reader and keeps nothing. */
  dev: boolean;
  /** Readers reach the portal here: scheme, host and port. */
  origin: string;
  /** The hosts under which it is asked beside that of the origin, and whether it insists on TLS. */
  hosts?: Omit<HostRules, "origin">;
  /** Servers of one's own that stand before it. */
  proxies?: number;
  isSealed?: IsSealed;
  /** Said only where it is measured how much one line can ask for. */
  limited?: boolean;
  /** Memory for pages that are kept. */
  cacheBytes: number;
  /** Leads to the primary itself: changes are announced there. */
  databaseUrl: string;
};

export type PageServer = {
  port: number;
  /** Memory of the pages that are kept at the moment. */
  keptBytes(): number;
  close(): Promise<void>;
};

/** Serves the built portal: public pages as documents that are kept ready, everything else as Next answers it. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  // The framework hangs its development socket, without which no page wakes up, on the server that it is told of.
  const upgrades = options.dev ? createServer() : undefined;
  const app = next({
    dir: checkout,
    dev: options.dev,
    hostname: options.host,
    port: options.port,
    quiet: !options.dev,
    httpServer: upgrades,
  });
  await app.prepare();
  if (!options.dev) warnInOneLine();
  const server = await servePages(frameworkOf(app.getRequestHandler()), options);
  const sockets = new Set<Duplex>();
  if (upgrades) {
    server.http.on("upgrade", (request, socket, head) => {
      sockets.add(socket.on("close", () => sockets.delete(socket)));
      upgrades.emit("upgrade", request, socket, head);
    });
  }
  return {
    port: server.port,
    keptBytes: server.cache.bytes,
    async close() {
      // No server counts those among its connections, and all wait for them.
      for (const socket of sockets) socket.destroy();
      await server.close();
      await app.close();
    },
  };
}

/** The page server in front of any framework. */
export async function servePages(framework: Framework, options: PageServerOptions) {
  const cache = createPageCache(options.cacheBytes);
  const version = await followContentVersion(options.databaseUrl, cache.forgetAll);
  const { addresses, origin, dev } = options;
  const headers = ["Content-Security-Policy", assetPolicy, ...securityHeaders(origin)];
  const files = await portalFiles(checkout, headers, dev);
  const { door } = options;
  const security = securityHeaders(origin);
  const mostBytes = mostFileBytes();
  const stored = door ? createStoredFiles({ door, store: fileStore, version, security }) : null;
  let checking: Promise<boolean> | null = null;
  const isReady = () => {
    checking ??= isPrepared(options.databaseUrl).finally(() => {
      checking = null;
    });
    return checking;
  };
  const limits = options.limited === false ? unlimited : createPageLimits(options.databaseUrl);
  const parts = { framework, version, cache, files, stored, addresses, isReady, limits, origin, dev };
  const { proxies = 0 } = options;
  const uploads = door
    ? createUploads({ door, store: fileStore, framework, limits, security, proxies, origin, dev, mostBytes })
    : null;
  const { databaseUrl, uploadDoor } = options;
  const resumable = uploadDoor
    ? createResumable({ door: uploadDoor, databaseUrl, limits, security, proxies, origin, mostBytes })
    : null;
  const { hosts = { more: [], byNumber: false, https: "insist" }, isSealed = isSealedByPortal } = options;
  const listener = createPageListener({
    ...parts,
    ...{ uploads, resumable },
    wayOf: createWays({ origin, ...hosts }),
    isSealed,
    proxies,
  });
  const isUpload = ({ url = "" }: IncomingMessage) =>
    url.startsWith(`${uploadsPath}/`) || (uploads?.isFor(url.split("?", 1)[0] ?? "") ?? false);
  const http = await listen(listener, options, isUpload).catch(async (error) => {
    await version.close();
    await limits.close();
    await resumable?.close();
    throw error;
  });
  return {
    http,
    cache,
    version,
    port: (http.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve));
      const patience = setTimeout(() => http.closeAllConnections(), longestFarewellMs);
      http.closeIdleConnections();
      await closed;
      clearTimeout(patience);
      await version.close();
      await limits.close();
      await resumable?.close();
    },
  };
}

const isSealedByPortal: IsSealed = async (cookie) => (await unseal("session", cookie)) !== null;

const longestCheckMs = 3000;

/** Whether the database answers, soon, and has what this checkout needs. */
async function isPrepared(databaseUrl: string): Promise<boolean> {
  const applied = migrationsAreApplied(databaseUrl).catch(() => false);
  return Promise.race([applied, wait(longestCheckMs, false, { ref: false })]);
}

/** A reader whose answer is under way when the portal ends has this long to get it. */
const longestFarewellMs = 3000;

/** A file of 200 MB comes that long on a line of 14 KB a second; one on which nothing comes is hung up long before. */
const longestSendingMs = 4 * 3600 * 1000;

async function listen(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
  isUpload: (request: IncomingMessage) => boolean,
) {
  const http = createServer(listener);
  http.on("clientError", refuseUnreadable);
  http.headersTimeout = 15_000;
  http.requestTimeout = longestSendingMs;
  http.on("request", (request, response) => hurry(request, response, isUpload(request)));
  // Longer than the minute for which balancers usually keep their connections, so that the portal is not the first to hang up.
  http.keepAliveTimeout = 65_000;
  // A reader who takes nothing for so long has gone.
  http.timeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      http.off("error", reject);
      resolve();
    });
  });
  return http;
}
