import type { ReactNode } from "react";
import { searchOf } from "#features/meetings/meeting-filter.ts";
import { askedForSeries } from "#features/meetings/meeting-series.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { isUnconfirmed, shortNameWithDates } from "#features/meetings/meeting-words.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { ReasonWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates, formatDays, typeset } from "#i18n/format.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Facts, Leaders } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { OutdatedMark } from "#ui/outdated.tsx";
import { PageHead, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { FallbackTag, LanguageState } from "#ui/state.tsx";
import { LocalizedText, SampleTag, Tag, withBreaks } from "#ui/text.tsx";
import { isInCalendar } from "#views/calendar/meeting-calendar.ts";
import type { MeetingPage } from "./find-meeting.ts";
import { MeetingHosts } from "./meeting-hosts.tsx";

type Props = { locale: Locale; meeting: MeetingPage };

export function MeetingHead({ locale, meeting }: Props) {
  const t = translator(locale);
  const title = recordWordsIn(meeting.title, locale);
  const city = inLanguage(meeting.city, locale);
  const state = title && meeting.title.state[title.lang];
  return (
    <PageHead
      kicker={
        <>
          {t(`meetings:types.${meeting.type}`)}
          {meeting.pillar !== null && `, ${t("meetings:pillarWithin", { numeral: roman(meeting.pillar) })}`}
          {city && (
            <>
              , <LocalizedText value={meeting.city} locale={locale} tag={false} />
            </>
          )}
          {meeting.format && `, ${t(`meetings:formats.${meeting.format as "hybrid"}`)}`}
        </>
      }
      title={
        <h1 lang={title?.fallback ? title.lang : undefined}>
          {title ? withBreaks(typeset(title.text, title.lang)) : meeting.code}
        </h1>
      }
      lead={
        <>
          {capital(formatDates(meeting, locale), locale)}
          <MeetingStateMark meeting={meeting} locale={locale} today={meeting.asof ?? undefined} />
          {title?.fallback && (
            <>
              {" "}
              <FallbackTag locale={locale} lang={title.lang} />
            </>
          )}
          {title && state && isUnconfirmed(meeting, title.lang) && (
            <>
              {" "}
              <LanguageState state={state} lang={title.lang} locale={locale} />
            </>
          )}
          {title && <OutdatedMark text={meeting.title} lang={title.lang} locale={locale} whole />}
          {meeting.sample && (
            <>
              {" "}
              <SampleTag locale={locale} />
            </>
          )}
          {meeting.access !== "public" && (
            <>
              {" "}
              <Tag tone="stop">{t(`life:access.${meeting.access}`)}</Tag>
            </>
          )}
          {!meeting.published.en && !meeting.published.ru && (
            <>
              {" "}
              <Tag tone="stop">{t("meetings:head.draft")}</Tag>
            </>
          )}
        </>
      }
      aside={<Neighbours locale={locale} meeting={meeting} />}
    />
  );
}

function Neighbours({ locale, meeting }: Props) {
  const t = translator(locale);
  const year = meeting.start?.slice(0, 4);
  const { inSeries } = meeting;
  const neighbour = (side: "before" | "after" | "seriesBefore" | "seriesAfter", other: MeetingPage["before"]) =>
    other && {
      key: side,
      label: t(`meetings:head.${side}`),
      value: (
        <a
          href={addressOf(locale, "/meetings/[code]", other.code)}
          rel={side === "before" ? "prev" : side === "after" ? "next" : undefined}
        >
          {shortNameWithDates(other, locale, year)}
          <MeetingStateMark meeting={other} locale={locale} today={meeting.asof ?? undefined} />
        </a>
      ),
    };
  const items = [
    neighbour("before", meeting.before),
    neighbour("after", meeting.after),
    inSeries.before?.code === meeting.before?.code ? null : neighbour("seriesBefore", inSeries.before),
    inSeries.after?.code === meeting.after?.code ? null : neighbour("seriesAfter", inSeries.after),
    (inSeries.before || inSeries.after) && {
      key: "series",
      label: t("meetings:head.series"),
      value: (
        <a href={addressOf(locale, "/meetings", searchOf(askedForSeries(meeting)))}>{t("meetings:head.seriesAll")}</a>
      ),
    },
    isInCalendar(meeting) && {
      key: "calendar",
      label: t("meetings:head.calendar"),
      value: <a href={addressOf(locale, "/meetings/[code]", meeting.code, ".ics")}>{t("meetings:head.add")}</a>,
    },
  ].filter((item) => item !== null && item !== false);
  return items.length > 0 ? <Leaders items={items} /> : null;
}

/** Shows what is known about it, and says in words what is not. */
export function MeetingFacts({
  locale,
  meeting,
  pillar,
  children,
}: Props & { pillar: PillarItem | null /** another note beside them */; children?: ReactNode }) {
  const t = translator(locale);
  const other = otherLocale(locale);
  const otherTitle = meeting.title[other];
  const notStated = <span className="soft">{t("meetings:facts.notStated")}</span>;
  const items = [
    ...(meeting.told.length > 0
      ? [{ key: "state", label: t("meetings:told.title"), value: <Told locale={locale} meeting={meeting} /> }]
      : []),
    { key: "place", label: t("meetings:facts.place"), value: <Place locale={locale} meeting={meeting} /> },
    {
      key: "format",
      label: t("meetings:facts.format"),
      value: meeting.format ? t(`meetings:formats.${meeting.format as "hybrid"}`) : notStated,
    },
    {
      key: "host",
      label: t("meetings:facts.host", { count: meeting.hosts.length || 1 }),
      value: meeting.hosts.length > 0 ? <MeetingHosts locale={locale} meeting={meeting} /> : notStated,
    },
    ...(pillar
      ? [
          {
            key: "pillar",
            label: t("meetings:facts.pillar"),
            value: (
              <a href={addressOf(locale, "/pillars/[number]", pillar.number)}>
                {roman(pillar.number)}. <LocalizedText value={pillar.short} locale={locale} tag={false} />
              </a>
            ),
          },
        ]
      : []),
    ...locales
      .filter((lang) => meeting.title.official[lang])
      .map((lang) => ({
        key: `official-${lang}`,
        label: t("meetings:facts.official", { language: t(`ui:language.self.${lang}`) }),
        value: <SourceWords source={meeting.title.official[lang]} locale={locale} />,
      })),
    {
      key: "other",
      label: capital(t(`ui:language.in.${other}`), locale),
      value: (
        <>
          {otherTitle && <span lang={other}>{otherTitle}</span>}{" "}
          <LanguageState
            state={otherTitle ? meeting.title.state[other] : "missing"}
            lang={other}
            locale={locale}
            of={meeting.title}
          />
        </>
      ),
    },
  ];
  return (
    <Section
      id="facts"
      title={t("meetings:facts.title")}
      note={
        <>
          <FactNotes locale={locale} meeting={meeting} />
          {children}
        </>
      }
    >
      <Facts items={items} />
    </Section>
  );
}

/** Everything that was told of it, the newest first, each with its day, its source and why. */
function Told({ locale, meeting: { told } }: Props) {
  const t = translator(locale);
  return told.toReversed().map(({ state, verb, occurred, source, reason, reasonTranslation, before }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <p key={index}>
      {capital(t(`meetings:state.${state}`), locale)}
      {occurred && verb !== "hold" && `, ${formatDays(occurred, locale)}`}
      {". "}
      {before && `${t("meetings:told.daysBefore", { dates: formatDates(before, locale) })} `}
      <ReasonWords reason={reason} translation={reasonTranslation} locale={locale} />{" "}
      <span className="small">
        {source.length > 0 ? <SourceWords source={source} locale={locale} tag={false} /> : t("meetings:told.noSource")}
      </span>
    </p>
  ));
}

/** City and country, the country under its name of then; it leads to the partner, or to the meetings there. */
function Place({ locale, meeting: { city, place } }: Props) {
  const t = translator(locale);
  const hasCity = Boolean(city.en || city.ru);
  if (!hasCity && !place) return <span className="soft">{t("meetings:facts.unknown")}</span>;
  const country = place && <LocalizedText value={place.nameThen} locale={locale} />;
  const then = inLanguage(place?.nameThen, locale)?.text;
  const now = inLanguage(place?.name, locale)?.text;
  return (
    <>
      <LocalizedText value={city} locale={locale} />
      {hasCity && place && ", "}
      {place && (
        <a
          href={
            place.isPartner
              ? addressOf(locale, "/partners/[code]", place.code)
              : addressOf(locale, "/meetings", `?place=${place.code}`)
          }
        >
          {country}
        </a>
      )}
      {now && now !== then && ` (${t("meetings:facts.now", { name: now })})`}
    </>
  );
}

function FactNotes({ locale, meeting }: Props) {
  const t = translator(locale);
  const hasSource = meeting.source.length > 0;
  return (
    <>
      {hasSource && (
        <Note locale={locale}>
          <SourceWords source={meeting.source} locale={locale} />
        </Note>
      )}
      {isUnconfirmed(meeting, locale) && (
        <Note kind="look" title={t("meetings:unofficial.title")} locale={locale}>
          {t("meetings:unofficial.text", { language: t(`ui:language.self.${locale}`) })}
        </Note>
      )}
    </>
  );
}
