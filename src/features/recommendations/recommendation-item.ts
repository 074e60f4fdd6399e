import type { Translation } from "#features/translations/translation.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized, RecordText } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import type { Kind, Provenance, Status, Step } from "./recommendation.ts";

export type MeetingOfRecommendation = {
  code: string;
  type: string;
  pillar: number | null;
  title: RecordText;
  city: Localized;
  start: string | null;
  end: string | null;
  datePrecision: string;
  /** "YYYY-MM-DD": the first that it can have been */
  firstDay: string | null;
};

/** A recommendation as readers may see it: a language that is not published has no text here. */
export type RecommendationItem = {
  id: number;
  code: string;
  kind: Kind;
  provenance: Provenance;
  pillar: number | null;
  year: number | null;
  text: RecordText;
  status: Status | null;
  meeting: MeetingOfRecommendation | null;
  source: Source;
  /** the languages in which everybody may read it */
  publicIn: Locale[];
  version: number;
  /** endorsed with changes: the words are the meeting's */
  amended: boolean;
};

export type HistoryEntry = {
  verb: string;
  /** the state that it led to */
  status: Status | null;
  /** a decision that was recorded wrongly: a later entry puts it right */
  corrected: boolean;
  /** the decision that this entry puts right; `null` where it puts none right */
  corrects: Step | null;
  occurred: { from: string; on: string } | null;
  recordedAt: Date;
  meeting: MeetingOfRecommendation | null;
  reason: Localized;
  reasonTranslation: Translation | null;
  source: Source;
};
