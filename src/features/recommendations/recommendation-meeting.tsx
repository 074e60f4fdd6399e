import { addressOf } from "#i18n/address.ts";
import { capital, formatDates, formatDays } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { LocalizedText } from "#ui/text.tsx";
import type { HistoryEntry, MeetingOfRecommendation } from "./recommendation-item.ts";

type Props = { meeting: MeetingOfRecommendation; locale: Locale };

/** "15th Policy Consultative Group Meeting, Vienna, 15–16 November 2021", its title a link unless the page has it elsewhere. */
export function MeetingMention({
  meeting,
  locale,
  dates = true,
  link = true,
}: Props & { dates?: boolean; link?: boolean }) {
  const place = <LocalizedText value={meeting.city} locale={locale} />;
  return (
    <>
      {link ? <MeetingLink meeting={meeting} locale={locale} /> : <MeetingTitle meeting={meeting} locale={locale} />}
      {hasCity(meeting) && <>, {place}</>}
      {dates && <>, {formatDates(meeting, locale)}</>}
    </>
  );
}

export function MeetingLink({ meeting, locale }: Props) {
  return (
    <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
      <MeetingTitle meeting={meeting} locale={locale} />
    </a>
  );
}

function MeetingTitle({ meeting, locale }: Props) {
  return <LocalizedText value={meeting.title} locale={locale} absent={meeting.code} />;
}

/** "Pillar III, Expert Working Group on precursors": the heading of what it brought forth. */
export function MeetingHeading({ meeting, locale }: Props) {
  const t = translator(locale);
  return (
    <>
      {meeting.pillar !== null && `${t("recommendations:pillar", { numeral: roman(meeting.pillar) })}, `}
      <MeetingLink meeting={meeting} locale={locale} />
    </>
  );
}

/** "Vienna, 28–29 October 2021". */
export function PlaceAndDates({ meeting, locale }: Props) {
  return (
    <>
      {hasCity(meeting) && (
        <>
          <LocalizedText value={meeting.city} locale={locale} />,{" "}
        </>
      )}
      {formatDates(meeting, locale)}
    </>
  );
}

function hasCity({ city }: MeetingOfRecommendation): boolean {
  return Boolean(city.en || city.ru);
}

/** A meeting of two days is the date of what it did, as precisely as the meeting's own is known. */
export function dateOf({ meeting, occurred }: Pick<HistoryEntry, "meeting" | "occurred">, locale: Locale): string {
  if (meeting) return capital(formatDates(meeting, locale), locale);
  if (!occurred) return capital(translator(locale)("ui:date.unknown"), locale);
  return formatDays(occurred, locale);
}
