import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { PlaceAndDates } from "#features/recommendations/recommendation-meeting.tsx";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import type { StatusSince } from "#features/recommendations/status-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import type { Home } from "./home-queries.ts";

type Props = { home: Home; locale: Locale };

export function LatestRecommendations({ home, locale }: Props) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
  if (home.recommendations === 0) return <EmptyState>{t("home:latest.none")}</EmptyState>;
  return (
    <>
      <RecordList>
        {home.latest.map((entry) => {
          const item = entry.kind === "one" ? entry.item : entry.items[0];
          if (!item) return null;
          const below = (
            <Below item={item} count={entry.kind === "one" ? 1 : entry.items.length} {...{ home, locale }} />
          );
          if (entry.kind === "one") {
            return (
              <RecordRow
                key={item.code}
                number={<Code code={item.code} href={addressOf(locale, "/recommendations/[code]", item.code)} />}
                below={below}
              >
                <RecommendationWords item={item} locale={locale} />
              </RecordRow>
            );
          }
          const address = item.meeting
            ? `${list}?meeting=${item.meeting.code}`
            : addressOf(locale, "/recommendations/[code]", item.code);
          return (
            <RecordRow key={item.code} number={<Code code={item.code} to={entry.to} href={address} />} below={below}>
              {t("home:latest.withoutText", {
                count: entry.items.length,
                pillar: pillarOf(item, home, locale),
              })}
            </RecordRow>
          );
        })}
      </RecordList>
      <p className="mt-4 print:hidden">
        <a href={list}>{t("home:latest.all", { count: home.recommendations })}</a>
        <br />
        <a href={addressOf(locale, "/recommendations/matrix")}>{t("recommendations:matrix.link")}</a>
      </p>
    </>
  );
}

/** Its state, and where or when it came to it. */
function Below({ item, count, home, locale }: Props & { item: RecommendationItem; count: number }) {
  const since = home.since.get(item.code);
  return (
    <>
      {item.status && <TextState state={item.status} count={count} locale={locale} />}{" "}
      {since && <WhereAndWhen since={since} item={item} locale={locale} />}
    </>
  );
}

function WhereAndWhen({
  since: { meeting, on },
  item,
  locale,
}: {
  since: StatusSince;
  item: RecommendationItem;
  locale: Locale;
}) {
  if (meeting && meeting.code === item.meeting?.code) return <PlaceAndDates meeting={meeting} locale={locale} />;
  if (meeting) return formatDates(meeting, locale);
  return on ? formatDate(on.on, locale) : null;
}

function pillarOf(item: RecommendationItem, { pillars }: Home, locale: Locale): string {
  const pillar = pillars.find(({ number }) => number === item.pillar);
  return inLanguage(pillar?.short, locale)?.text ?? item.code;
}
