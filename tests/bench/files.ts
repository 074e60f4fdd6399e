import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { fileAddress } from "#server/files/file-door.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { writtenPdf } from "#tests/support/written-files.ts";

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

const pages = 300;

/** Gives a document a report of 300 full pages and reads its words, as it is done in the background: how long that takes. */
export async function measureReading(): Promise<{ ms: number; pages: number; places: number }> {
  const store = fileStore();
  const line = "Seizures of precursors grew on the northern route. Изъятия прекурсоров на северном маршруте выросли.";
  const bytes = writtenPdf(
    Array.from({ length: pages }, (_, at) =>
      Array(40)
        .fill(`${at + 1}. ${line}`)
        .join("\n"),
    ),
  );
  const staged = await stageFile(Readable.from([bytes]), store.incoming, bytes.length);
  if (!staged.ok) throw new Error(staged.error);
  const inspected = { kind: "pdf", pages, name: "report.pdf", isReadable: true } as const;
  const input = { language: "ru", note: null };
  const attached = await attachFile(portal, store, "S-30-1", input, { staged: staged.value, inspected });
  if (!attached.ok) throw new Error(attached.error);
  const begun = performance.now();
  await readWaiting(store);
  const ms = performance.now() - begun;
  const places = await database().fileWords.count({ where: { sha256: staged.value.sha256 } });
  return { ms, pages, places };
}
