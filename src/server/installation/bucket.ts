/** "s3://bucket/folder"; `null` where it is no such place. */
export function bucketIn(place: string): { bucket: string; folder: string } | null {
  const [, bucket, folder = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?(.*?)\/?$/.exec(place) ?? [];
  return bucket ? { bucket, folder } : null;
}
