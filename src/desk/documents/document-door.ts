import { fileInput } from "#features/documents/document-file.ts";
import { attachFile, removeInfected, tellRefused } from "#features/documents/document-file-commands.ts";
import { findOpenFile } from "#features/documents/document-file-queries.ts";
import { addressOf, pageAt } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import { fail, ok } from "#lib/result.ts";
import { can } from "#policy.ts";
import type { FileDoor } from "#server/files/file-door.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { findDocumentForDesk } from "./document-desk-queries.ts";

/** Files come to documents at the page of their files, and are given out as their documents are. */
export const documentDoor: FileDoor = {
  find: findOpenFile,
  takes: (path) => placeIn(path) !== null,
  async mayTake(actor, path) {
    const place = placeIn(path);
    return place !== null && can.editDocuments(actor) && (await findDocumentForDesk(actor, place.code)) !== null;
  },
  async refuse(actor, path, name, signature) {
    const place = placeIn(path);
    if (place) await tellRefused(actor, place.code, name, signature);
  },
  infected: (sha256, signature) => removeInfected(fileStore(), sha256, signature),
  async take(actor, path, { language = "", note = "" }, file) {
    const place = placeIn(path);
    if (!place) return fail("notFound");
    const read = fileInput.safeParse({ language, note: cleanText(note) || null });
    if (!read.success) {
      return fail(read.error.issues.some(({ path: [name] }) => name === "note") ? "noteTooLong" : "languageMissing");
    }
    const attached = await attachFile(actor, fileStore(), place.code, read.data, file);
    if (!attached.ok) return attached;
    const { id } = attached.value.file;
    return ok(
      addressOf(
        place.locale,
        "/documents/[code]/files",
        place.code,
        `?${attached.value.isNew ? "sent" : "same"}=${id}`,
      ),
    );
  },
};

function placeIn(path: string): { locale: Locale; code: string } | null {
  const [locale, ...words] = path.split("/").slice(1).map(decodeURIComponent);
  return isLocale(locale) && pageAt(words) === "/documents/[code]/files" ? { locale, code: words[1] ?? "" } : null;
}
