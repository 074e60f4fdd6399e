import { MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { TextComparison } from "#features/recommendations/text-comparison.tsx";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";

/** Shows what a meeting changed in the words when it endorsed them: the text before and the text that holds, as one. */
export function RecommendationAmendment({ page, locale }: { page: RecommendationPage; locale: Locale }) {
  const t = translator(locale);
  if (!page.amendment) return null;
  const { before, entry } = page.amendment;
  return (
    <Section id="changes" title={t("recommendations:amendment.title")}>
      <p>
        {t("recommendations:amendment.what")}
        {entry.meeting && (
          <>
            {t("recommendations:statement.at")}
            <MeetingMention meeting={entry.meeting} locale={locale} />
          </>
        )}
        .
      </p>
      <TextComparison title={t("recommendations:amendment.compared")} before={before} after={page} locale={locale} />
      {before.source.length > 0 && (
        <p className="small mt-3">
          {t("recommendations:amendment.sourceBefore")} <SourceWords source={before.source} locale={locale} />
        </p>
      )}
    </Section>
  );
}
