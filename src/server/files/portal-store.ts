import { dirname } from "node:path";
import { bucketIn } from "#server/installation/bucket.ts";
import { type FileStore, folderStore } from "./file-store.ts";
import { s3Store } from "./s3-store.ts";

const kept = globalThis as { portalFiles?: FileStore };

/** The one store of this process, as `serve` has read it from the settings: a folder, or a bucket of a server that speaks S3. */
export function fileStore(): FileStore {
  kept.portalFiles ??= storeOf(process.env);
  return kept.portalFiles;
}

function storeOf(environment: { [name: string]: string | undefined }): FileStore {
  const place = environment.PORTAL_FILES;
  if (!place) throw new Error("PORTAL_FILES is not set");
  const s3 = bucketIn(place);
  if (!s3) return folderStore(place);
  return s3Store({
    ...s3,
    endpoint: environment.PORTAL_S3_ENDPOINT ?? "",
    region: environment.PORTAL_S3_REGION ?? "",
    key: environment.PORTAL_S3_KEY ?? "",
    secret: environment.PORTAL_S3_SECRET ?? "",
    incoming: environment.PORTAL_INCOMING ?? "",
  });
}

/** The folder of files on this machine: here they come in, wherever they are kept. */
export function fileFolder(): string {
  const { PORTAL_FILES: place, PORTAL_INCOMING: incoming } = process.env;
  if (!place) throw new Error("PORTAL_FILES is not set");
  return bucketIn(place) ? dirname(incoming ?? "") : place;
}

/** No file that people send is larger. */
export function mostFileBytes(): number {
  return (Number(process.env.PORTAL_FILE_MB) || 200) * 1024 * 1024;
}
