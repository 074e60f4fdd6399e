import type { IncomingMessage } from "node:http";
import type { Resumable } from "#server/pages/files/resumable.ts";
import type { StoredFiles } from "#server/pages/files/stored-files.ts";
import type { Uploads } from "#server/pages/files/uploads.ts";
import type { Addresses } from "./page-addresses.ts";
import type { PageCache } from "./page-cache.ts";
import type { PortalFiles } from "./page-files.ts";
import type { Framework } from "./page-framework.ts";
import type { Way } from "./page-hosts.ts";
import type { PageLimits } from "./page-limits.ts";
import type { IsSealed } from "./page-readers.ts";
import type { ContentVersion } from "./page-version.ts";

export type PageListenerParts = {
  framework: Framework;
  version: Pick<ContentVersion, "current" | "read">;
  cache: PageCache;
  files: PortalFiles;
  /** of people; where there is none, no address leads to one */
  stored: StoredFiles | null;
  uploads: Uploads | null;
  resumable: Resumable | null;
  addresses: Addresses;
  isReady: () => Promise<boolean>;
  wayOf: (request: IncomingMessage) => Way;
  limits: PageLimits;
  isSealed: IsSealed;
  /** servers of one's own that stand before the portal */
  proxies: number;
  origin: string;
  dev: boolean;
};
