import { type Absence, absencesOf } from "#features/meetings/absence.ts";
import {
  comingAndPast,
  type MeetingListQuery,
  meetingGroups,
  pillarsWithoutMeeting,
  unknownYear,
} from "#features/meetings/meeting-filter.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { isUnconfirmed, pillarWord, placeParts } from "#features/meetings/meeting-words.ts";
import { agreedText, isExact, reportedOf, reportedText } from "#features/meetings/reported-words.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";

import { translator } from "#i18n/t.ts";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { FallbackTag, LanguageState } from "#ui/state.tsx";
import { LocalizedText, SampleTag } from "#ui/text.tsx";
import type { MeetingListItem } from "./meeting-outcome-queries.ts";

type Props = {
  locale: Locale;
  /** those that match the query, newest first */
  matching: readonly MeetingListItem[];
  /** all that the reader may see: only they tell of which pillar there is none */
  all: readonly MeetingListItem[];
  query: MeetingListQuery;
  pillars: readonly number[];
  absences: readonly Absence[];
  /** "YYYY-MM-DD" */
  today: string;
};

/** Coming meetings, then the past ones by year; where there is none of a pillar, that is a row too. */
export function MeetingList({ locale, matching, all, query, pillars, absences, today }: Props) {
  const t = translator(locale);
  const { coming, past } = comingAndPast(matching, today);
  const asked = meetingGroups.some((group) => query[group].length > 0);
  const years = yearsShown(all, past, absences, query);
  const asksWhere = query.place.length + query.host.length > 0;
  const asksForExperts = !asksWhere && (query.type.length === 0 || query.type.includes("ewg"));
  const askedPillars = pillars.filter((pillar) => query.pillar.length === 0 || query.pillar.includes(String(pillar)));
  const noneOf = (year: string): None[] => {
    if (!asksForExperts) return [];
    const told: None[] = absencesOf(absences, askedPillars, year, today);
    const without = pillarsWithoutMeeting(all, askedPillars, year, today);
    const untold = without.filter((pillar) => !told.some((one) => one.pillar === pillar));
    return [...told, ...untold.map((pillar) => ({ pillar, source: null }))];
  };
  const groups = years
    .map((year) => ({
      year,
      meetings: past.find((group) => group.year === year)?.meetings ?? [],
      none: noneOf(year),
    }))
    .filter(({ meetings, none }) => meetings.length + none.length > 0);
  return (
    <>
      {matching.some((meeting) => meeting.title[locale] && isUnconfirmed(meeting, locale)) && (
        <div className="mt-3">
          <Note kind="look" title={t("meetings:unofficial.title")} locale={locale}>
            {t("meetings:unofficial.titles", { language: t(`ui:language.self.${locale}`) })}
          </Note>
        </div>
      )}
      {(coming.length > 0 || !asked) && <GroupHead title={t("meetings:list.coming")} />}
      {coming.length > 0 && <Rows {...{ locale, meetings: coming, year: null }} />}
      {coming.length === 0 && !asked && <p className="soft">{t("meetings:list.noneComing")}</p>}
      {groups.map(({ year, meetings, none }) => (
        <section key={year} aria-label={year === unknownYear ? t("meetings:list.undated") : year}>
          <GroupHead title={year === unknownYear ? t("meetings:list.undated") : year} />
          {year === unknownYear && <p className="small">{t("meetings:list.undatedWhy")}</p>}
          <Rows {...{ locale, meetings, year, none }} />
          <Disagreements locale={locale} meetings={all.filter(({ start }) => start?.startsWith(year))} />
        </section>
      ))}
      {coming.length + groups.length === 0 && asked && (
        <EmptyState>
          <p>{t("meetings:list.nothing")}</p>
          <p>
            <a href={addressOf(locale, "/meetings")}>{t("meetings:list.all")}</a>
          </p>
        </EmptyState>
      )}
    </>
  );
}

/** The years of the matching meetings, and those asked for in which it can only be said that there is none. */
function yearsShown(
  all: readonly MeetingListItem[],
  past: readonly { year: string }[],
  absences: readonly Absence[],
  query: MeetingListQuery,
): string[] {
  const years = [
    ...all.map(({ start }) => start?.slice(0, 4) ?? unknownYear),
    ...absences.map(({ year }) => String(year)),
  ];
  const asked = years.filter((year) => query.year.length === 0 || query.year.includes(year));
  const dated = [...new Set([...past.map(({ year }) => year), ...asked])].filter((year) => year !== unknownYear);
  return [...dated.sort().reverse(), ...(past.some(({ year }) => year === unknownYear) ? [unknownYear] : [])];
}

/** No expert meeting of a pillar: a source says so, or the record holds none. */
type None = { pillar: number; source: Source | null };

function Rows({
  locale,
  meetings,
  year,
  none = [],
}: {
  locale: Locale;
  meetings: readonly MeetingListItem[];
  /** of the heading above; `null` where rows say their year themselves */
  year: string | null;
  none?: readonly None[];
}) {
  const t = translator(locale);
  return (
    <RecordList>
      {meetings.map((meeting) => (
        <RecordRow
          key={meeting.code}
          number={
            <span className="label">
              {capital(formatDates(meeting, locale, { short: true, year: year === null }), locale)}
            </span>
          }
          below={
            <>
              <Circumstances locale={locale} meeting={meeting} />
              <Records locale={locale} meeting={meeting} />
            </>
          }
        >
          <span className="rec">
            <MeetingTitle locale={locale} meeting={meeting} marksUnofficial={false} />
          </span>
          <MeetingStateMark meeting={meeting} locale={locale} />
          {meeting.sample && (
            <>
              {" "}
              <SampleTag locale={locale} />
            </>
          )}
        </RecordRow>
      ))}
      {none.map(({ pillar, source }) => (
        <RecordRow
          key={`none-${pillar}`}
          number={<span className="label">{pillarWord(pillar, locale)}</span>}
          below={source && <SourceWords source={source} locale={locale} tag={false} />}
        >
          {t(source ? "meetings:list.noneHeld" : "meetings:list.noneRecorded", { year: year ?? "" })}
        </RecordRow>
      ))}
    </RecordList>
  );
}

/** A title as a link; marked where it stands in the other language, or is nobody's official wording. */
export function MeetingTitle({
  locale,
  meeting,
  marksUnofficial = true,
}: {
  locale: Locale;
  meeting: Pick<MeetingListItem, "title" | "code">;
  /** `false` where a note says it for all */
  marksUnofficial?: boolean;
}) {
  const found = recordWordsIn(meeting.title, locale);
  return (
    <>
      <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
        <LocalizedText value={meeting.title} locale={locale} tag={false} absent={meeting.code} />
      </a>
      {found?.fallback && (
        <>
          {" "}
          <FallbackTag locale={locale} lang={found.lang} />
        </>
      )}
      {found && marksUnofficial && isUnconfirmed(meeting, found.lang) && (
        <>
          {" "}
          <LanguageState state={meeting.title.state[found.lang]} lang={found.lang} locale={locale} />
        </>
      )}
    </>
  );
}

/** "Pillar III, Vienna, Austria, hybrid" */
function Circumstances({ locale, meeting }: { locale: Locale; meeting: MeetingListItem }) {
  const t = translator(locale);
  const place = placeParts(meeting, locale);
  const parts = [
    meeting.pillar !== null && { text: pillarWord(meeting.pillar, locale), lang: locale },
    ...(place.length > 0 ? place : [{ text: t("meetings:list.placeUnknown"), lang: locale }]),
    meeting.format && { text: t(`meetings:formats.${meeting.format as "hybrid"}`), lang: locale },
  ].filter((part) => part !== false && part !== null && part !== "");
  return parts.map(({ text, lang }, index) => (
    <span key={text} lang={lang === locale ? undefined : lang}>
      {index > 0 ? `, ${text}` : capital(text, lang)}
    </span>
  ));
}

function Records({
  locale,
  meeting: { code, state, recommendations, commitments, endorsed, reported },
}: {
  locale: Locale;
  meeting: MeetingListItem;
}) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations", `?meeting=${code}`);
  const links = [
    endorsed > 0 && {
      href: addressOf(locale, "/meetings/[code]", code, "#decided"),
      text: t("meetings:endorsed", { count: endorsed }),
    },
    recommendations > 0 &&
      endorsed === 0 && { href: list, text: t("meetings:recommendations", { count: recommendations }) },
    commitments > 0 && {
      href: `${list}&kind=commitment`,
      text: t("meetings:commitments", { count: commitments }),
    },
  ].filter((link) => link !== false);
  const told = [
    ...reportedOf(reported, "agreed")
      .filter(({ value, qualifier }) => value !== recommendations || !isExact(qualifier))
      .map((one) => agreedText(one, recommendations, locale)),
    ...reportedOf(reported, "endorsed").map((one) => reportedText(one, locale)),
  ];
  if (links.length + told.length === 0) return state !== "held" ? null : `. ${t("meetings:list.noRecords")}`;
  return (
    <>
      {links.map(({ href, text }) => (
        <span key={href}>
          {". "}
          <a href={href}>{text}</a>
        </span>
      ))}
      {told.map((text) => `. ${capital(text, locale)}`)}
    </>
  );
}

/** Shows what sources say differently about the meetings of a year together. */
function Disagreements({ locale, meetings }: { locale: Locale; meetings: readonly MeetingListItem[] }) {
  const t = translator(locale);
  const conflicts = meetings.flatMap(({ code, conflicts }) =>
    conflicts.flatMap((conflict, index) => (conflict.scope === "year" ? [{ code, conflict, index }] : [])),
  );
  return conflicts.map(({ code, conflict, index }) => (
    <Note key={`${code}-${index}`} kind="look" title={t("ui:note.disagree")} locale={locale}>
      <a href={addressOf(locale, "/meetings/[code]", code, `#sources-${index + 1}`)}>
        <LocalizedText value={conflict.heading} locale={locale} />
      </a>
    </Note>
  ));
}
