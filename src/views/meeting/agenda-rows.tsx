import type { ReactNode } from "react";
import { agendaTree } from "#features/agenda/agenda.ts";
import type { AgendaItemShown } from "#features/agenda/agenda-queries.ts";
import { kindText } from "#features/agenda/agenda-words.ts";
import { nameOfLanguage } from "#features/documents/document-file.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { daysCounted } from "#features/meetings/meeting.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, formatList, formatWeekday } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { dateToDay, dayToDate } from "#lib/partial-date.ts";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { DocumentName, DocumentTitle } from "#views/documents/document-words.tsx";
import type { MeetingPage } from "./find-meeting.ts";

type Meeting = Pick<MeetingPage, "firstDay" | "lastDay" | "datePrecision" | "agenda">;

type Props = {
  locale: Locale;
  meeting: Meeting;
  /** the level of the heading under which the agenda stands */
  under: 1 | 2;
  /** beside a row, where it is moved and changed */
  handle?: (item: AgendaItemShown) => ReactNode;
  /** stands below a row, which is the one that is worked on */
  below?: { id: number; children: ReactNode };
  /** where one source bears out all of them, it is told once, elsewhere */
  saysSources?: boolean;
  /** the papers of the meeting, and what was born at it by the day of the page, as far as the reader may know them */
  papers?: readonly DocumentItem[];
  born?: readonly { id: number }[];
};

/** Days, sessions and items, each time at the left of what it is the time of. */
export function AgendaRows({ locale, meeting, under, ...row }: Props) {
  const byDay = Map.groupBy(agendaTree(meeting.agenda), ({ item }) => item.day);
  const hasDays = byDay.size > 1 || !byDay.has(null);
  const DayHeading = `h${under + 1}` as "h2" | "h3";
  const level = hasDays ? under + 2 : under + 1;
  return [...byDay].map(([day, tops]) => (
    <section className="agenda" key={day}>
      {hasDays && (
        <DayHeading className="agenda-day">
          <span>{dayTitle(day, meeting, locale)}</span>
          <span className="agenda-hours">{hoursOf(tops.flatMap(({ item, within }) => [item, ...within]))}</span>
        </DayHeading>
      )}
      <ol>
        {tops.map(({ item, within }) => (
          <AgendaRow key={item.id} {...{ locale, item, level, ...row }}>
            {within.length > 0 && (
              <ol>
                {within.map((one) => (
                  <AgendaRow key={one.id} {...{ locale, item: one, level, ...row }} />
                ))}
              </ol>
            )}
          </AgendaRow>
        ))}
      </ol>
    </section>
  ));
}

function AgendaRow({
  locale,
  item,
  level,
  handle,
  below,
  saysSources,
  papers = [],
  born = [],
  children,
}: Omit<Props, "meeting" | "under"> & { item: AgendaItemShown; level: number; children?: ReactNode }) {
  const Heading = `h${level}` as "h2" | "h3" | "h4";
  const { id, kind, number, title, starts, ends, source } = item;
  const isOpen = below?.id === id;
  const look = kind === "session" ? "agenda-session" : kind === "break" ? "agenda-break" : "agenda-item";
  const worn = isOpen ? `${look} agenda-open` : look;
  const words = inLanguage(title, locale) ? <LocalizedText value={title} locale={locale} /> : kindText(item, locale);
  return (
    <li id={`item-${id}`} className={worn} {...(handle && { "data-item": id, "data-version": item.version })}>
      <div className="agenda-row">
        <p className="agenda-time">{starts && [starts, ends].filter(Boolean).join("–")}</p>
        <div>
          {kind === "session" ? (
            <Heading className="agenda-title">{words}</Heading>
          ) : (
            <p className="agenda-title">
              {number && <span className="agenda-number">{number}</span>} {words}
            </p>
          )}
          <AboutItem locale={locale} item={item} />
          <ItemLinks {...{ locale, item, papers, born }} />
          {saysSources && source.length > 0 && (
            <p className="agenda-about">
              {translator(locale)("ui:note.source")}: <SourceWords source={source} locale={locale} />
            </p>
          )}
        </div>
        {handle && <div className="agenda-handle">{handle(item)}</div>}
      </div>
      {isOpen && below.children}
      {children}
    </li>
  );
}

/** In a line: its kind, unless that goes without saying, into which languages it is interpreted, who is in the chair, who speaks. */
function AboutItem({ locale, item }: { locale: Locale; item: AgendaItemShown }) {
  const t = translator(locale);
  const { kind, interpretation, speakers, title } = item;
  const says = kind !== "session" && kind !== "item" && kind !== "break" && inLanguage(title, locale);
  const languages = interpretation.map((code) => nameOfLanguage(code, locale));
  const of = (role: "chair" | "speaker") => speakers.filter((one) => one.role === role);
  const parts = [
    says && kindText(item, locale),
    languages.length > 0 && t("agenda:interpretation", { languages: formatList(languages, locale) }),
    ...(["chair", "speaker"] as const).map((role) => {
      const those = of(role);
      return (
        those.length > 0 && (
          <>
            {t(`agenda:roles.${role}`, { count: those.length })}: <Speakers locale={locale} speakers={those} />
          </>
        )
      );
    }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className="agenda-about">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line
        <span key={index}>{part}. </span>
      ))}
    </p>
  );
}

/** The papers of an item, and the recommendations that came from it. */
function ItemLinks({
  locale,
  item,
  papers = [],
  born = [],
}: Pick<Props, "locale" | "papers" | "born"> & { item: AgendaItemShown }) {
  const t = translator(locale);
  const documents = papers.filter(({ id }) => item.documents.includes(id));
  const codes = item.recommendations.filter(({ id }) => born.some((one) => one.id === id)).map(({ code }) => code);
  return (
    <>
      {documents.length > 0 && (
        <p className="agenda-about">
          {t("agenda:papers")}:{" "}
          {documents.map((document, index) => (
            <span key={document.code}>
              {index > 0 && "; "}
              <a href={addressOf(locale, "/documents/[code]", document.code)}>
                <DocumentName document={document} />
              </a>{" "}
              <DocumentTitle document={document} locale={locale} />
            </span>
          ))}
        </p>
      )}
      {codes.length > 0 && (
        <p className="agenda-about">
          {t("agenda:recommendations", { count: codes.length })}:{" "}
          {codes.map((code, index) => (
            <span key={code}>
              {index > 0 && ", "}
              <a href={addressOf(locale, "/recommendations/[code]", code)}>{code}</a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** A partner under its name of then, with the function in which somebody spoke for it. */
function Speakers({ locale, speakers }: { locale: Locale; speakers: AgendaItemShown["speakers"] }) {
  return speakers.map(({ partner, name }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <span key={index}>
      {index > 0 && "; "}
      {partner && (
        <a href={addressOf(locale, "/partners/[code]", partner.code)}>
          <LocalizedText value={partner.nameThen ?? partner.name} locale={locale} />
        </a>
      )}
      {partner && name && ", "}
      {name && <LocalizedText value={name} locale={locale} />}
    </span>
  ));
}

/** The date of a day of the meeting, where its days are known; else which day it is. */
export function dayTitle(day: number | null, meeting: Omit<Meeting, "agenda">, locale: Locale): string {
  const t = translator(locale);
  if (day === null) return t("agenda:noDay");
  const days = daysCounted(meeting);
  if (days === null || day > days || !meeting.firstDay) return t("agenda:day", { number: day });
  const date = dayToDate(meeting.firstDay);
  date.setUTCDate(date.getUTCDate() + day - 1);
  const iso = dateToDay(date);
  return `${capital(formatWeekday(iso, locale), locale)}, ${formatDate(iso, locale)}`;
}

/** From the first to the last time of a day. */
function hoursOf(items: readonly AgendaItemShown[]): string | null {
  const times = items.flatMap(({ starts, ends }) => [starts, ends].filter((time) => time !== null)).toSorted();
  return times.length > 1 ? `${times[0]}–${times.at(-1)}` : null;
}
