import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital, dayOf, formatDate, formatMoment, typeset } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { Section } from "#ui/page.tsx";
import { ImplementationState } from "#ui/state.tsx";
import type { Sheet } from "./sheet-queries.ts";

type Props = { locale: Locale; partner: string; year: number; rows: Sheet["unasked"] };

/** Leads to what is typed for other years, and not sent. */
export function DraftsElsewhere({
  locale,
  drafts,
}: {
  locale: Locale;
  drafts: readonly { recommendation: string; year: number }[];
}) {
  const t = translator(locale);
  if (drafts.length === 0) return null;
  return (
    <Section id="drafts" title={t("reports:unasked.elsewhere")}>
      <ul>
        {drafts.map(({ recommendation, year }) => (
          <li key={`${recommendation} ${year}`}>
            <a href={addressOf(locale, "/recommendations/[code]/report", recommendation, `?year=${year}`)}>
              {t("reports:unasked.draftFor", { code: recommendation, year })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/**
 * Shows what a partner said of its own accord, or typed before it was asked no more: nobody waits for it, and it is not
 * lost.
 */
export function Unasked({ locale, partner, year, rows }: Props) {
  const t = translator(locale);
  if (rows.length === 0) return null;
  return (
    <Section id="unasked" title={t("reports:unasked.title", { year })}>
      <p>{t("reports:unasked.lead", { partner })}</p>
      <RecordList>
        {rows.map(({ recommendation, answer, draft, addressed }) => {
          const { code } = recommendation;
          const action = t(draft ? "reports:unasked.continue" : "reports:mine.correct");
          return (
            <RecordRow
              key={code}
              number={<Code code={code} href={addressOf(locale, "/recommendations/[code]", code)} />}
              state={<ImplementationState state={answer?.state ?? "notAsked"} locale={locale} />}
              below={
                <>
                  {answer && t("rounds:sheet.answer", { year, date: formatDate(dayOf(answer.submittedAt), locale) })}
                  {answer && ". "}
                  {draft && (
                    <>
                      {t("rounds:sheet.draft", { moment: formatMoment(draft.savedAt, locale) })}:{" "}
                      <span lang={draft.language}>
                        {typeset(draft.statement || draft.evidence, draft.language)}
                      </span>{" "}
                    </>
                  )}
                  {addressed ? (
                    <a
                      href={addressOf(locale, "/recommendations/[code]/report", code, `?year=${year}`)}
                      aria-label={t("reports:mine.ofCode", { action, code })}
                    >
                      {capital(action, locale)}
                    </a>
                  ) : (
                    t("reports:unasked.notAddressed")
                  )}
                </>
              }
            >
              <RecommendationWords item={recommendation} locale={locale} />
            </RecordRow>
          );
        })}
      </RecordList>
    </Section>
  );
}
