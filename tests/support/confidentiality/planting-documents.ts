import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { DocumentInput, documentAccess } from "#features/documents/document.ts";
import { correctDocument, publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { nameReader } from "#features/documents/document-readers.ts";
import { keepTyped } from "#features/documents/document-sorting.ts";
import { discardDocument, voidDocument } from "#features/documents/document-taking-back.ts";
import type { AnswerPlace } from "#features/uploads/upload.ts";
import { takeUpload } from "#features/uploads/upload-commands.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Person } from "#policy.ts";
import { database } from "#server/database.ts";
import type { CameIn } from "#server/files/file-door.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { writtenDocx } from "#tests/support/written-files.ts";
import { documents } from "./documents.ts";
import { joined, type Say, sayAt, sourceAt } from "./saying.ts";

/** A document that says something in every field that takes words, and belongs to all that is public. */
function paperOf(code: string, say: Say, more: Partial<DocumentInput> = {}): DocumentInput {
  return documentOf({
    issued: code.split("-")[1],
    title: say.both("document.title"),
    summary: say.both("document.summary"),
    issuer: { partner: null, name: say.both("document.issuer") },
    address: `https://example.org/${say.en("document.address").split(" ")[2]}`,
    ...{ meetings: ["EWG-2022-II"], recommendations: ["2022-II-3"], pillars: [2], partners: ["UZB"], mandate: true },
    source: sourceAt(say, "document.source"),
    ...more,
  });
}

async function entered(code: string, say: Say, more: Partial<DocumentInput> = {}) {
  const unit = await personWith("unit");
  const row = done(await recordDocument(unit, paperOf(code, say, more)));
  if (row.code !== code) throw new Error(`${row.code} instead of ${code}`);
  const inside = [`# ${say.en("document.heading")}`, say.en("document.inside")];
  await withFile(say.en("document.file"), inside, async (store, file) => {
    done(await attachFile(unit, store, code, { language: "en", note: say.en("document.note") }, file));
  });
  return row;
}

/** A file with the word of that sentence in its name and those words in itself, which has come in. */
async function withFile(
  said: string,
  words: string[],
  work: (store: FileStore, file: CameIn) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-planted-"));
  const store = folderStore(folder);
  const [word = ""] = said.split(" ").slice(2);
  const inside = writtenDocx(words);
  const staged = done(await stageFile(Readable.from([inside]), store.incoming, 100_000));
  const inspected = { kind: "docx", pages: null, name: `${word}.docx`, isReadable: true } as const;
  await work(store, { staged, inspected });
  while (await readWaiting(store));
  rmSync(folder, { recursive: true });
}

/** One that waits to be sorted out, with what somebody has said of it so far. */
export async function sendPaper(say: Say): Promise<void> {
  const unit = await personWith("unit");
  await withFile(say.en("upload.name"), [say.en("upload.inside")], async (store, file) => {
    done(await takeUpload(unit, store, { meeting: "EWG-2022-II" }, file));
  });
  const { id } = await database().upload.findFirstOrThrow();
  await keepTyped(unit, { [id]: { "title.en": say.en("upload.typed") } });
}

/** One that bears out the next report or assessment of a partner. */
export async function sendEvidence(by: Person, place: AnswerPlace, say: Say): Promise<void> {
  const of = `evidence.${place.evidenceOf}`;
  await withFile(say.en(`${of}.name`), [say.en(`${of}.inside`)], async (store, file) => {
    done(await takeUpload(by, store, place, file));
  });
}

/** One that everybody may read, one of which the Russian is not public, and the papers of a mistake. */
export async function publishPapers(say: Say): Promise<void> {
  const unit = await personWith("unit");
  const both = await entered(documents.public, say);
  done(await publishDocument(unit, both.code, both.version, ["en", "ru"]));
  const half = await entered(documents.language, say, halfPaper(say));
  done(await publishDocument(unit, half.code, half.version, ["en"]));
}

function halfPaper(say: Say): Partial<DocumentInput> {
  const { title, summary, issuer, source } = paperOf(documents.language, say);
  return { ...joined({ title, summary, issuer, source }, null), titleState: { en: "original", ru: "missing" } };
}

/** Of that one the Russian, which is not public. */
export async function tellInRussian(say: Say): Promise<void> {
  const half = await database().document.findUniqueOrThrow({ where: { code: documents.language } });
  const { title, summary, issuer, source, ...rest } = paperOf(half.code, sayAt("public"));
  const russian = paperOf(half.code, say);
  const words = joined({ title, summary, issuer, source }, {
    ...{ title: russian.title, summary: russian.summary, issuer: russian.issuer, source: russian.source },
  } as {
    title: Localized;
    summary: DocumentInput["summary"];
    issuer: DocumentInput["issuer"];
    source: DocumentInput["source"];
  });
  done(await correctDocument(await personWith("unit"), half.code, half.version, { ...rest, ...words }));
}

export async function voidPaper(say: Say): Promise<void> {
  const unit = await personWith("unit");
  const row = await entered(documents.voided, say);
  const published = done(await publishDocument(unit, row.code, row.version, ["en", "ru"]));
  const reason = sayAt("public").both("void.document");
  done(await voidDocument(unit, published, { reason, right: documents.public }));
}

export async function discardPaper(say: Say): Promise<void> {
  const row = await entered("D-2021-4", say);
  done(await discardDocument(await personWith("unit"), row));
}

export async function draftPaper(say: Say): Promise<void> {
  await entered(documents.draft, say);
}

/** Published for those of a level alone. */
export async function paperFor(level: Exclude<(typeof documentAccess)[number], "public">, say: Say): Promise<void> {
  const unit = await personWith("unit");
  const row = await entered(documents[level], say, { access: level });
  const { version } = done(await publishDocument(unit, row.code, row.version, ["en", "ru"]));
  if (level === "named") done(await nameReader(unit, { code: row.code, version }, (await personWith("focal")).email));
}
