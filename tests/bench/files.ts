import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { portal } from "#policy.ts";
import { fileAddress } from "#server/files/file-door.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";

/** Gives a document of the record a file of so many bytes: where it is given out, and where it lies. */
export async function makeFile(bytes: number): Promise<{ address: string; path: string }> {
  const store = fileStore();
  const staged = await stageFile(Readable.from([randomBytes(bytes)]), store.incoming, bytes);
  if (!staged.ok) throw new Error(staged.error);
  const { sha256 } = staged.value;
  const name = "bench.pdf";
  const inspected = { kind: "pdf", pages: 1, name, isReadable: true } as const;
  const input = { language: "en", note: null };
  const attached = await attachFile(portal, store, "S-30-1", input, { staged: staged.value, inspected });
  if (!attached.ok) throw new Error(attached.error);
  return {
    address: fileAddress({ sha256, name }),
    path: join(process.env.PORTAL_FILES ?? "", sha256.slice(0, 2), sha256),
  };
}
