import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { PartnerState } from "#features/reports/partner-state.tsx";
import { silenceOn } from "#features/reports/report.ts";
import { NoChange } from "#features/reports/report-notes.tsx";
import { SentWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Sight } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { ImplementationState, TextState } from "#ui/state.tsx";
import { SampleTag } from "#ui/text.tsx";
import { ListNotes } from "#views/search/recommendation-list.tsx";
import type { AddressedRecommendation, PartnerPage } from "./find-partner.ts";

type Props = { locale: Locale; partner: PartnerPage };

/** Longer lists stand at their own address, with filters and pages. */
const longest = 20;

/** Shows what is asked of the partner, and its latest report on each as far as this reader may see it. */
export function PartnerRecommendations({ locale, partner }: Props) {
  const t = translator(locale);
  const { addressed, code, sight } = partner;
  const count = addressed.length;
  const shown = addressed.slice(0, longest);
  return (
    <Section id="recommendations" title={t("partners:reports.title")}>
      {count === 0 ? (
        <EmptyState>
          <p>{t("partners:reports.unknown")}</p>
          <p>
            <a href={addressOf(locale, "/recommendations")}>{t("partners:reports.all")}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <div className="notes mb-3">
            <ListNotes items={shown.map(({ recommendation }) => recommendation)} locale={locale} />
          </div>
          <RecordList>
            {shown.map((each) => (
              <Addressed key={each.recommendation.code} {...{ locale, each, sight }} />
            ))}
          </RecordList>
          <p className="mt-4 print:hidden">
            <a href={addressOf(locale, "/recommendations", `?partner=${code}`)}>
              {t("partners:reports.list", { count })}
            </a>
            <br />
            <a href={addressOf(locale, "/recommendations/matrix", `?partner=${code}`)}>
              {t("recommendations:matrix.link")}
            </a>
          </p>
        </>
      )}
    </Section>
  );
}

function Addressed({
  locale,
  each: { recommendation, report },
  sight,
}: {
  locale: Locale;
  each: AddressedRecommendation;
  sight: Sight;
}) {
  const t = translator(locale);
  return (
    <RecordRow
      number={
        <Code code={recommendation.code} href={addressOf(locale, "/recommendations/[code]", recommendation.code)} />
      }
      state={<PartnerState state={report?.state ?? silenceOn(recommendation.status)} sight={sight} locale={locale} />}
      below={
        <>
          {recommendation.status && <TextState state={recommendation.status} locale={locale} />}
          {report && `${recommendation.status ? ", " : ""}${t("partners:reports.forYear", { year: report.year })}`}
          {report?.sample && (
            <>
              {" "}
              <SampleTag locale={locale} />
            </>
          )}
        </>
      }
    >
      <RecommendationWords item={recommendation} locale={locale} />
    </RecordRow>
  );
}

const latestShown = 5;

/** Shows what it said last, in its own words; nothing where it has said nothing that this reader may see. */
export function PartnerAnswers({ locale, partner: { addressed } }: Props) {
  const t = translator(locale);
  const answers = addressed
    .flatMap(({ recommendation, report }) => (report ? [{ recommendation, report }] : []))
    .sort((a, b) => b.report.submittedAt.getTime() - a.report.submittedAt.getTime())
    .slice(0, latestShown);
  if (answers.length === 0) return null;
  return (
    <div className="mt-5">
      <h3>{t("ledger:latest")}</h3>
      <RecordList>
        {answers.map(({ recommendation: { code }, report }) => (
          <RecordRow
            key={code}
            number={<Code code={code} href={addressOf(locale, "/recommendations/[code]", code, "#reports")} />}
            state={<ImplementationState state={report.state} locale={locale} />}
            below={
              <>
                {t("ledger:submitted", { year: report.year, date: formatDate(dayOf(report.submittedAt), locale) })}
                {report.sample && (
                  <>
                    {" "}
                    <SampleTag locale={locale} />
                  </>
                )}
              </>
            }
          >
            <NoChange since={report.repeats} locale={locale} />
            <SentWords words={report.statement} {...report} locale={locale} />
          </RecordRow>
        ))}
      </RecordList>
    </div>
  );
}
