import { TextComparison } from "#features/recommendations/text-comparison.tsx";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";

/** Shows what was put right in the words, the newest first: why, by which source, and the words before and after as one. */
export function RecommendationErrata({ page, locale }: { page: RecommendationPage; locale: Locale }) {
  const t = translator(locale);
  const errata = page.confirmed.filter(({ verb }) => verb === "erratum").toReversed();
  if (errata.length === 0) return null;
  return (
    <Section id="errata" title={t("recommendations:errata.title")}>
      {errata.map(({ change, on, reason, source, recordedAt }) => (
        <div key={recordedAt.toISOString()}>
          <p>
            <LocalizedText value={reason} locale={locale} />
          </p>
          {source.length > 0 && (
            <p className="small mt-2">
              {t("recommendations:errata.source")} <SourceWords source={source} locale={locale} />
            </p>
          )}
          {change && (
            <TextComparison
              title={t("recommendations:errata.compared", { date: formatDate(on, locale) })}
              {...change}
              locale={locale}
            />
          )}
        </div>
      ))}
    </Section>
  );
}
