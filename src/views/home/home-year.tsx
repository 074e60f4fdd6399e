import type { Absence } from "#features/meetings/absence.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { addressOf } from "#i18n/address.ts";
import { formatDates, formatNumber, formatQuantity } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Note } from "#ui/note.tsx";
import { Numeral } from "#ui/numeral.tsx";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Home } from "./home-queries.ts";
import { floorOfYear, participantsOf, rowsOfYear, type YearRow } from "./year.ts";

type Props = { home: Home; year: number; locale: Locale };

/** The latest year pillar by pillar, a pillar without a meeting too; what sources report is not added up. */
export function YearInTheRecord({ home, year, locale }: Props) {
  const t = translator(locale);
  const rows = rowsOfYear(
    home.pillars.map(({ number }) => number),
    home.meetings,
    home.recommendationsOfYear,
    home.absences,
  );
  if (rows.length === 0) return null;
  return (
    <Section id="year" title={t("home:year.title", { year })} note={<Floors home={home} year={year} locale={locale} />}>
      <Table<YearRow<MeetingItem>>
        rows={rows}
        rowKey={({ pillar, meeting }) => meeting?.code ?? `none-${pillar}`}
        columns={[
          {
            key: "pillar",
            head: t("home:year.pillar"),
            cell: ({ pillar }) => (pillar === null ? t("home:year.noPillar") : <Numeral>{roman(pillar)}</Numeral>),
          },
          {
            key: "meeting",
            head: t("home:year.meeting"),
            cell: ({ meeting, absence }) =>
              meeting ? (
                <DatesAndCity meeting={meeting} locale={locale} />
              ) : (
                <NoMeeting absence={absence} locale={locale} />
              ),
          },
          {
            key: "participants",
            head: t("home:year.participants"),
            numeric: true,
            cell: ({ meeting }) => meeting && participantsIn(meeting, locale),
          },
          {
            key: "recommendations",
            head: t("home:year.recommendations"),
            numeric: true,
            cell: ({ meeting, recommendations }) => meeting && numberOr("noneRecorded", recommendations, locale),
          },
          {
            key: "endorsed",
            head: t("home:year.endorsed"),
            numeric: true,
            cell: ({ meeting, endorsed }) => meeting && numberOr("none", endorsed, locale),
          },
        ]}
      />
    </Section>
  );
}

/** A source says that there was none, or the record holds none. */
export function NoMeeting({ absence, locale }: { absence: Absence | null; locale: Locale }) {
  const t = translator(locale);
  if (!absence) return t("home:year.noneInRecord");
  return (
    <span>
      {t("home:year.noneHeld")} (<SourceWords source={absence.source} locale={locale} tag={false} />)
    </span>
  );
}

function DatesAndCity({ meeting, locale }: { meeting: MeetingItem; locale: Locale }) {
  const hasCity = meeting.city.en || meeting.city.ru;
  return (
    <span>
      <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>{formatDates(meeting, locale, { short: true })}</a>
      {hasCity && (
        <>
          , <LocalizedText value={meeting.city} locale={locale} />
        </>
      )}
      <MeetingStateMark meeting={meeting} locale={locale} />
    </span>
  );
}

function participantsIn(meeting: MeetingItem, locale: Locale): string {
  const reported = participantsOf(meeting);
  return reported ? formatQuantity(reported, locale) : translator(locale)("home:year.notStated");
}

/** None endorsed was counted; none recorded says only what the record holds. */
function numberOr(none: "none" | "noneRecorded", count: number, locale: Locale): string {
  return count > 0 ? formatNumber(count, locale) : translator(locale)(`home:year.${none}`);
}

/**
 * Shows what is known of the year's participants in all: never one total. Sources that say different things stand side
 * by side.
 */
function Floors({ home, year, locale }: Props) {
  const t = translator(locale);
  const conflicts = home.meetings.flatMap((meeting) => meeting.conflicts.filter(({ scope }) => scope === "year"));
  if (conflicts.length > 0) {
    return conflicts.map(({ heading, statements, note }) => (
      <Note kind="look" locale={locale} title={t("home:year.floors")} key={heading.en ?? heading.ru}>
        {statements.map(({ text, source }) => (
          <p key={source.map(keyOf).join(" ")}>
            <LocalizedText value={text} locale={locale} /> (<SourceWords source={source} locale={locale} />)
          </p>
        ))}
        <p>
          <LocalizedText value={note} locale={locale} />
        </p>
      </Note>
    ));
  }
  const floor = floorOfYear(home.meetings);
  if (!floor) return null;
  const sum = formatQuantity({ value: floor.atLeast, qualifier: "atLeast" }, locale);
  return (
    <Note kind="look" locale={locale} title={t("home:year.floors")}>
      {t("home:year.floorsText", { count: floor.count, year, sum })}
    </Note>
  );
}
