import type { Locale } from "#i18n/locale.ts";
import type { Format } from "#server/page-addresses.ts";
import { documentFiles } from "../../../features/about/cited-document-formats.ts";
import { glossaryFiles } from "../../../features/glossary/glossary-formats.ts";
import { liaisonFiles } from "../../../features/liaison/liaison-formats.ts";
import { meetingFiles } from "../../../features/meetings/meeting-formats.ts";
import { newsFiles } from "../../../features/news/news-formats.ts";
import { partnerFiles } from "../../../features/partners/partner-formats.ts";
import { pillarFiles } from "../../../features/pillars/pillar-formats.ts";
import { profileFiles } from "../../../features/profiles/profile-formats.ts";
import { programmeFiles } from "../../../features/programmes/programme-formats.ts";
import { recommendationFiles } from "../../../features/recommendations/recommendation-formats.ts";
import { matrixFiles } from "../../../features/reports/matrix-formats.ts";

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
