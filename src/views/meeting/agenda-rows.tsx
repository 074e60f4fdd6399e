import type { ReactNode } from "react";
import { agendaTree } from "#features/agenda/agenda.ts";
import type { AgendaItemShown } from "#features/agenda/agenda-queries.ts";
import { nameOfLanguage } from "#features/documents/document-file.ts";
import { daysCounted } from "#features/meetings/meeting.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, formatList, formatWeekday } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { dateToDay, dayToDate } from "#lib/partial-date.ts";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { MeetingPage } from "./find-meeting.ts";

type Meeting = Pick<MeetingPage, "firstDay" | "lastDay" | "datePrecision" | "agenda">;

type Props = {
  locale: Locale;
  meeting: Meeting;
  /** beside a row, where it is moved and changed */
  handle?: (item: AgendaItemShown) => ReactNode;
  /** stands below a row, which is the one that is worked on */
  below?: { id: number; children: ReactNode };
  /** where one source bears out all of them, it is told once, elsewhere */
  saysSources?: boolean;
};

/** Days, sessions and items, each time at the left of what it is the time of. */
export function AgendaRows({ locale, meeting, ...row }: Props) {
  const byDay = Map.groupBy(agendaTree(meeting.agenda), ({ item }) => item.day);
  return [...byDay].map(([day, tops]) => (
    <section className="agenda" key={day}>
      {(day !== null || byDay.size > 1) && (
        <h3 className="agenda-day">
          <span>{dayTitle(day, meeting, locale)}</span>
          <span className="agenda-hours">{hoursOf(tops.flatMap(({ item, within }) => [item, ...within]))}</span>
        </h3>
      )}
      <ol>
        {tops.map(({ item, within }) => (
          <AgendaRow key={item.id} {...{ locale, item, ...row }}>
            {within.length > 0 && (
              <ol>
                {within.map((one) => (
                  <AgendaRow key={one.id} {...{ locale, item: one, ...row }} />
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
  handle,
  below,
  saysSources,
  children,
}: Omit<Props, "meeting"> & { item: AgendaItemShown; children?: ReactNode }) {
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
            <h4 className="agenda-title">{words}</h4>
          ) : (
            <p className="agenda-title">
              {number && <span className="agenda-number">{number}</span>} {words}
            </p>
          )}
          <AboutItem locale={locale} item={item} />
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

export function kindText({ kind }: Pick<AgendaItemShown, "kind">, locale: Locale): string {
  return capital(translator(locale)(`agenda:kinds.${kind}`), locale);
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
