import { addresses } from "#app/addresses.ts";
import { glossaryFiles } from "#features/glossary/glossary-formats.ts";
import { liaisonFiles } from "#features/liaison/liaison-formats.ts";
import { newsFiles } from "#features/news/news-formats.ts";
import { type Page, pageAt } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { asofOf } from "#lib/asof.ts";
import type { Format } from "#lib/formats.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { badRequest, type FileAnswer, type FileRequest } from "#server/respond.ts";
import { programmeFiles } from "#views/about/programme-formats.ts";
import { answerVoided } from "#views/absent/voided-file.ts";
import { documentFiles } from "#views/documents/document-formats.ts";
import { matrixFiles } from "#views/matrix/matrix-formats.ts";
import { meetingFiles } from "#views/meeting/meeting-formats.ts";
import { deskFiles, deskQuestion } from "#views/participants/participant-formats.ts";
import { partnerFiles } from "#views/partner/partner-formats.ts";
import { pillarFiles } from "#views/pillar/pillar-formats.ts";
import { profileFiles } from "#views/profile/profile-formats.ts";
import { recommendationFiles } from "#views/recommendation/recommendation-formats.ts";

/**
 * The writer of each page as each file. A file needs a `content-type`, and an `x-valid-until` (ISO time) if it changes by
 * itself before midnight in Vienna; the rest of its headers comes from its route and from the page server.
 */
export const files: { readonly [P in Page]?: { readonly [F in Format]?: FileAnswer<never> } } = {
  ...documentFiles,
  ...glossaryFiles,
  ...liaisonFiles,
  ...matrixFiles,
  ...meetingFiles,
  ...newsFiles,
  ...partnerFiles,
  ...pillarFiles,
  ...profileFiles,
  ...programmeFiles,
  ...recommendationFiles,
};

/** The file at an address; null where there is none, or none that this actor may see. */
export async function answerFile(request: Omit<FileRequest, "asked" | "today">): Promise<Response | null> {
  const { path, format, query } = request;
  const page = pageAt(path);
  if (page === null) return null;
  const ofDesk = (deskFiles as typeof files)[page]?.[format];
  const write = ofDesk ?? files[page]?.[format];
  const question = ofDesk ? deskQuestion : (addresses as Addresses)[page]?.[format];
  if (!write || !question) return null;
  const today = dayOf(new Date());
  const asked = question.read(query, today);
  // The states of today under the date of another day would be a lie.
  if (asofOf(asked)?.problem) return badRequest("asof");
  // Each writer takes what its own question reads: `FilesOf` has seen to it.
  const answer = await write({ ...request, today, asked: asked as never });
  return answer ?? answerVoided(request);
}
