import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { NoChange } from "#features/reports/report-notes.tsx";
import type { Due } from "#features/reports/report-queries.ts";
import { SentWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";

type Props = { locale: Locale; partner: string; year: number; due: readonly Due[] };

/** Shows a focal point what it is asked for this year, the unanswered first, each with the answer before. */
export function ReportsDue({ locale, partner, year, due }: Props) {
  const t = translator(locale);
  const waiting = due.filter(({ answer }) => answer === null);
  const answered = due.filter(({ answer }) => answer !== null);
  return (
    <Section id="reports" title={t("reports:mine.title", { partner })}>
      <p>{t("reports:mine.lead", { year })}</p>
      {due.length === 0 && <EmptyState>{t("reports:mine.none", { partner })}</EmptyState>}
      {due.length > 0 && waiting.length === 0 && <EmptyState>{t("reports:mine.allAnswered", { year })}</EmptyState>}
      {waiting.length > 0 && (
        <>
          <GroupHead
            as="h3"
            title={t("reports:mine.waiting", { year })}
            aside={t("reports:mine.waitingCount", { count: waiting.length })}
          />
          <DueList {...{ locale, year }} due={waiting} />
        </>
      )}
      {answered.length > 0 && (
        <>
          <GroupHead
            as="h3"
            title={t("reports:mine.answered", { year })}
            aside={t("reports:mine.waitingCount", { count: answered.length })}
          />
          <DueList {...{ locale, year }} due={answered} />
        </>
      )}
    </Section>
  );
}

function DueList({ locale, year, due }: { locale: Locale; year: number; due: readonly Due[] }) {
  const t = translator(locale);
  return (
    <RecordList>
      {due.map(({ recommendation, answer, before }) => {
        const { code } = recommendation;
        const action = answer ? t("reports:mine.correct") : t("reports:mine.report", { year });
        return (
          <RecordRow
            key={code}
            number={<Code code={code} href={addressOf(locale, "/recommendations/[code]", code)} />}
            state={<ImplementationState state={answer?.state ?? "noReport"} locale={locale} />}
            below={
              <>
                {before ? (
                  <>
                    {t("reports:mine.before", {
                      year: before.year,
                      state: t(`states:implementation.${before.state}`),
                    })}{" "}
                    <NoChange since={before.repeats} locale={locale} />
                    <SentWords words={before.statement} {...before} locale={locale} />{" "}
                    {before.sample && <Tag>{t("reports:release.sample")}</Tag>}
                  </>
                ) : (
                  t("reports:mine.never")
                )}{" "}
                <a
                  href={addressOf(locale, "/recommendations/[code]/report", code, `?year=${year}`)}
                  aria-label={t("reports:mine.ofCode", { action, code })}
                >
                  {capital(action, locale)}
                </a>
              </>
            }
          >
            <RecommendationWords item={recommendation} locale={locale} />
          </RecordRow>
        );
      })}
    </RecordList>
  );
}
