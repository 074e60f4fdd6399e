import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { fileAddress, type OpenFile } from "#server/files/file-door.ts";
import { type FileKind, nameOfKind } from "#server/files/file-kind.ts";
import type { WordState } from "#server/files/file-rows.ts";
import type { KnownUpload } from "#server/files/uploads/upload-door.ts";
import { stagedBytes } from "#server/files/uploads/upload-staging.ts";
import { waitsForScanner } from "#server/files/virus-scanner.ts";
import { stateOf, type UploadPlace, type UploadState } from "./upload.ts";

export type UploadShown = {
  id: string;
  name: string;
  bytes: number;
  /** so much of it has come */
  came: number;
  /** in milliseconds since 1970, as the device says */
  modified: number | null;
  state: UploadState;
  by: { id: number; name: string };
  seenAt: Date;
  refusal: { error: string; details: Record<string, string | number> } | null;
  /** that waits to be sorted out */
  file: {
    sha256: string;
    kind: FileKind;
    pages: number | null;
    words: WordState;
    beginning: string;
    address: string;
  } | null;
  /** said of it so far, by the names of the form */
  typed: Record<string, string>;
};

/** All that is on its way to this place or waits there, in the order in which it was sent. */
export async function uploadsFor(actor: Actor, place: UploadPlace): Promise<UploadShown[]> {
  const rows = await database().upload.findMany({
    where: { AND: [readable.uploads(actor), whereIs(place)] },
    include: { person: { select: { id: true, name: true } }, file: { include: { placedWords: beginning } } },
    orderBy: [{ begunAt: "asc" }, { id: "asc" }],
  });
  return Promise.all(
    rows.map(async (row) => {
      const { id, name, bytes, file } = row;
      const kind = file?.kind as FileKind;
      return {
        ...{ id, name, bytes, state: stateOf(row), by: row.person, seenAt: row.seenAt },
        came: row.endedAt === null ? await stagedBytes(id) : bytes,
        modified: row.modifiedAt?.getTime() ?? null,
        refusal: row.problem === null ? null : { error: row.problem, details: (row.details ?? {}) as Details },
        file: file && {
          ...{
            sha256: file.sha256,
            kind,
            pages: file.pages,
            words: file.words as WordState,
            beginning: file.placedWords.map(({ words }) => words).join(" "),
          },
          address: fileAddress({ sha256: file.sha256, name: nameOfKind(name, kind) }),
        },
        typed: (row.typed ?? {}) as Record<string, string>,
      };
    }),
  );
}

/** As much of a file as tells its kind and language. */
const beginning = { where: { position: { lte: 2 } }, orderBy: { position: "asc" }, select: { words: true } } as const;

type Details = Record<string, string | number>;

function whereIs(place: UploadPlace): Prisma.UploadWhereInput {
  return "meeting" in place ? { meeting: { code: place.meeting } } : { document: { code: place.document } };
}

/** Of an upload that its sender goes on with: nobody else's. */
export async function findOwnUpload(actor: Actor, id: string): Promise<KnownUpload | null> {
  const upload = await database().upload.findUnique({ where: { id } });
  return upload && can.goOnWith(actor, upload) ? { bytes: upload.bytes, isEnded: upload.endedAt !== null } : null;
}

/** A file that waits, for whoever sorts it out to look at. */
export async function findWaitingFile(actor: Actor, key: string): Promise<OpenFile | null> {
  const [first, ...more] = await database().upload.findMany({
    where: { AND: [readable.uploads(actor), { sha256: { startsWith: key } }] },
    include: { file: true },
    orderBy: { begunAt: "asc" },
  });
  if (!first?.file) return null;
  const { sha256, bytes, lostAt } = first.file;
  const kind = first.file.kind as FileKind;
  const names = new Set([first, ...more].map(({ name }) => nameOfKind(name, kind)));
  const isWaiting = waitsForScanner(first.file);
  const told = { names: [...names] as OpenFile["names"], isPublic: false, isLost: lostAt !== null, isWaiting };
  return { sha256, bytes, kind, ...told };
}

/** Documents that have one of these files already, as far as this reader may have it. */
export async function documentsWith(
  actor: Actor,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, { code: string; language: Locale | string }>> {
  const rows = await database().documentFile.findMany({
    where: { AND: [readable.files(actor), { sha256: { in: [...sha256s] }, replacedAt: null }] },
    include: { document: { select: { code: true } } },
    orderBy: { id: "desc" },
  });
  return new Map(rows.map(({ sha256, language, document }) => [sha256, { code: document.code, language }]));
}
