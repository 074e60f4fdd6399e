import { Fragment } from "react";
import { decisionOf, moves, type Step } from "#features/recommendations/recommendation.ts";
import type { HistoryEntry } from "#features/recommendations/recommendation-item.ts";
import { dateOf, MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { ReasonWords } from "#features/translations/sent-words.tsx";
import { capital, dayOf, formatDate } from "#i18n/format.ts";
import { type Locale, languageNames } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Timeline } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { TextState } from "#ui/state.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";
import type { ConfirmedEntry } from "./find-recommendation.ts";

/**
 * Tells what happened to it, and what was confirmed of its words, newest first; an entry without a date keeps its place and says
 * so.
 */
export function RecommendationHistory({
  history,
  confirmed,
  wordsAddedOn,
  locale,
}: {
  history: readonly HistoryEntry[];
  confirmed: readonly ConfirmedEntry[];
  wordsAddedOn: string | null;
  locale: Locale;
}) {
  const t = translator(locale);
  if (history.length + confirmed.length === 0) return null;
  const moved = history.map((entry) => ({
    entry,
    date: dateOf(entry, locale),
    state: <Moved entry={entry} locale={locale} />,
    sentence: <Sentence entry={entry} locale={locale} />,
  }));
  const settled = confirmed.map((entry) => ({
    entry,
    date: formatDate(entry.on, locale),
    state: <Settled entry={entry} locale={locale} />,
    sentence: <Confirmed entry={entry} locale={locale} />,
  }));
  const inOrder = [...moved, ...settled].sort((a, b) => a.entry.recordedAt.getTime() - b.entry.recordedAt.getTime());
  return (
    <Section id="history" title={t("recommendations:history.title")}>
      {wordsAddedOn && (
        <p className="mb-3">{t("recommendations:history.wordsAdded", { date: formatDate(wordsAddedOn, locale) })}</p>
      )}
      <Timeline
        events={inOrder.toReversed().map(({ entry, ...event }, index) => ({
          ...event,
          key: `${entry.verb}-${inOrder.length - index}`,
          source: entry.source.length > 0 && (
            <Note locale={locale}>
              <SourceWords source={entry.source} locale={locale} />
            </Note>
          ),
        }))}
      />
    </Section>
  );
}

/** Names what was confirmed, and of which language. */
function Settled({ entry: { verb, languages }, locale }: { entry: ConfirmedEntry; locale: Locale }) {
  return (
    <>
      <b>{translator(locale)(`recommendations:history.${verb}`)}</b>
      {languages.map((lang) => (
        <Fragment key={lang}>
          , <span lang={lang}>{languageNames[lang]}</span>
        </Fragment>
      ))}
    </>
  );
}

/** Says why, and that two people stand behind it; whoever they are. */
function Confirmed({ entry: { verb, reason, byEditors, change }, locale }: { entry: ConfirmedEntry; locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      {(reason.en || reason.ru) && (
        <p>
          <LocalizedText value={reason} locale={locale} />
        </p>
      )}
      <p className="small">{t(byEditors ? "recommendations:history.byEditors" : "recommendations:history.byTwo")}</p>
      {verb === "erratum" && change && (
        <p className="small">
          <a href="#errata">{t("recommendations:history.compare")}</a>
        </p>
      )}
    </>
  );
}

/** The state that it led to; what was put right later is marked, and so is what puts it right. */
function Moved({ entry: { verb, status, corrected, corrects }, locale }: { entry: HistoryEntry; locale: Locale }) {
  const t = translator(locale);
  if (!status) return null;
  const word = verb === "undecide" ? "undecided" : decisionOf(verb) === "amend" ? "amended" : null;
  return (
    <>
      {corrects && `${t("recommendations:history.correction")} `}
      <TextState state={status} locale={locale}>
        {word === "amended"
          ? capital(t("states:amended", { count: 1 }), locale)
          : word && t("recommendations:history.undecided")}
      </TextState>
      {corrected && (
        <>
          {" "}
          <Tag>{t("recommendations:history.corrected")}</Tag>
        </>
      )}
    </>
  );
}

function Sentence({
  entry: { meeting, reason, reasonTranslation, corrects, recordedAt },
  locale,
}: {
  entry: HistoryEntry;
  locale: Locale;
}) {
  const t = translator(locale);
  const hasReason = Boolean(reason.en || reason.ru);
  const before = corrects && stepWord(corrects, locale);
  return (
    <>
      {meeting && (
        <p>
          <MeetingMention meeting={meeting} locale={locale} dates={false} />
        </p>
      )}
      {before && (
        <p>
          {t("recommendations:history.instead", {
            date: formatDate(dayOf(recordedAt), locale),
            before,
          })}
        </p>
      )}
      {hasReason && (
        <p>
          <ReasonWords reason={reason} translation={reasonTranslation} locale={locale} />
        </p>
      )}
    </>
  );
}

/** "endorsed with changes", "returned", "closed". */
function stepWord(step: Step, locale: Locale): string {
  const t = translator(locale);
  return step === "amend" ? t("states:amended", { count: 1 }) : t(`states:text.${moves[step].to}`, { count: 1 });
}
