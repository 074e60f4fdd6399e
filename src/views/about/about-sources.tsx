import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Disagreement, LocalizedText } from "#ui/text.tsx";

/** Says how the portal decides what it records, and shows every case in which sources disagree about a meeting. */
export function Sources({ locale, meetings }: { locale: Locale; meetings: readonly MeetingItem[] }) {
  const t = translator(locale);
  const cases = meetings.flatMap((meeting) => meeting.conflicts.map((conflict) => ({ meeting, conflict })));
  return (
    <Section id="sources" title={t("about:sources")}>
      <p>{t("about:sourcesText")}</p>
      <p>
        {t("about:figures")} <a href={addressOf(locale, "/profiles")}>{t("about:figuresLink")}</a>
      </p>
      {cases.length > 0 && (
        <Book>
          {cases.map(({ meeting, conflict }) => (
            <BookRow
              key={`${meeting.code}-${conflict.heading.en}`}
              label={<a href={addressOf(locale, "/meetings/[code]", meeting.code)}>{meeting.code}</a>}
              note={
                <Note kind="look" locale={locale} title={t("about:conflict")}>
                  <LocalizedText value={conflict.note} locale={locale} />
                </Note>
              }
            >
              <h3>
                <LocalizedText value={conflict.heading} locale={locale} />
              </h3>
              <Disagreement
                statements={conflict.statements.map(({ source, text }) => ({
                  label: <SourceWords source={source} locale={locale} />,
                  text: <LocalizedText value={text} locale={locale} />,
                }))}
              />
            </BookRow>
          ))}
        </Book>
      )}
    </Section>
  );
}
