import { capital, formatDate, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Timeline } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { MeetingMention } from "./recommendation-meeting.tsx";
import type { HistoryEntry } from "./recommendation-queries.ts";

/** What happened to it, newest first; what has no date keeps its place and says so. */
export function RecommendationHistory({ history, locale }: { history: readonly HistoryEntry[]; locale: Locale }) {
  const t = translator(locale);
  return (
    <Section id="history" title={t("recommendations:history.title")}>
      <Timeline
        events={history.toReversed().map((entry, index) => ({
          key: `${entry.verb}-${history.length - index}`,
          date: dateOf(entry, locale),
          state: entry.status && <TextState state={entry.status} locale={locale} />,
          sentence: <Sentence entry={entry} locale={locale} />,
          source: (entry.source.en || entry.source.ru) && (
            <Note locale={locale}>
              <LocalizedText value={entry.source} locale={locale} />
            </Note>
          ),
        }))}
      />
    </Section>
  );
}

/** A meeting of two days is the date of what it did, as precisely as the meeting's own is known. */
function dateOf({ meeting, occurred }: HistoryEntry, locale: Locale): string {
  if (meeting) return capital(formatDates(meeting, locale), locale);
  if (!occurred) return capital(translator(locale)("ui:date.unknown"), locale);
  return occurred.from === occurred.on
    ? formatDate(occurred.on, locale)
    : formatDates({ start: occurred.from, end: occurred.on, datePrecision: "within-range" }, locale);
}

function Sentence({ entry: { meeting, reason }, locale }: { entry: HistoryEntry; locale: Locale }) {
  const hasReason = Boolean(reason.en || reason.ru);
  return (
    <>
      {meeting && (
        <p>
          <MeetingMention meeting={meeting} locale={locale} dates={false} />
        </p>
      )}
      {hasReason && (
        <p>
          <LocalizedText value={reason} locale={locale} />
        </p>
      )}
    </>
  );
}
