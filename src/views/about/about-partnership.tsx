import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { ReportFacts } from "./report-facts.ts";

/** Says what the partnership is, fact by fact, each with its paragraph. */
export function Partnership({ locale, name, report }: { locale: Locale; name: string; report: ReportFacts | null }) {
  const t = translator(locale);
  if (!report) {
    return (
      <Section id="partnership" title={name}>
        <EmptyState>{t("about:empty")}</EmptyState>
      </Section>
    );
  }
  return (
    <Section id="partnership" title={name}>
      <p className="soft">
        <LocalizedText value={report.name} locale={locale} />. <LocalizedText value={report.note} locale={locale} />
      </p>
      <Book>
        {[...report.facts, { code: "launch", ...report.launch }].map(({ code, text, source }) => (
          <BookRow
            key={code}
            id={code}
            note={
              <Note locale={locale}>
                <SourceWords source={source} locale={locale} />
              </Note>
            }
          >
            <p>
              <LocalizedText value={text} locale={locale} />
            </p>
          </BookRow>
        ))}
      </Book>
    </Section>
  );
}
