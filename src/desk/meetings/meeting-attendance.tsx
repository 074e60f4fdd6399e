import type { CountedAttendance } from "#features/delegations/delegation-counts.ts";
import type { Attendance } from "#features/meetings/meeting.ts";
import { capital, formatQuantity } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { keyOf, type Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { CountedWords } from "#views/meeting/meeting-counted.tsx";

/** Reported and counted attendance are two things: each number keeps its qualifier and its source, and none is added up. */
export function MeetingAttendance({
  locale,
  attendance,
  counted,
}: {
  locale: Locale;
  attendance: readonly Attendance[];
  /** from the list of participants, where the unit tells it to everybody */
  counted: CountedAttendance | null;
}) {
  const t = translator(locale);
  const sources = new Map(attendance.map(({ source }) => [source.map(keyOf).join(" "), source]));
  return (
    <Section id="attendance" title={t("meetings:attendance.title")}>
      <Book>
        <BookRow
          label={t("meetings:attendance.reported")}
          note={
            attendance.length > 0 && <Notes locale={locale} attendance={attendance} sources={[...sources.values()]} />
          }
        >
          {attendance.length === 0 ? (
            <p className="soft">{t("meetings:attendance.none")}</p>
          ) : (
            <Facts
              items={attendance.map((reported) => ({
                label: t(`meetings:attendance.${reported.what}`),
                value: <Reported locale={locale} reported={reported} withSource={sources.size > 1} />,
              }))}
            />
          )}
        </BookRow>
        <BookRow
          label={t("meetings:attendance.counted")}
          note={counted && <Note locale={locale}>{t("delegations:count.source")}</Note>}
        >
          {counted ? (
            <CountedWords locale={locale} counted={counted} />
          ) : (
            <p className="soft">{t("meetings:attendance.noList")}</p>
          )}
        </BookRow>
      </Book>
    </Section>
  );
}

function Reported({
  locale,
  reported,
  withSource,
}: {
  locale: Locale;
  reported: Attendance;
  /** where the numbers of one meeting come from several sources, each says its own */
  withSource: boolean;
}) {
  const hasNote = Boolean(reported.note?.en || reported.note?.ru);
  return (
    <>
      <b>{formatQuantity(reported, locale)}</b>
      {hasNote && (
        <>
          , <LocalizedText value={reported.note} locale={locale} />
        </>
      )}
      {withSource && (
        <p className="small">
          <SourceWords source={reported.source} locale={locale} tag={false} />
        </p>
      )}
    </>
  );
}

function Notes({
  locale,
  attendance,
  sources,
}: {
  locale: Locale;
  attendance: readonly Attendance[];
  sources: readonly Source[];
}) {
  const t = translator(locale);
  const floor = attendance.find(({ qualifier }) => qualifier === "moreThan" || qualifier === "atLeast");
  return (
    <>
      {sources.length === 1 && (
        <Note locale={locale}>
          <SourceWords source={sources[0]} locale={locale} tag={false} />
        </Note>
      )}
      {floor && (
        <Note kind="look" title={t("meetings:attendance.floor")} locale={locale}>
          {t("meetings:attendance.floorWhy", { words: capital(formatQuantity(floor, locale), locale) })}
        </Note>
      )}
    </>
  );
}
