import type { Actor } from "#policy.ts";
import type { FileKind } from "./file-kind.ts";

/** A file as somebody may have it. */
export type OpenFile = {
  sha256: string;
  bytes: number;
  kind: FileKind;
  /** under which it is given out */
  name: string;
  /** Whether everybody may have it. */
  isPublic: boolean;
  /** Its bytes are missed, until a backup brings them back. */
  isLost: boolean;
};

/** The record's side of files: it knows what they belong to, and who may have them. The page server knows it only as this. */
export type FileDoor = {
  /** The file under that beginning of its fingerprint; `null` where there is none, or none for that actor. */
  find(actor: Actor, key: string): Promise<OpenFile | null>;
};

/** So many signs of a fingerprint name a file in its address: nobody hits upon one by trying. */
export const keyLength = 16;

export function fileAddress({ sha256, name }: Pick<OpenFile, "sha256" | "name">): string {
  return `/files/${sha256.slice(0, keyLength)}/${encodeURIComponent(name)}`;
}
