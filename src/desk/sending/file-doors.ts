import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { findAnswerPlace } from "#desk/evidence/evidence-desk-queries.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { bringInList } from "#features/delegations/delegation-import.ts";
import { fileInput } from "#features/documents/document-file.ts";
import { attachFile, removeInfected, tellRefused } from "#features/documents/document-file-commands.ts";
import { findOpenFile } from "#features/documents/document-file-queries.ts";
import { removeInfectedEvidence } from "#features/evidence/evidence-commands.ts";
import { findOpenEvidence } from "#features/evidence/evidence-queries.ts";
import type { UploadPlace } from "#features/uploads/upload.ts";
import {
  beginUpload,
  dropUpload,
  type InfectedPaper,
  refuseInfected,
  seeUpload,
  sweepUploads,
  takeUpload,
} from "#features/uploads/upload-commands.ts";
import { endUpload } from "#features/uploads/upload-ending.ts";
import { findOwnUpload, findWaitingFile } from "#features/uploads/upload-queries.ts";
import { addressOf, pageAt } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, portal } from "#policy.ts";
import type { CameIn, FileDoor } from "#server/files/file-door.ts";
import { sweepSoon } from "#server/files/file-rows.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { sheetsOf } from "#server/files/sheets/sheets-of-file.ts";
import type { UploadDoor } from "#server/files/uploads/upload-door.ts";

/**
 * Files come to a document at the page of its files, and are given out as their documents are. Those of a meeting wait at the
 * page of its papers until somebody has sorted them out; those that bear out an answer, until that is sent.
 */
export const fileDoor: FileDoor = {
  find: async (actor, key) =>
    (await findOpenFile(actor, key)) ?? (await findOpenEvidence(actor, key)) ?? findWaitingFile(actor, key),
  takes: (path) => placeIn(path) !== null,
  async mayTake(actor, path) {
    const place = placeIn(path);
    return place !== null && can.sendFiles(actor) && (await uploadPlace(actor, place)) !== null;
  },
  async refuse(actor, path, name, signature) {
    const place = placeIn(path);
    if (place && "document" in place) await tellRefused(actor, place.document, name, signature);
  },
  async infected(sha256, signature) {
    await removeInfected(sha256, signature);
    await removeInfectedEvidence(sha256, signature);
    for (const paper of await refuseInfected(sha256, signature)) await tellInfected(paper);
    await sweepSoon(fileStore(), sha256);
  },
  async take(actor, path, fields, file) {
    const place = placeIn(path);
    if (!place) return fail("notFound");
    if ("delegationsOf" in place) return takeList(actor, place, file);
    return "document" in place ? takeForDocument(actor, place, fields, file) : takeAndKeep(actor, place, file);
  },
};

/** The same files in parts, for a browser that runs scripts. */
export const uploadDoor: UploadDoor = {
  async begin(actor, { path, ...announced }) {
    const asked = placeIn(path);
    // A list is read as it comes, and kept nowhere.
    const place = asked && !("delegationsOf" in asked) ? await uploadPlace(actor, asked) : null;
    return place ? beginUpload(actor, { ...announced, place }) : fail("notFound");
  },
  find: findOwnUpload,
  seen: seeUpload,
  async end(id) {
    const infected = await endUpload(fileStore(), id);
    if (infected) await tellInfected(infected);
  },
  drop: (actor, id) => dropUpload(actor, fileStore(), id),
  sweep: (now) => sweepUploads(fileStore(), now),
};

/** The history of its document says that it was not taken. */
function tellInfected({ document, name, signature }: InfectedPaper): Promise<void> {
  return tellRefused(portal, document, name, signature);
}

/** As an address tells it: whether files bear out a report or an assessment, whoever sends them tells. */
type Place = { locale: Locale } & (
  | { meeting: string }
  | { document: string }
  | { delegationsOf: string }
  | { recommendation: string; partner: string; year: number }
);

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

/** Of a list of people only what stands in it is kept, until it is settled; the file itself is not. */
async function takeList(
  actor: Actor,
  { locale, delegationsOf: meeting }: Extract<Place, { delegationsOf: string }>,
  file: CameIn,
): Promise<Result<string>> {
  const sheets = await sheetsOf(file);
  if (!sheets.ok) return sheets;
  const kept = await bringInList(actor, meeting, { name: file.inspected.name, sheets: sheets.value });
  if (!kept.ok) return kept;
  return ok(addressOf(locale, "/meetings/[code]/delegations/import/[import]", meeting, kept.value.id));
}

/** It waits there until somebody has sorted it out, or has sent the answer with which it goes. */
async function takeAndKeep(
  actor: Actor,
  asked: Exclude<Place, { document: string } | { delegationsOf: string }>,
  file: CameIn,
): Promise<Result<string>> {
  const place = await uploadPlace(actor, asked);
  if (!place) return fail("notFound");
  const taken = await takeUpload(actor, fileStore(), place, file);
  if (!taken.ok) return taken;
  const { locale } = asked;
  if ("meeting" in asked) return ok(addressOf(locale, "/meetings/[code]/papers", asked.meeting, "#sorting"));
  const { recommendation, partner, year } = asked;
  const page = "/recommendations/[code]/evidence/[partner]/[year]";
  return ok(addressOf(locale, page, recommendation, partner, year, "#sorting"));
}

/** The place for that actor; `null` where it is not there for them. */
async function uploadPlace(actor: Actor, place: Place): Promise<UploadPlace | null> {
  if ("delegationsOf" in place) return uploadPlace(actor, { locale: place.locale, meeting: place.delegationsOf });
  if ("meeting" in place) return (await findMeetingForDesk(actor, place.meeting)) && { meeting: place.meeting };
  if ("document" in place) return (await findDocumentForDesk(actor, place.document)) && { document: place.document };
  const answer = await findAnswerPlace(actor, place);
  if (!answer) return null;
  const { partnerId: _, ...found } = answer;
  return found;
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
    case "/recommendations/[code]/evidence/[partner]/[year]":
      return { locale, recommendation: code, partner: words[3] ?? "", year: Number(words[4]) };
    case "/meetings/[code]/delegations/import":
      return { locale, delegationsOf: code };
    default:
      return null;
  }
}
