import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { shortName } from "#features/meetings/meeting-words.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";
import { Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Home } from "./home-queries.ts";

type Props = { home: Home; locale: Locale };

/** The next one, or that none is announced; a meeting under way is the next one, too. */
export function NextMeeting({ home: { coming }, locale, today }: Props & { today: string }) {
  const t = translator(locale);
  const [next] = coming;
  return (
    <Section id="next" title={t("home:next.title")}>
      {next ? (
        <>
          <p>
            {next.state === "held" && <b>{t("home:next.now")}. </b>}
            <a href={addressOf(locale, "/meetings/[code]", next.code)}>
              <LocalizedText value={next.title} locale={locale} absent={next.code} />
            </a>
          </p>
          <p>
            <City meeting={next} locale={locale} after=", " />
            {formatDates(next, locale)}
            <MeetingStateMark meeting={next} locale={locale} today={today} />
          </p>
        </>
      ) : (
        <p>{t("home:next.none")}</p>
      )}
      <p className="small print:hidden">
        <a href={addressOf(locale, "/meetings")}>{t("home:next.all")}</a>
      </p>
      <p className="small print:hidden">
        <a href={addressOf(locale, "/meetings", ".ics")}>{t("home:next.calendar")}</a>
      </p>
    </Section>
  );
}

export function MeetingsOfYear({ home: { year, meetings }, locale }: Props) {
  const t = translator(locale);
  if (year === null) return null;
  return (
    <Section id="meetings" title={t("home:meetings.title", { year })}>
      <Leaders
        items={meetings.map((meeting) => ({
          key: meeting.code,
          label: (
            <>
              <a href={addressOf(locale, "/meetings/[code]", meeting.code)}>
                {shortName(meeting, locale)}
                <City meeting={meeting} locale={locale} before=", " />
              </a>
              <MeetingStateMark meeting={meeting} locale={locale} />
            </>
          ),
          value: capital(formatDates(meeting, locale, { short: true }), locale),
        }))}
      />
    </Section>
  );
}

function City({
  meeting,
  locale,
  before = "",
  after = "",
}: {
  meeting: MeetingItem;
  locale: Locale;
  before?: string;
  after?: string;
}) {
  if (!meeting.city.en && !meeting.city.ru) return null;
  return (
    <>
      {before}
      <LocalizedText value={meeting.city} locale={locale} />
      {after}
    </>
  );
}
