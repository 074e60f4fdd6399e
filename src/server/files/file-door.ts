import type { Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";
import type { Inspected } from "./file-inspection.ts";
import type { FileKind } from "./file-kind.ts";
import type { Staged } from "./file-staging.ts";

/** A file as somebody may have it. */
export type OpenFile = {
  sha256: string;
  bytes: number;
  kind: FileKind;
  /** Under these it is given out, by the first where none is asked for. */
  names: [string, ...string[]];
  /** Whether everybody may have it. */
  isPublic: boolean;
  /** Its bytes are missed, until a backup brings them back. */
  isLost: boolean;
  /** The virus scanner has not looked at it yet. */
  isWaiting: boolean;
};

/** The record's side of files: it knows what they belong to, and who may have them. The page server knows it only as this. */
export type FileDoor = {
  /** The file under that beginning of its fingerprint; `null` where there is none, or none for that actor. */
  find(actor: Actor, key: string): Promise<OpenFile | null>;
  /** Whether files are sent to the page at that path, and by that actor. */
  takes(path: string): boolean;
  mayTake(actor: Actor, path: string): Promise<boolean>;
  /** Tells in the history of what that page is about that a file was refused, in which the scanner found that. */
  refuse(actor: Actor, path: string, name: string, signature: string): Promise<void>;
  /** Takes a file away in which the scanner found that, wherever it is named. */
  infected(sha256: string, signature: string): Promise<void>;
  /** Takes a file that has come in, for the page at that path; answers with the address where to go then. */
  take(actor: Actor, path: string, fields: Readonly<Record<string, string>>, file: CameIn): Promise<Result<string>>;
};

/** A file that has come in and was found to be one that is taken. */
export type CameIn = {
  staged: Pick<Staged, "path" | "sha256" | "bytes">;
  inspected: Omit<Inspected, "scannedAt"> & Partial<Pick<Inspected, "scannedAt">>;
};

/** So many signs of a fingerprint name a file in its address: nobody hits upon one by trying. */
export const keyLength = 16;

export function fileAddress({ sha256, name }: { sha256: string; name: string }): string {
  return `/files/${sha256.slice(0, keyLength)}/${encodeURIComponent(name)}`;
}
