import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import { fileAddress, type OpenFile } from "#server/files/file-door.ts";
import { type FileKind, nameOfKind } from "#server/files/file-kind.ts";
import type { WordState } from "#server/files/file-rows.ts";
import { openFile } from "#server/files/file-shown.ts";
import type { KnownUpload } from "#server/files/uploads/upload-door.ts";
import { stagedBytes } from "#server/files/uploads/upload-staging.ts";
import { type AnswerPlace, stateOf, type UploadPlace, type UploadState } from "./upload.ts";

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

/** The files that have come for this place and wait there. */
export function countWaiting(actor: Actor, place: UploadPlace): Promise<number> {
  const where = { AND: [readable.uploads(actor), whereIs(place), { sha256: { not: null } }] };
  return database().upload.count({ where });
}

/** As much of a file as tells its kind and language. */
const beginning = { where: { position: { lte: 2 } }, orderBy: { position: "asc" }, select: { words: true } } as const;

type Details = Record<string, string | number>;

function whereIs(place: UploadPlace): Prisma.UploadWhereInput {
  if ("meeting" in place) return { meeting: { code: place.meeting } };
  if ("document" in place) return { document: { code: place.document } };
  const { evidenceOf, recommendation, partner, year } = place;
  return { evidenceOf, year, recommendation: { code: recommendation }, partner: { code: partner } };
}

/** Finds the partner as an addressee of a recommendation, as far as this reader may know of it. */
export function findAsked(
  actor: Actor,
  { recommendation, partner }: Pick<AnswerPlace, "recommendation" | "partner">,
  tx: Transaction = database(),
) {
  return tx.addressee.findFirst({
    where: {
      recommendation: { AND: [readable.recommendations(actor), { code: recommendation }] },
      partner: { code: partner },
    },
    include: { recommendation: true },
  });
}

/** Of an upload that its sender goes on with: nobody else's. */
export async function findOwnUpload(actor: Actor, id: string): Promise<KnownUpload | null> {
  const upload = await database().upload.findUnique({ where: { id }, include: { recommendation: true } });
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
  return openFile(
    first.file,
    [first, ...more].map(({ name }) => name),
    false,
  );
}
