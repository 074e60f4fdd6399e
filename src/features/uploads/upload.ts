import { fail, ok, type Result } from "#lib/result.ts";

/**
 * Where a file is to belong: the papers of a meeting, the files of a document, or the next report of a partner on a recommendation
 * for a year, or the next assessment of it.
 */
export type UploadPlace = { meeting: string } | { document: string } | AnswerPlace;

export type AnswerPlace = {
  evidenceOf: "report" | "assessment";
  recommendation: string;
  partner: string;
  year: number;
};

/** So many files one person may have on the way or waiting: a meeting of a week has fewer papers. */
export const mostOpen = 100;

const dayMs = 24 * 3600 * 1000;

/** On the way, nobody goes on with it after that; looked into, nobody sorts it out after that. */
const longestComingMs = 7 * dayMs;
const longestWaitingMs = 30 * dayMs;

type Times = { seenAt: Date; endedAt: Date | null; sha256: string | null };

export type UploadState = "coming" | "waiting" | "refused";

export function stateOf({ endedAt, sha256 }: Pick<Times, "endedAt" | "sha256">): UploadState {
  if (endedAt === null) return "coming";
  return sha256 === null ? "refused" : "waiting";
}

/** Whether it is given up: what was refused is told as long as what is on the way is waited for. */
export function isAbandoned(upload: Times, now: Date): boolean {
  const longest = stateOf(upload) === "waiting" ? longestWaitingMs : longestComingMs;
  return now.getTime() - upload.seenAt.getTime() > longest;
}

/** The moment before which nothing that is on the way, or was refused, and nothing that waits, is kept. */
export function abandonedBefore(now: Date): { coming: Date; waiting: Date } {
  return { coming: new Date(now.getTime() - longestComingMs), waiting: new Date(now.getTime() - longestWaitingMs) };
}

/** A file that is announced with its size, before anything of it comes. */
export function mayBegin({
  bytes,
  open,
  mostBytes,
}: {
  bytes: number;
  open: number;
  mostBytes: number;
}): Result<null, "fileEmpty" | "fileTooLarge" | "tooManyUploads"> {
  if (!Number.isInteger(bytes) || bytes < 1) return fail("fileEmpty");
  if (bytes > mostBytes) return fail("fileTooLarge", { megabytes: Math.floor(mostBytes / 1024 / 1024) });
  return open < mostOpen ? ok(null) : fail("tooManyUploads", { most: mostOpen });
}
