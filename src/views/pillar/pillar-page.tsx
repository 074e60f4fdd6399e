import type { Absence } from "#features/meetings/absence.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";
import {
  ListNotes,
  onlyInOther,
  RecommendationRows,
  RecommendationsByMeeting,
} from "#views/search/recommendation-list.tsx";

type Props = { locale: Locale };

export function PillarCommitments({ items, locale }: Props & { items: readonly RecommendationItem[] }) {
  const t = translator(locale);
  return (
    <Section id="commitments" title={t("pillars:page.commitments")}>
      {items.length === 0 ? (
        <EmptyState>{t("pillars:page.noCommitments")}</EmptyState>
      ) : (
        <>
          <ListNotes items={items} locale={locale} />
          <RecommendationRows items={items} locale={locale} saysLanguage={!onlyInOther(items, locale)} />
        </>
      )}
    </Section>
  );
}

/** `born`: how many recommendations each brought forth, by its code. `year`: the last one in which a meeting was held. */
export function PillarMeetings({
  meetings,
  born,
  year,
  absences,
  locale,
}: Props & {
  meetings: readonly MeetingItem[];
  born: ReadonlyMap<string, number>;
  year: number | null;
  /** of this pillar */
  absences: readonly Absence[];
}) {
  const t = translator(locale);
  const isTold = [...meetings.map(({ start }) => start?.slice(0, 4)), ...absences.map((one) => String(one.year))];
  const noneIn = meetings.length > 0 && year !== null && !isTold.includes(String(year));
  return (
    <Section id="meetings" title={t("pillars:page.meetings")}>
      {absences.map((absence) => (
        <p key={absence.id} className="mb-3">
          {t("meetings:list.noneHeld", { year: absence.year })}{" "}
          <span className="small">
            <SourceWords source={absence.source} locale={locale} tag={false} />
          </span>
        </p>
      ))}
      {noneIn && <p className="mb-3">{t("meetings:list.noneRecorded", { year })}</p>}
      {meetings.length === 0 ? (
        <EmptyState>{t("pillars:page.noMeetings")}</EmptyState>
      ) : (
        <Table<MeetingItem>
          rows={meetings}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "meeting",
              head: t("pillars:table.meeting"),
              cell: (meeting) => (
                <>
                  <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
                    <LocalizedText value={meeting.title} locale={locale} absent={meeting.code} />
                  </a>
                  <MeetingStateMark meeting={meeting} locale={locale} />
                </>
              ),
            },
            {
              key: "place",
              head: t("meetings:facts.place"),
              cell: ({ city }) => (
                <LocalizedText value={city} locale={locale} absent={<span>{t("meetings:facts.unknown")}</span>} />
              ),
            },
            {
              key: "dates",
              head: t("pillars:table.dates"),
              cell: (meeting) => capital(formatDates(meeting, locale, { short: true, year: true }), locale),
            },
            {
              key: "recommendations",
              head: t("pillars:table.recommendations"),
              numeric: true,
              cell: ({ code }) => born.get(code) ?? t("pillars:none"),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** The latest; all of them are in the list, with its filters. */
export function PillarRecommendations({
  items,
  total,
  number,
  locale,
}: Props & { items: readonly RecommendationItem[]; total: number; number: number }) {
  const t = translator(locale);
  return (
    <Section id="recommendations" title={t("pillars:page.recommendations")}>
      {items.length === 0 ? (
        <EmptyState>{t("pillars:page.noRecommendations")}</EmptyState>
      ) : (
        <>
          <ListNotes items={items} locale={locale} />
          <RecommendationsByMeeting items={items} locale={locale} heading="h3" />
          <p className="mt-4 print:hidden">
            {items.length < total && `${t("pillars:page.latest", { count: items.length })} `}
            <a href={addressOf(locale, "/recommendations", `?pillar=${number}`)}>
              {t("pillars:page.all", { count: total })}
            </a>
            <br />
            <a href={addressOf(locale, "/recommendations/matrix", `?pillar=${number}`)}>
              {t("recommendations:matrix.link")}
            </a>
          </p>
        </>
      )}
    </Section>
  );
}
