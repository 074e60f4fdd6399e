import { lacksOf } from "#features/documents/document-lacks.ts";
import type { Locale } from "#i18n/locale.ts";
import { locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import type { MeetingPapers } from "./paper-queries.ts";

/** The number of papers, of those that lack something, and of those that are public. */
export function PapersNotes({
  locale,
  papers: { documents, waiting, coming },
}: {
  locale: Locale;
  papers: MeetingPapers;
}) {
  const t = translator(locale);
  const lacks = lacksOf(documents);
  const open = (language: Locale) => documents.filter(({ published }) => published[language]).length;
  return (
    <>
      <Note locale={locale} title={t("papers:count.documents", { count: documents.length })}>
        {waiting.length > 0 && <p>{t("papers:count.waiting", { count: waiting.length })}</p>}
        {coming.length > 0 && <p>{t("papers:count.coming", { count: coming.length })}</p>}
        {locales.map((language) => (
          <p key={language}>{t(`papers:count.public.${language}`, { count: open(language) })}</p>
        ))}
      </Note>
      {lacks.length > 0 && (
        <Note kind="look" locale={locale} title={t("papers:missing.heading")}>
          {lacks.map(({ what, language, count }) => (
            <p key={`${what} ${language}`}>{t(`papers:missing.${what}.${language}`, { count })}</p>
          ))}
        </Note>
      )}
    </>
  );
}
