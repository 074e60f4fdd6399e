import { Readable } from "node:stream";
import type { AnswerPlace } from "#features/uploads/upload.ts";
import { takeUpload } from "#features/uploads/upload-commands.ts";
import type { Actor } from "#policy.ts";
import { stageFile } from "#server/files/file-staging.ts";
import type { FileStore } from "#server/files/file-store.ts";
import { done } from "#tests/support/policy-meetings.ts";

/** Somebody sends a text as evidence, which waits there for the answer. Says its fingerprint. */
export async function sendEvidence(
  actor: Actor,
  store: FileStore,
  place: AnswerPlace,
  { name, words = `The words of ${name}` }: { name: string; words?: string },
): Promise<string> {
  const staged = done(await stageFile(Readable.from([Buffer.from(words)]), store.incoming, 100_000));
  const inspected = { kind: "txt", pages: null, name, isReadable: true } as const;
  done(await takeUpload(actor, store, place, { staged, inspected }));
  return staged.sha256;
}
