import { type Locale, locales } from "#i18n/locale.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { currentOf } from "./document-file.ts";

/** Belongings that one record of a work hands to the other. */
export const lists = ["meetings", "recommendations", "pillars", "partners", "programmes", "places"] as const;

/** Values of which a work has one: the record that stays keeps its own. */
export const lone = ["issued", "lastDay", "issuerId", "issuerEn", "issuerRu", "address"] as const;

type Joined = {
  symbol: string | null;
  access: string;
  named: readonly number[];
  titleEn: string | null;
  titleRu: string | null;
  publishedEnAt: Date | null;
  publishedRuAt: Date | null;
  files: readonly { language: string; sha256: string; replacedAt: Date | null; removedAt: Date | null }[];
};

export type JoiningProblem = "joinReadersDiffer" | "joinSymbolStays" | "joinBothFiles" | "joinStaysHidden";

/**
 * Two records of one work become one where nothing of either is lost by it or opened to others: the readers are the same, the one
 * with the symbol stays, of a language only one has a file, and whatever is public stays so.
 */
export function canJoin(stays: Joined, goes: Joined): Result<true, JoiningProblem> {
  const readers = ({ access, named }: Joined) => [access, ...[...named].sort((a, b) => a - b)].join(" ");
  if (readers(stays) !== readers(goes)) return fail("joinReadersDiffer");
  if (goes.symbol !== null && stays.symbol === null) return fail("joinSymbolStays");
  const both = currentOf(goes.files).filter((file) =>
    currentOf(stays.files).some((own) => own.language === file.language && own.sha256 !== file.sha256),
  );
  if (both.length > 0) return fail("joinBothFiles", { languages: both.map(({ language }) => language).join(", ") });
  const hidden = locales.some((language) => at(goes, language) && !at(stays, language) && titleIn(stays, language));
  return hidden ? fail("joinStaysHidden") : ok(true);
}

/** Files that the one that stays has not. */
export function filesAlong<F extends Joined["files"][number]>(stays: Joined, goes: { files: readonly F[] }): F[] {
  return currentOf(goes.files).filter((file) => !currentOf(stays.files).some((own) => own.language === file.language));
}

function at({ publishedEnAt, publishedRuAt }: Joined, language: Locale): Date | null {
  return { en: publishedEnAt, ru: publishedRuAt }[language];
}

function titleIn({ titleEn, titleRu }: Joined, language: Locale): string | null {
  return { en: titleEn, ru: titleRu }[language];
}
