import { glossaryFiles } from "#features/glossary/glossary-formats.ts";
import { liaisonFiles } from "#features/liaison/liaison-formats.ts";
import { newsFiles } from "#features/news/news-formats.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Format } from "#server/pages/page-addresses.ts";
import { documentFiles } from "#views/about/cited-document-formats.ts";
import { programmeFiles } from "#views/about/programme-formats.ts";
import { matrixFiles } from "#views/matrix/matrix-formats.ts";
import { meetingFiles } from "#views/meeting/meeting-formats.ts";
import { partnerFiles } from "#views/partner/partner-formats.ts";
import { pillarFiles } from "#views/pillar/pillar-formats.ts";
import { profileFiles } from "#views/profile/profile-formats.ts";
import { recommendationFiles } from "#views/recommendation/recommendation-formats.ts";

export type FormatRequest = {
  locale: Locale;
  /** The page's address below the language, without the suffix: ["recommendations", "2021-III-4"]. */
  path: readonly string[];
  /** The same keys as the page's; the page server has sorted them and dropped empty and unknown ones. */
  query: URLSearchParams;
};

/** Null where there is nothing, or nothing that this reader may see. */
export type FormatAnswer = (request: FormatRequest) => Promise<Response | null>;

/**
 * Which pages can be had as which files. The key is the page's address below the language, `*` for a code. An answer needs a
 * `content-type`, and an `x-valid-until` (ISO time) if it changes by itself before midnight in Vienna; the rest of its
 * headers comes from here and from the page server.
 */
export const files: Record<string, Partial<Record<Format, FormatAnswer>>> = {
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
