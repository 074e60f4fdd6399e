import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { fileInput } from "#features/documents/document-file.ts";
import { attachFile, removeInfected, tellRefused } from "#features/documents/document-file-commands.ts";
import { findOpenFile } from "#features/documents/document-file-queries.ts";
import type { UploadPlace } from "#features/uploads/upload.ts";
import { beginUpload, dropUpload, seeUpload, sweepUploads, takeUpload } from "#features/uploads/upload-commands.ts";
import { endUpload } from "#features/uploads/upload-ending.ts";
import { findOwnUpload, findWaitingFile } from "#features/uploads/upload-queries.ts";
import { addressOf, pageAt } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import type { CameIn, FileDoor } from "#server/files/file-door.ts";
import { fileStore } from "#server/files/portal-store.ts";
import type { UploadDoor } from "#server/files/uploads/upload-door.ts";
import { findDocumentForDesk } from "./document-desk-queries.ts";

/**
 * Files come to a document at the page of its files, and are given out as their documents are. Those of a meeting wait at the
 * page of its papers until somebody has sorted them out.
 */
export const documentDoor: FileDoor = {
  find: async (actor, key) => (await findOpenFile(actor, key)) ?? findWaitingFile(actor, key),
  takes: (path) => placeIn(path) !== null,
  async mayTake(actor, path) {
    const place = placeIn(path);
    return place !== null && can.sendFiles(actor) && (await isThere(actor, place));
  },
  async refuse(actor, path, name, signature) {
    const place = placeIn(path);
    if (place && "document" in place) await tellRefused(actor, place.document, name, signature);
  },
  infected: (sha256, signature) => removeInfected(fileStore(), sha256, signature),
  async take(actor, path, fields, file) {
    const place = placeIn(path);
    if (!place) return fail("notFound");
    return "document" in place ? takeForDocument(actor, place, fields, file) : takeForMeeting(actor, place, file);
  },
};

/** The same files in parts, for a browser that runs scripts. */
export const uploadDoor: UploadDoor = {
  async begin(actor, { path, ...announced }) {
    const place = placeIn(path);
    return place ? beginUpload(actor, { ...announced, place }) : fail("notFound");
  },
  find: findOwnUpload,
  seen: seeUpload,
  end: (id) => endUpload(fileStore(), id),
  drop: (actor, id) => dropUpload(actor, fileStore(), id),
  sweep: (now) => sweepUploads(fileStore(), now),
};

type Place = UploadPlace & { locale: Locale };

async function takeForDocument(
  actor: Actor,
  { locale, document }: Extract<Place, { document: string }>,
  { language = "", note = "" }: Readonly<Record<string, string>>,
  file: CameIn,
): Promise<Result<string>> {
  const read = fileInput.safeParse({ language, note: cleanText(note) || null });
  if (!read.success) {
    return fail(read.error.issues.some(({ path: [name] }) => name === "note") ? "noteTooLong" : "languageMissing");
  }
  const attached = await attachFile(actor, fileStore(), document, read.data, file);
  if (!attached.ok) return attached;
  const { id } = attached.value.file;
  const told = `?${attached.value.isNew ? "sent" : "same"}=${id}`;
  return ok(addressOf(locale, "/documents/[code]/files", document, told));
}

async function takeForMeeting(
  actor: Actor,
  { locale, ...place }: Extract<Place, { meeting: string }>,
  file: CameIn,
): Promise<Result<string>> {
  const taken = await takeUpload(actor, fileStore(), place, file);
  return taken.ok ? ok(addressOf(locale, "/meetings/[code]/papers", place.meeting, "#sorting")) : taken;
}

async function isThere(actor: Actor, place: Place): Promise<boolean> {
  const found =
    "document" in place ? findDocumentForDesk(actor, place.document) : findMeetingForDesk(actor, place.meeting);
  return (await found) !== null;
}

/** None where the address is broken: it names no place then. */
function wordsOf(path: string): string[] {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return [];
  }
}

function placeIn(path: string): Place | null {
  const [locale, ...words] = wordsOf(path);
  if (!isLocale(locale)) return null;
  const code = words[1] ?? "";
  switch (pageAt(words)) {
    case "/documents/[code]/files":
      return { locale, document: code };
    case "/meetings/[code]/papers":
      return { locale, meeting: code };
    default:
      return null;
  }
}
