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
