import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { documentsWith } from "#features/documents/document-file-queries.ts";
import { type Guess, guessAll } from "#features/documents/document-guess.ts";
import { inOrderOfMeeting } from "#features/documents/document-order.ts";
import { belongingTo, type DocumentItem, listDocuments } from "#features/documents/document-queries.ts";
import type { UploadPlace } from "#features/uploads/upload.ts";
import { type UploadShown, uploadsFor } from "#features/uploads/upload-queries.ts";
import type { Actor } from "#policy.ts";

/** A file that waits, with what is guessed of it, and the document that has the same file already. */
export type WaitingPaper = UploadShown & {
  file: NonNullable<UploadShown["file"]>;
  guess: Guess;
  same: { code: string; language: string } | null;
};

export type MeetingPapers = {
  documents: DocumentItem[];
  coming: UploadShown[];
  refused: UploadShown[];
  waiting: WaitingPaper[];
};

/** The papers of a meeting: those that are documents, and the files that are to become some. */
export async function findPapers(
  actor: Actor,
  meeting: Pick<MeetingForDesk, "id" | "code"> & Partial<Pick<MeetingForDesk, "agenda">>,
): Promise<MeetingPapers> {
  const documents = inOrderOfMeeting(await listDocuments(actor, belongingTo({ meeting: meeting.id })), meeting.agenda);
  return papersAt(actor, { meeting: meeting.code }, documents);
}

/** The files that were sent for a document: each is one of its files until somebody says otherwise. */
export async function findFilesFor(actor: Actor, document: DocumentItem): Promise<MeetingPapers> {
  const papers = await papersAt(actor, { document: document.code }, [document]);
  const belongs = { as: "of", code: document.code } as const;
  return { ...papers, waiting: papers.waiting.map((one) => ({ ...one, guess: { ...one.guess, belongs } })) };
}

async function papersAt(actor: Actor, place: UploadPlace, documents: DocumentItem[]): Promise<MeetingPapers> {
  const uploads = await uploadsFor(actor, place);
  const arrived = uploads.filter((one): one is UploadShown & Pick<WaitingPaper, "file"> => one.file !== null);
  const same = await documentsWith(
    actor,
    arrived.map(({ file }) => file.sha256),
  );
  const known = documents.map(({ code, symbol, files }) => ({ code, symbol, names: files.map(({ name }) => name) }));
  const ofThese = new Set(documents.map(({ code }) => code));
  const guesses = guessAll(
    arrived.map(({ id, name, file }) => ({
      ...{ id, name },
      kind: file.kind,
      sha256: file.sha256,
      words: file.beginning,
    })),
    known,
    // Those of other documents are only told of.
    new Map([...same].flatMap(([sha256, { code }]) => (ofThese.has(code) ? [[sha256, code]] : []))),
  );
  return {
    documents,
    coming: uploads.filter(({ state }) => state === "coming"),
    refused: uploads.filter(({ state }) => state === "refused"),
    waiting: arrived.map((one) => ({
      ...one,
      guess: guesses.get(one.id) as Guess,
      same: same.get(one.file.sha256) ?? null,
    })),
  };
}
