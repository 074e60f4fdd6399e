import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect } from "vitest";
import { readPaperAgain, removePaperFile } from "#desk/documents/document-file-actions.ts";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const code = "S-30-1";

const lastFile = () => database().documentFile.findFirst({ orderBy: { id: "desc" } });

async function sendFile() {
  process.env.PORTAL_FILES ??= mkdtempSync(join(tmpdir(), "portal-desk-files-"));
  const bytes = Buffer.from(`A paper of ${performance.now()}`);
  const staged = done(await stageFile(Readable.from([bytes]), fileStore().incoming, 1000));
  const inspected = { kind: "txt", pages: null, name: "paper.txt", isReadable: true } as const;
  done(await attachFile(portal, fileStore(), code, { language: "en", note: null }, { staged, inspected }));
}

async function sendUnreadable() {
  await sendFile();
  const file = await lastFile();
  await database().file.update({ where: { sha256: file?.sha256 ?? "" }, data: { words: "unreadable" } });
}

const lastWords = async () => database().file.findUnique({ where: { sha256: (await lastFile())?.sha256 ?? "" } });

export const files: Job[] = [
  {
    does: "tries again to read the words of a file",
    name: "readPaperAgain",
    once: "stands",
    action: readPaperAgain,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: sendUnreadable,
    form: async () => ({ file: String((await lastFile())?.id) }),
    outcome: { status: "done", message: expect.stringContaining("paper.txt") },
    kept: [lastWords, { words: "waiting" }],
  },
  {
    does: "removes a file of a document",
    name: "removePaperFile",
    once: "key",
    action: removePaperFile,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: sendFile,
    form: async () => ({ code, file: String((await lastFile())?.id), "reason.en": "Another paper." }),
    outcome: { status: "done", message: expect.stringContaining("paper.txt") },
    kept: [lastFile, { name: "paper.txt", removedAt: expect.any(Date) }],
    wrong: [{ file: "", "reason.en": "" }, ["file", "reason"]],
  },
];
