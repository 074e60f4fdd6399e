import type { Upload } from "tus-js-client";

/** A file that this page sends, as its row shows it. */
export type Sending = {
  key: string;
  /** of the portal, once it has begun */
  id: string | null;
  name: string;
  bytes: number;
  came: number;
  state: "queued" | "sending" | "paused" | "broken" | "signedOut" | "refused" | "sent";
  /** the portal's own sentence */
  why: string | null;
};

/** One that was begun before, by this person, from this device or another. */
export type Begun = { id: string; name: string; bytes: number; came: number; modified: number | null };

/** A lost line is tried again after these; then with the last of them, until it is there. */
const retryMs = [0, 1000, 3000, 5000, 10_000];
/** Where a server before the portal keeps what comes until it is whole, so much of it is known to have come at a time. */
const partBytes = 8 * 1024 * 1024;

type Told = Partial<Omit<Sending, "key" | "name" | "bytes">>;

/**
 * Sends one file to the page at `path`, from where the portal has it. `tell` hears how far it is; `isOn` says whether
 * it is still wanted. The library comes with the first file that somebody chooses.
 */
export async function sendFile(
  file: File,
  { path, begun, tell, isOn }: { path: string; begun: Begun | null; tell: (told: Told) => void; isOn: () => boolean },
): Promise<Upload> {
  const { Upload, DetailedError } = await import("tus-js-client");
  const statusOf = (error: unknown) =>
    error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
  const upload: Upload = new Upload(file, {
    endpoint: "/uploads",
    ...(begun && { uploadUrl: `/uploads/${begun.id}` }),
    // The portal knows what has come, on whatever device it is asked: nothing is kept on this one.
    storeFingerprintForResuming: false,
    chunkSize: partBytes,
    retryDelays: retryMs,
    metadata: { name: file.name, modified: String(file.lastModified), path },
    onUploadUrlAvailable: () => tell({ id: upload.url?.slice(upload.url.lastIndexOf("/") + 1) ?? null }),
    onProgress: (came) => tell({ came, state: "sending" }),
    onShouldRetry: (error, attempt) => {
      const status = statusOf(error);
      const passes = status === 0 || status >= 500 || [409, 423, 429].includes(status);
      if (passes && attempt >= 1) tell({ state: "broken" });
      return passes;
    },
    onError(error) {
      const status = statusOf(error);
      if (status === 401) return tell({ state: "signedOut" });
      const why = error instanceof DetailedError ? (error.originalResponse?.getBody() ?? "") : "";
      if (status >= 400 && status < 500) return tell({ state: "refused", why: why || null });
      tell({ state: "broken" });
      setTimeout(() => isOn() && upload.start(), retryMs.at(-1));
    },
    onSuccess: () => tell({ came: file.size, state: "sent" }),
  });
  return upload;
}

/** The same file chosen again goes on where it stopped: by its name, size and age, as its device tells them. */
export function findBegun(file: File, all: readonly Begun[]): Begun | null {
  const name = file.name.normalize("NFC").replace(/\s+/gu, " ").trim();
  return all.find((one) => one.name === name && one.bytes === file.size && one.modified === file.lastModified) ?? null;
}
