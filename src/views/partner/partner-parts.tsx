import type { ReactNode } from "react";
import { tenureWords } from "#features/liaison/liaison-network.tsx";
import type { LiaisonPost } from "#features/liaison/liaison-queries.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { placeParts } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates, formatList, formatQuantity } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText, SampleTag, Tag } from "#ui/text.tsx";
import { MeetingTitle } from "#views/meeting/meeting-list.tsx";
import type { PartnerPage } from "./find-partner.ts";

type Props = { locale: Locale; partner: PartnerPage };

/** Only a country can be a place of meetings. */
export function PartnerMeetings({ locale, partner }: Props) {
  const t = translator(locale);
  if (!partner.region) return null;
  return (
    <Section id="meetings" title={t("partners:meetings.title")}>
      {partner.meetings.length === 0 ? (
        <EmptyState>
          <p>{t("partners:meetings.none")}</p>
          <p>
            <a href={addressOf(locale, "/meetings")}>{t("partners:meetings.all")}</a>
          </p>
        </EmptyState>
      ) : (
        <Book>
          {partner.meetings.map((meeting) => (
            <MeetingRow key={meeting.code} {...{ locale, meeting }}>
              <PlaceThen locale={locale} meeting={meeting} />
            </MeetingRow>
          ))}
        </Book>
      )}
    </Section>
  );
}

/** Of most partners no source names a meeting that they hosted: they have no such part. */
export function PartnerHosted({ locale, partner: { hosted } }: Props) {
  const t = translator(locale);
  if (hosted.length === 0) return null;
  return (
    <Section id="hosted" title={t("partners:hosted.title")}>
      <Book>
        {hosted.map((meeting) => (
          <MeetingRow key={meeting.code} {...{ locale, meeting }}>
            {placeParts(meeting, locale).map(({ text, lang }, index) => (
              <span key={text} lang={lang === locale ? undefined : lang}>
                {index > 0 && ", "}
                {text}
              </span>
            ))}
            {meeting.role !== "host" && <> ({t(`meetings:hostRoles.${meeting.role}`)})</>}
          </MeetingRow>
        ))}
      </Book>
    </Section>
  );
}

function MeetingRow({ locale, meeting, children }: { locale: Locale; meeting: MeetingItem; children: ReactNode }) {
  return (
    <BookRow label={formatDates(meeting, locale)} note={<MeetingSource {...{ locale, meeting }} />}>
      <p>
        <MeetingTitle locale={locale} meeting={meeting} />
        <MeetingStateMark locale={locale} meeting={meeting} />
        {meeting.sample && (
          <>
            {" "}
            <SampleTag locale={locale} />
          </>
        )}
      </p>
      <p className="soft">{children}</p>
    </BookRow>
  );
}

/** The city, and what the country was called then where that was another name. */
function PlaceThen({ locale, meeting: { city, place } }: { locale: Locale; meeting: MeetingItem }) {
  const then = inLanguage(place?.nameThen, locale)?.text;
  const now = inLanguage(place?.name, locale)?.text;
  return (
    <>
      {inLanguage(city, locale) && <LocalizedText value={city} locale={locale} />}
      {then && then !== now && ` (${translator(locale)("partners:meetings.then", { name: then })})`}
    </>
  );
}

function MeetingSource({ locale, meeting: { source } }: { locale: Locale; meeting: MeetingItem }) {
  if (source.length === 0) return null;
  return (
    <Note locale={locale}>
      <SourceWords source={source} locale={locale} tag={false} />
    </Note>
  );
}

/** A post in a country, or one that covers it from elsewhere; whether sources know of none is said too. */
export function PartnerPosts({ locale, partner }: Props) {
  const t = translator(locale);
  if (!partner.region) return null;
  return (
    <Section id="liaison" title={t("partners:posts.title")}>
      {partner.posts.length === 0 ? (
        <EmptyState>
          <p>{t("partners:posts.none")}</p>
          <p>
            <a href={addressOf(locale, "/liaison")}>{t("partners:posts.network")}</a>
          </p>
        </EmptyState>
      ) : (
        <Book>
          {partner.posts.map((post) => (
            <Post key={post.code} {...{ locale, post, code: partner.code }} />
          ))}
        </Book>
      )}
    </Section>
  );
}

function Post({ locale, post, code }: { locale: Locale; post: LiaisonPost; code: string }) {
  const t = translator(locale);
  const route = inLanguage(post.route?.name, locale);
  const parts = [
    route?.text,
    post.place.code === code && t("partners:posts.stands"),
    post.coverage.some((place) => place.code === code) && t("partners:posts.covers"),
  ].filter(Boolean);
  return (
    <BookRow
      label={<LocalizedText value={post.station} locale={locale} narrow absent={t("partners:posts.stationUnknown")} />}
      note={
        <Note
          locale={locale}
          kind={post.sample ? "look" : "source"}
          title={post.sample ? t("liaison:sampleTitle") : undefined}
        >
          <p>
            <SourceWords source={post.source} locale={locale} />
          </p>
          {recordWordsIn(post.note, locale) && (
            <p>
              <LocalizedText value={post.note} locale={locale} changes />
            </p>
          )}
        </Note>
      }
    >
      <p>
        <a href={addressOf(locale, "/liaison", `#${post.code}`)}>{parts.join("; ")}</a>{" "}
        {post.sample && <Tag>{t("liaison:sample")}</Tag>}
      </p>
      <p className="soft">
        {post.tenures.length > 0
          ? post.tenures.map((tenure) => tenureWords(tenure, locale)).join("; ")
          : t("partners:posts.stateUnknown")}
      </p>
    </BookRow>
  );
}

/** Sources count delegations and do not name them: that too is said, with their numbers. */
export function PartnerDelegations({ locale, partner: { kind, reportedDelegations: reported } }: Props) {
  const t = translator(locale);
  return (
    <Section
      id="delegations"
      title={reported ? t("partners:delegations.titleYear", { year: reported.year }) : t("partners:delegations.title")}
    >
      <EmptyState>
        <p>
          {reported
            ? t(`partners:delegations.${kind}`, {
                numbers: formatList(
                  reported.counts.map((count) => formatQuantity(count, locale)),
                  locale,
                ),
                count: reported.counts.length,
              })
            : t("partners:delegations.none")}
        </p>
      </EmptyState>
    </Section>
  );
}
