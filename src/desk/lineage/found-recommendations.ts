import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { isExplained, noWordsText, provenanceKey } from "#features/recommendations/recommendation-words.tsx";
import { type ReportState, reportStates } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates, formatList, typeset } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import type { Actor } from "#policy.ts";
import type { FoundRecord } from "#ui/form/form-state.ts";
import { type Fate, fatesOf } from "./fate-queries.ts";

/** Recommendations as a form shows what it found: number, words, meeting, and what came of them. */
export async function toFoundRecords(
  actor: Actor,
  items: readonly RecommendationItem[],
  locale: Locale,
): Promise<FoundRecord[]> {
  const fates = await fatesOf(actor, items);
  return items.map((item) => toFound(item, fates.get(item.code), locale));
}

function toFound(item: RecommendationItem, fate: Fate | undefined, locale: Locale): FoundRecord {
  const t = translator(locale);
  const { code, status, meeting } = item;
  const found = recordWordsIn(item.text, locale);
  return {
    code,
    href: addressOf(locale, "/recommendations/[code]", code),
    state: status && { name: status, word: capital(t(`states:text.${status}`, { count: 1 }), locale) },
    words: found && { text: typeset(found.text, found.lang), lang: found.lang },
    tags: tagsOf(item, locale),
    facts: [
      meeting ? meetingText(meeting, locale) : t("near:noMeeting"),
      ...(fate?.became ?? []).map(({ kind, codes }) =>
        t(`lineage:became.${kind}`, { codes: formatList(codes, locale) }),
      ),
      reportsText(fate?.reports ?? {}, locale),
    ],
  };
}

function tagsOf({ text, provenance, source }: RecommendationItem, locale: Locale): string[] {
  const t = translator(locale);
  const found = recordWordsIn(text, locale);
  if (!found) return [noWordsText({ provenance, source }, locale)];
  return [
    ...(found.outdated ? [t("states:outdated.mark")] : []),
    ...(found.fallback ? [t(`ui:language.in.${found.lang}`)] : []),
    ...(provenance === "sample" ? [t("ui:tag.sample")] : []),
    ...(isExplained(provenance) ? [t(provenanceKey(provenance, "tag"))] : []),
    ...(isUnsettled(text.state[found.lang]) ? [t(`states:language.${text.state[found.lang]}`)] : []),
  ].map((tag) => capital(tag, locale));
}

function meetingText(meeting: NonNullable<RecommendationItem["meeting"]>, locale: Locale): string {
  const title = plainWords(meeting.title, locale) ?? meeting.code;
  const city = inLanguage(meeting.city, locale)?.text;
  return typeset([title, city, formatDates(meeting, locale)].filter(Boolean).join(", "), locale);
}

/** "Partners report: done 2, under way 1". Silence is no progress, and is said. */
function reportsText(reports: Partial<Record<ReportState, number>>, locale: Locale): string {
  const t = translator(locale);
  const counted = reportStates.flatMap((state) => {
    const count = reports[state];
    return count ? [`${t(`states:implementation.${state}`)} ${count}`] : [];
  });
  return typeset(
    counted.length > 0 ? t("near:reports", { states: counted.join(", ") }) : capital(t("near:noReports"), locale),
    locale,
  );
}
