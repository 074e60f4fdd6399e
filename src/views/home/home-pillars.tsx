import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { statuses } from "#features/recommendations/recommendation.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Leaders } from "#ui/list.tsx";
import { Numeral } from "#ui/numeral.tsx";
import { TextState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Home } from "./home-queries.ts";
import { NoMeeting } from "./home-year.tsx";

type Props = { home: Home; locale: Locale };

/** The pillars side by side, each with what its latest year brought. */
export function HomePillars({ home, locale }: Props) {
  return (
    <div className="quarters">
      {home.pillars.map((pillar) => (
        <div key={pillar.number}>
          <Numeral>{roman(pillar.number)}</Numeral>
          <p className="lead">
            <a href={addressOf(locale, "/pillars/[number]", pillar.number)}>
              <LocalizedText value={pillar.short} locale={locale} />
            </a>
          </p>
          <PillarFigures home={home} locale={locale} pillar={pillar} />
        </div>
      ))}
    </div>
  );
}

function PillarFigures({
  home: { year, meetings, absences, recommendationsOfYear },
  locale,
  pillar,
}: Props & { pillar: PillarItem }) {
  const t = translator(locale);
  if (year === null) return <span />;
  const held = meetings.filter(({ type, pillar: number }) => type === "ewg" && number === pillar.number);
  const label = t("home:pillars.inYear", { year });
  const absence = absences.find((one) => one.pillar === pillar.number) ?? null;
  const none = { key: "none", label, value: <NoMeeting absence={absence} locale={locale} /> };
  if (held.length === 0) return <Leaders items={[none]} />;
  const codes = held.map(({ code }) => code);
  const born = recommendationsOfYear.filter(({ meeting }) => meeting && codes.includes(meeting.code));
  const states = statuses
    .map((status) => ({ status, count: born.filter((item) => item.status === status).length }))
    .filter(({ count }) => count > 0);
  return (
    <Leaders
      items={[
        ...held.map((meeting) => ({
          key: meeting.code,
          label,
          value: <CityAndDates meeting={meeting} locale={locale} />,
        })),
        ...(absence ? [none] : []),
        { key: "recommendations", label: t("home:pillars.recommendations"), value: born.length },
        ...states.map(({ status, count }) => ({
          key: status,
          label: <TextState state={status} count={count} locale={locale} />,
          value: count,
        })),
      ]}
    />
  );
}

function CityAndDates({ meeting, locale }: { meeting: MeetingItem; locale: Locale }) {
  const dates = formatDates(meeting, locale, { short: true });
  if (!meeting.city.en && !meeting.city.ru) return dates;
  return (
    <>
      <LocalizedText value={meeting.city} locale={locale} />, {dates}
    </>
  );
}
