import type { Result } from "#lib/result.ts";
import type { Actor } from "#policy.ts";

/** A file as its sender announces it, for the page at that path. */
export type Announced = { id: string; name: string; bytes: number; modified: string | null; path: string };

/** So many bytes are to come; ended, it was looked into. */
export type KnownUpload = { bytes: number; isEnded: boolean };

/** The record's side of files that come in parts. */
export type UploadDoor = {
  begin(actor: Actor, announced: Announced): Promise<Result<unknown>>;
  /** `null` where it is not that actor's, as if there were none. */
  find(actor: Actor, id: string): Promise<KnownUpload | null>;
  /** Its sender goes on with it. */
  seen(id: string): Promise<void>;
  /** All of it has come: it is looked into, and kept or refused. Done twice it is done once. */
  end(id: string): Promise<void>;
  drop(actor: Actor, id: string): Promise<Result<unknown>>;
  /** Takes away what nobody goes on with; answers with those that have come whole and were not looked into. */
  sweep(now: Date): Promise<string[]>;
};
