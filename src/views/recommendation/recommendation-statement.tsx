import type { ReactNode } from "react";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { isWordless } from "#features/recommendations/recommendation.ts";
import { MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, formatDates, formatDays } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Imprint } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";

type Props = { page: RecommendationPage; locale: Locale };

/** Distribution, date, languages, neighbours: four lines at the head of the record. */
export function RecommendationImprint({ page, locale, search }: Props & { search: string }) {
  const t = translator(locale);
  const neighbour = (code: string | null) =>
    code === null
      ? null
      : { href: addressOf(locale, "/recommendations/[code]", code, search), code: shortCode(code, page.code) };
  return (
    <Imprint
      locale={locale}
      lines={[
        t(page.publicIn.length > 0 ? "recommendations:imprint.public" : "recommendations:imprint.notPublic"),
        dateOf(page, locale),
        ...languagesOf(page, locale),
      ]}
      previous={neighbour(page.previous)}
      next={neighbour(page.next)}
    />
  );
}

function dateOf({ history, meeting, kind }: RecommendationPage, locale: Locale): string {
  const t = translator(locale);
  const [first] = history;
  if (first?.status === "agreed" && first.meeting) {
    return t("recommendations:imprint.agreed", { dates: formatDates(first.meeting, locale) });
  }
  if (first && !first.meeting && first.occurred) return formatDays(first.occurred, locale);
  if ((first || kind === "commitment") && meeting) {
    return t("recommendations:imprint.meeting", { dates: formatDates(meeting, locale) });
  }
  return t("recommendations:imprint.undated");
}

function languagesOf({ provenance, text }: RecommendationPage, locale: Locale): ReactNode[] {
  const t = translator(locale);
  if (isWordless(provenance)) {
    return [
      t(provenance === "not-public" ? "recommendations:imprint.notPublicText" : "recommendations:imprint.noText"),
    ];
  }
  return locales.map((lang) => {
    const isSample = provenance === "sample" && text.state[lang] === "original";
    const plain = isSample ? t("ui:tag.sample") : t(`states:language.${text.state[lang]}`);
    const state = text.outdated[lang] ? t("states:outdated.mark") : plain;
    return t("recommendations:imprint.language", {
      language: capital(t(`ui:language.self.${lang}`), locale),
      state,
    });
  });
}

/** `III-5` beside `2021-III-4`: what both have in common need not be said. */
function shortCode(code: string, beside: string): string {
  const year = /^\d{4}-(?=[IVX]+-)/.exec(beside)?.[0];
  return year && code.startsWith(year) ? code.slice(year.length) : code;
}

/** Says how it stands, where and since when; then where it comes from. */
export function Statement({
  page,
  locale,
  pillar,
  policyMeetings,
}: Props & {
  pillar: PillarItem | null;
  /** for what waits: those that were over, as of the day of the page, before and since it was agreed */
  policyMeetings: { before: MeetingItem | null; since: MeetingItem | null };
}) {
  const t = translator(locale);
  const latest = page.lastMove;
  const isFromOrigin = Boolean(latest?.meeting && latest.meeting.code === page.meeting?.code);
  const { before, since } = policyMeetings;
  return (
    <div className="part">
      <p className="lead">
        {page.kind === "commitment" ? (
          <Adopted page={page} locale={locale} />
        ) : (
          <>
            {page.status && (
              <TextState state={page.status} locale={locale} large>
                {page.amendment && page.status === "endorsed"
                  ? capital(t("states:amended", { count: 1 }), locale)
                  : undefined}
              </TextState>
            )}
            {latest && latest.status !== "unknown" && <Where entry={latest} locale={locale} />}
            {page.status === "unknown" && `. ${t("recommendations:statement.unknown")}`}
          </>
        )}
      </p>
      <p className="mt-2 soft">
        {pillar && (
          <>
            <PillarName pillar={pillar} locale={locale} />.{" "}
          </>
        )}
        {page.kind === "recommendation" && !page.meeting && t("recommendations:statement.originUnknown")}
        {page.kind === "recommendation" && page.meeting && (!isFromOrigin || page.status === "unknown") && (
          <>
            {t("recommendations:statement.origin")}
            <MeetingMention meeting={page.meeting} locale={locale} link={false} />.
          </>
        )}
      </p>
      {page.status === "agreed" && !since && (
        <p className="mt-2 soft">
          {t("recommendations:statement.waiting")}
          {before?.lastDay && (
            <>
              {" "}
              {t("recommendations:statement.before", {
                meeting: plainWords(before.title, locale) ?? before.code,
                date: formatDate(before.lastDay, locale),
              })}
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Adopted({ page, locale }: Props) {
  const t = translator(locale);
  return (
    <>
      {t("recommendations:statement.adopted")}
      {page.meeting && (
        <>
          {t("recommendations:statement.at")}
          <MeetingMention meeting={page.meeting} locale={locale} link={false} />
        </>
      )}
    </>
  );
}

function Where({ entry, locale }: { entry: RecommendationPage["history"][number]; locale: Locale }) {
  const t = translator(locale);
  if (entry.meeting) {
    return (
      <>
        {t("recommendations:statement.at")}
        <MeetingMention meeting={entry.meeting} locale={locale} link={false} />
      </>
    );
  }
  if (entry.occurred) return `, ${formatDays(entry.occurred, locale)}`;
  return `. ${t("recommendations:statement.undated")}`;
}

function PillarName({ pillar, locale }: { pillar: PillarItem; locale: Locale }) {
  return (
    <>
      {translator(locale)("recommendations:pillar", { numeral: roman(pillar.number) })}:{" "}
      <LocalizedText value={pillar.short} locale={locale} />
    </>
  );
}
