import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { recordDocument } from "#features/documents/document-commands.ts";
import { attachFile, removeFile, removeInfected, tellRefused } from "#features/documents/document-file-commands.ts";
import { removeEvidence, removeInfectedEvidence } from "#features/evidence/evidence-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { folderStore } from "#server/files/file-store.ts";
import { sendEvidence } from "#tests/support/evidence.ts";
import { asActor } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { documentOf } from "./document-deeds.ts";

const because = { en: "The wrong paper.", ru: "Не тот документ." };
const inspected = { kind: "txt", pages: null, name: "report.txt", isReadable: true } as const;

/** A document gets a file, another for it, and loses the first. */
export async function keepFiles(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-deeds-"));
  const store = folderStore(folder);
  const { code } = done(await recordDocument(portal, documentOf({ symbol: "E/CN.7/2019/1", issued: "2019" })));
  const send = async (words: string) => {
    const staged = done(await stageFile(Readable.from([Buffer.from(words)]), store.incoming, 1000));
    const input = { language: "en", note: "Sent." };
    return done(await attachFile(portal, store, code, input, { staged, inspected })).file;
  };
  const first = await send("First.");
  await send("Second.");
  done(await removeFile(portal, store, first.id, because));
  const { sha256 } = await send("Third.");
  await removeInfected(sha256, "Test.Signature");
  await tellRefused(portal, code, "report.txt", "Test.Signature");
  rmSync(folder, { recursive: true });
}

/** A report is sent with files, corrected with another, and loses two of them. */
export async function keepEvidence(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-deeds-"));
  const store = folderStore(folder);
  const recommendation = "2019-II-2";
  const { id } = await database().person.findFirstOrThrow({ where: { role: "focal" } });
  const focal = await asActor(id);
  const to = { recommendation, partnerId: focal.partner?.id ?? 0 };
  const place = { evidenceOf: "report", recommendation, partner: "UZB", year: 2023 } as const;
  const said = { year: 2023, state: "done", statement: "In force.", language: "en", evidence: null } as const;
  const first = await sendEvidence(focal, store, place, { name: "law.txt" });
  const sent = done(await submitReport(focal, to, said, { corrects: null }));
  const second = await sendEvidence(focal, store, place, { name: "list.txt" });
  done(await submitReport(focal, to, said, { corrects: sent.id }));
  const given = await database().evidence.findFirstOrThrow({ where: { sha256: first } });
  done(await removeEvidence(focal, store, { id: given.id, recommendation }, because));
  await removeInfectedEvidence(second, "Test.Signature");
  rmSync(folder, { recursive: true });
}
